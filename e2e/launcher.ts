import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive, waitUntil } from '../lib/cli/processes'
import { PROJECT } from '../lib/cli/project'

const READY_LIMIT_MS = 45_000
const GONE_LIMIT_MS = 10_000

export interface Launched {
  /** Ends the launcher, the app and PostgreSQL with SIGKILL, all at once. */
  killEverything(): Promise<void>
  stop(): Promise<void>
}

/** Starts the app the way `npm start` does, on a data folder and a port of its own. Resolves when it is ready. */
export async function launch(dataDir: string, port: number): Promise<Launched> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/start.ts'], {
    cwd: PROJECT,
    env: {
      ...process.env,
      PORT: String(port),
      DISCERN_DATA_DIR: dataDir,
      DATABASE_URL: '',
      NEXTAUTH_SECRET: '',
      NEXTAUTH_URL: '',
      npm_lifecycle_event: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const ready = await waitUntil(
    () => said.includes('Discern is ready') || hasEnded(child),
    READY_LIMIT_MS,
  )
  if (!ready || hasEnded(child)) {
    child.kill('SIGKILL')
    throw new Error(`The app did not start: ${said}`)
  }
  return {
    killEverything: () => killEverything(child, dataDir),
    stop: async () => {
      if (hasEnded(child)) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null

async function killEverything(child: ChildProcess, dataDir: string): Promise<void> {
  const pidFile = readFileSync(path.join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')
  const roots = [child.pid ?? 0, Number(pidFile.split('\n')[0])]
  const doomed = [...roots, ...roots.flatMap(descendantsOf)]
  for (const pid of doomed) kill(pid)
  const gone = () => doomed.every((pid) => !isAlive({ pid }))
  if (!(await waitUntil(gone, GONE_LIMIT_MS))) throw new Error('Something outlived its SIGKILL.')
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It went by itself, as its parent did.
  }
}

/** Known on Linux only; elsewhere children end by themselves a little after their parent. */
function descendantsOf(ancestor: number): number[] {
  const parents = new Map(
    pidsOfThisMachine().flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        return [[pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const]
      } catch {
        return []
      }
    }),
  )
  const below = (pid: number): number[] =>
    [...parents].flatMap(([child, parent]) => (parent === pid ? [child, ...below(child)] : []))
  return below(ancestor)
}

function pidsOfThisMachine(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Boolean)
  } catch {
    return []
  }
}
