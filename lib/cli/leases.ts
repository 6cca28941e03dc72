import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { createPrivately, readIfPresent } from './files'
import { isAlive, type ProcessMark, thisProcess } from './processes'

/** Says that this process uses what the folder stands for, until it returns the lease or dies. */
export async function takeLease(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const lease = path.join(folder, `${process.pid}-${randomBytes(6).toString('hex')}.json`)
  await createPrivately(lease, JSON.stringify(thisProcess()))
  return lease
}

/** Gives the lease back and counts those that living processes still hold; the dead ones' are removed. */
export async function returnLease(lease: string): Promise<number> {
  await rm(lease, { force: true })
  const folder = path.dirname(lease)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const alive = await Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name)
      if (isAlive(parseMark(await readIfPresent(file)))) return true
      await rm(file, { force: true })
      return false
    }),
  )
  return alive.filter(Boolean).length
}

function parseMark(text: string | undefined): ProcessMark {
  try {
    const { pid, started } = JSON.parse(text ?? '') as Partial<ProcessMark>
    return { pid: Number(pid), started }
  } catch {
    return { pid: 0 }
  }
}
