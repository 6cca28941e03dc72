import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock'

/** The folder of package.json. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Keeps stamps and locks of the command-line doors; may be removed at any time. */
const CACHE = path.join(PROJECT, 'node_modules', '.cache', 'discern')

/** What the environment sets wins over .env.local, and that over .env. */
export function loadEnvFiles(): void {
  for (const name of ['.env.local', '.env']) {
    const file = path.join(PROJECT, name)
    if (existsSync(file)) process.loadEnvFile(file)
  }
}

interface RunOptions {
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Ends the command, and what it has started, with SIGTERM. Without it Ctrl-C reaches the command directly. */
  readonly signal?: AbortSignal
}

/** Runs a Node program to its end, its output passed through. Gives the exit code; 1 when killed. */
export function runNode(args: readonly string[], options?: RunOptions): Promise<number> {
  return runCommand(process.execPath, args, options)
}

/** Runs a script of package.json like `runNode`. */
export function runScript(name: string, options?: RunOptions): Promise<number> {
  const npm = process.env.npm_execpath
  return npm && /\.c?js$/.test(npm)
    ? runNode([npm, 'run', name], options)
    : runCommand('npm', ['run', name], options)
}

function runCommand(
  command: string,
  args: readonly string[],
  { env, signal }: RunOptions = {},
): Promise<number> {
  const windows = process.platform === 'win32'
  const ownGroup = signal !== undefined && !windows
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: PROJECT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: ownGroup,
      shell: windows && command === 'npm',
    })
    const end = () => {
      if (ownGroup && child.pid) process.kill(-child.pid, 'SIGTERM')
      else child.kill('SIGTERM')
    }
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
