import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { errorCode, waitUntil } from './processes'
import { inPackages, PROJECT } from './project'
import type { Settings } from './settings'

const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 25_000

type Listening = Pick<Settings, 'port' | 'host'>

export interface AppServer {
  /** Resolves with the exit code when the server ends, for whatever reason; 1 when it was killed. */
  readonly ended: Promise<number>
  /** @throws when the server ended, or does not answer within a minute */
  ready(): Promise<void>
  /** Lets requests under way finish, at most 25 s. False when the server had to be killed. */
  stop(): Promise<boolean>
  /** Ends it with SIGKILL, as a crash would. Resolves when it is gone. */
  kill(): Promise<void>
}

/** @throws when another program listens there */
export async function checkPort({ port, host }: Listening): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, host, () => probe.close(() => resolve()))
  }).catch((error) => {
    const code = errorCode(error)
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is in use by another program (Discern itself, perhaps). Stop it, or choose another port: PORT=${port + 1} npm start`,
      )
    }
    if (code === 'EACCES')
      throw new Error(`Port ${port} needs rights that this user does not have.`)
    throw new Error(`Cannot listen on ${host ?? 'port'} ${port}: ${String(error)}`)
  })
}

/** Starts the built app. It ends with this process, as the channel between them closes (`stopWithParent`). */
export function startApp(settings: Listening, env: Readonly<Record<string, string>>): AppServer {
  const { port, host } = settings
  const child = spawn(
    process.execPath,
    [
      ...[inPackages('next/dist/bin/next'), 'start', '-p', String(port)],
      ...(host ? ['-H', host] : []),
    ],
    {
      cwd: PROJECT,
      env: {
        ...process.env,
        ...env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        DISCERN_LAUNCHED: '1',
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
  return {
    ended,
    ready: () => untilReady(child, settings),
    stop: () => stop(child),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

async function untilReady(child: ChildProcess, { port, host }: Listening): Promise<void> {
  const anywhere = host === undefined || host === '0.0.0.0' || host === '::'
  const name = anywhere ? '127.0.0.1' : host
  const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}/api/health`
  const settled = await waitUntil(
    async () => hasEnded(child) || (await answers(url)),
    READY_LIMIT_MS,
  )
  if (hasEnded(child)) throw new Error('The app ended while it started.')
  if (!settled) throw new Error(`The app does not answer at ${url}.`)
}

async function answers(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) })
    return status < 500
  } catch {
    return false
  }
}

async function stop(child: ChildProcess): Promise<boolean> {
  if (hasEnded(child)) return true
  child.kill('SIGTERM')
  if (await waitUntil(() => hasEnded(child), STOP_LIMIT_MS)) return true
  child.kill('SIGKILL')
  await waitUntil(() => hasEnded(child), 2000)
  return false
}
