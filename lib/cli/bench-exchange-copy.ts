import pg from 'pg'

type Connection = pg.Connection & {
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
}

/** One COPY in or out over a connection, as PostgreSQL's protocol has it: pg sends and hears its messages. */
class Copy {
  readonly chunks: Buffer[] = []
  callback: ((error: Error | null) => void) | null = null

  constructor(
    readonly text: string,
    readonly sent: readonly Uint8Array[],
  ) {}

  submit(connection: pg.Connection): void {
    connection.query(this.text)
  }

  handleCopyInResponse(connection: Connection): void {
    for (const chunk of this.sent) connection.sendCopyFromChunk(chunk)
    connection.endCopyFrom()
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.chunks.push(Buffer.from(chunk))
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.callback?.(error)
  }

  handleReadyForQuery(): void {
    this.callback?.(null)
  }
}

/** Runs a COPY … FROM STDIN or TO STDOUT and gives what came out. */
export async function copy(
  url: string,
  text: string,
  sent: readonly Uint8Array[] = [],
): Promise<readonly Buffer[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const query = new Copy(text, sent)
    await new Promise<void>((resolve, reject) => {
      query.callback = (error) => (error ? reject(error) : resolve())
      client.query(query)
    })
    return query.chunks
  } finally {
    await client.end()
  }
}
