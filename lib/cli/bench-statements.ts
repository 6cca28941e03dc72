import pg from 'pg'

/** One statement as the driver is given it. */
export interface Sent {
  readonly text: string
  readonly values: readonly unknown[]
}

const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'values' in value &&
  Array.isArray(value.values)

/** What the driver is given while something runs. */
export async function statementsOf(run: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const query = pg.Client.prototype.query
  const listening = function (this: pg.Client, ...given: unknown[]): unknown {
    const [first] = given
    if (isSent(first)) sent.push({ text: first.text, values: first.values })
    return Reflect.apply(query, this, given)
  }
  Object.defineProperty(pg.Client.prototype, 'query', {
    value: listening,
    configurable: true,
    writable: true,
  })
  try {
    await run()
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', {
      value: query,
      configurable: true,
      writable: true,
    })
  }
  return sent
}
