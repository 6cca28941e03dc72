import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const EVERY_MS = 3_000
const ANSWER_MS = 2_000

/** Resolves when nothing listens any more at the address of a database; never after the signal. */
export async function databaseGone(url: string, signal: AbortSignal): Promise<'database-gone'> {
  const { hostname, port } = new URL(url)
  while (!signal.aborted) {
    await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined)
    if (!signal.aborted && !(await listens(hostname, Number(port)))) return 'database-gone'
  }
  return new Promise(() => undefined)
}

/** Whether somebody listens there; one who is slow to answer does. */
function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ANSWER_MS })
    const say = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => say(true))
    socket.once('timeout', () => say(true))
    socket.once('error', () => say(false))
  })
}
