import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** How a proxy treats what is posted to the log. Everything else goes through as it is. */
export interface Mischief {
  /** Milliseconds by which the n-th post is held up. */
  readonly delay: (n: number) => number
  /** Whether the answer of the n-th post is cut off after the server has given it. */
  readonly cuts: (n: number) => boolean
  /** Whether the n-th post reaches the server twice. */
  readonly replays: (n: number) => boolean
}

export const NONE: Mischief = { delay: () => 0, cuts: () => false, replays: () => false }

export interface BadNetwork {
  /** Refuses every connection from now on, and cuts those that are open. */
  down(): Promise<void>
  up(mischief?: Mischief): Promise<void>
  /** From now on the service worker is another one. */
  newVersion(): void
  /** Posts to the log that came through since it was last up, replays not counted. */
  readonly posts: () => number
}

/** Stands before a server on this machine, as a bad network would. */
export function proxyTo(target: number, port: number): BadNetwork {
  let mischief = NONE
  let posts = 0
  let version = ''
  const sockets = new Set<Socket>()
  const server = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const isPost = incoming.method === 'POST' && incoming.url === '/api/reviews'
    const n = isPost ? posts++ : 0
    if (isPost) await new Promise((resolve) => setTimeout(resolve, mischief.delay(n)))
    if (isPost && mischief.replays(n)) await forward(incoming, body)
    const { status, headers, content } = await forward(incoming, body)
    if (isPost && mischief.cuts(n)) {
      outgoing.writeHead(status, headers)
      outgoing.write(content.subarray(0, Math.floor(content.length / 2)))
      outgoing.destroy()
      return
    }
    const { 'content-length': _, ...unmeasured } = headers
    outgoing.writeHead(status, unmeasured)
    outgoing.end(incoming.url === '/sw.js' ? content + version : content)
  }

  interface Answer {
    readonly status: number
    readonly headers: IncomingMessage['headers']
    readonly content: Buffer
  }
  const forward = ({ method, url, headers }: IncomingMessage, body: Buffer) =>
    new Promise<Answer>((resolve, reject) => {
      const onward = request({
        host: '127.0.0.1',
        port: target,
        method,
        path: url,
        // A connection kept open may be closed by the server just as it is used again.
        agent: false,
        headers: { ...headers, 'accept-encoding': 'identity' },
      })
      onward.on('error', reject)
      onward.on('response', async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        const { 'transfer-encoding': _, ...rest } = response.headers
        const content = Buffer.concat(chunks)
        resolve({ status: response.statusCode ?? 502, headers: rest, content })
      })
      onward.end(body)
    })

  return {
    down: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
    up: (wanted = NONE) =>
      new Promise((resolve, reject) => {
        mischief = wanted
        posts = 0
        server.once('error', reject)
        server.listen((server.address() as AddressInfo | null)?.port ?? port, () => resolve())
      }),
    newVersion: () => {
      version = '\n// a newer version'
    },
    posts: () => posts,
  }
}
