import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createPrivately, readIfPresent } from './files'
import { isAlive, type ProcessMark, thisProcess } from './processes'

interface Holder extends ProcessMark {
  readonly token: string
}

const UNREADABLE: Holder = { pid: 0, token: 'unreadable' }

/**
 * Runs `work` while no other process holds the lock file. A lock whose process is gone is taken over.
 * @throws when a living process keeps the lock for longer than `limitMs`
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  limitMs = 180_000,
): Promise<T> {
  await acquire(file, performance.now() + limitMs)
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/**
 * A dead holder's lock is removed under a second lock named after it, and only if it is still there:
 * of two processes that saw the same dead holder, the slower one cannot remove the faster one's lock.
 */
async function acquire(file: string, deadline: number): Promise<void> {
  const mine: Holder = { ...thisProcess(), token: randomBytes(9).toString('hex') }
  for (;;) {
    if (await createPrivately(file, JSON.stringify(mine))) return
    const holder = await readHolder(file)
    if (!holder) continue
    if (isAlive(holder)) {
      if (performance.now() > deadline) {
        throw new Error(
          `Process ${holder.pid} has held ${file} for too long; end it and try again.`,
        )
      }
      await sleep(50)
      continue
    }
    const takeover = `${file}-${holder.token}`
    await acquire(takeover, deadline)
    try {
      if ((await readHolder(file))?.token === holder.token) await rm(file, { force: true })
    } finally {
      await rm(takeover, { force: true })
    }
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readIfPresent(file)
  if (text === undefined) return undefined
  try {
    const { pid, started, token } = JSON.parse(text) as Partial<Holder>
    return typeof pid === 'number' && typeof token === 'string' && /^[0-9a-f]+$/.test(token)
      ? { pid, started, token }
      : UNREADABLE
  } catch {
    return UNREADABLE
  }
}
