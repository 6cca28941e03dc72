import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock'

/** The folder of package.json. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Keeps stamps and locks of the command-line doors; may be removed at any time. */
const CACHE = path.join(PROJECT, 'node_modules', '.cache', 'discern')

interface RunOptions {
  /** Added to this process's environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Ends the command with SIGTERM. */
  readonly signal?: AbortSignal
}

/** Runs a Node program of the project to its end, its output passed through. Gives the exit code; 1 when killed. */
export function runNode(
  args: readonly string[],
  { env, signal }: RunOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: PROJECT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const end = () => child.kill('SIGTERM')
    if (signal?.aborted) end()
    signal?.addEventListener('abort', end, { once: true })
    child.once('error', reject)
    child.once('exit', (code) => {
      signal?.removeEventListener('abort', end)
      resolve(code ?? 1)
    })
  })
}

/** The program of an installed package: `inPackages('next/dist/bin/next')`. */
export function inPackages(program: string): string {
  return path.join(PROJECT, 'node_modules', program)
}

/** Runs `work` while no other process does work of this name in the project. */
export async function withProjectLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  await mkdir(CACHE, { recursive: true })
  return withLock(path.join(CACHE, `${name}.lock`), work, 15 * 60_000)
}
