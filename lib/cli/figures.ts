/** One figure of an evaluation or a measurement, and whether it meets its bar. */
export interface Figure {
  readonly name: string
  readonly value: string
  readonly ok: boolean
}

export function figure(name: string, value: number | string, ok: boolean): Figure {
  return { name, value: String(value), ok }
}

/** What must not be found at all; the first of what was found is shown. */
export function zero(name: string, found: readonly string[]): Figure {
  const shown = found.length > 0 ? `${found.length}: ${found[0]}` : '0'
  return { name, value: shown, ok: found.length === 0 }
}

/** Prints a line a figure as they come, and makes the process exit non-zero when one falls short. */
export async function printFigures(
  figures: Iterable<Figure> | AsyncIterable<Figure>,
): Promise<void> {
  let count = 0
  let short = 0
  for await (const { name, value, ok } of figures) {
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${value}`)
    count += 1
    if (!ok) short += 1
  }
  console.log(`${count - short} of ${count} figures hold`)
  process.exitCode = short === 0 ? 0 : 1
}
