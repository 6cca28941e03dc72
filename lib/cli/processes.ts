import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process that can be told from a later one with the same number. */
export interface ProcessMark {
  readonly pid: number
  /** Clock ticks from boot to the start of the process; absent where there is no /proc. */
  readonly started?: string
}

interface ProcessState {
  readonly started: string
  readonly zombie: boolean
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, started: stateOf(process.pid)?.started }
}

/** Whether the marked process still runs. A zombie, or another process with its number, does not count. */
export function isAlive({ pid, started }: ProcessMark): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return false
  const state = stateOf(pid)
  if (!state) return true
  return !state.zombie && (started === undefined || started === state.started)
}

/** Asks again and again until `done` holds. False when `limitMs` passed first. */
export async function waitUntil(
  done: () => boolean | Promise<boolean>,
  limitMs: number,
): Promise<boolean> {
  const deadline = performance.now() + limitMs
  for (;;) {
    if (await done()) return true
    if (performance.now() >= deadline) return false
    await sleep(50)
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

function stateOf(pid: number): ProcessState | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { started: fields[19] ?? '', zombie: fields[0] === 'Z' }
  } catch {
    return undefined
  }
}

/** The code of a system or PostgreSQL error (`ENOENT`, `3D000`); undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
