import { execFile } from 'node:child_process'

/** An operating-system user that commands run as. */
export interface OsUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export interface Outcome {
  readonly ok: boolean
  readonly stdout: string
  /** Its error output, else its output, else why it could not run; at most the last 2,000 characters. */
  readonly said: string
}

interface RunOptions {
  /** Absent: as the user of this process. */
  readonly as?: OsUser
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly limitMs?: number
}

/** Runs a command to its end. Never throws: a command that cannot run has failed, and `said` tells why. */
export function run(command: string, args: readonly string[], options: RunOptions = {}) {
  const { as, cwd = '/', env = {}, limitMs = 120_000 } = options
  return new Promise<Outcome>((resolve) => {
    const spawning = {
      cwd,
      env: { ...baseEnvironment(), ...env },
      timeout: limitMs,
      windowsHide: true,
      ...(as && { uid: as.uid, gid: as.gid }),
    }
    try {
      execFile(command, args, spawning, (error, stdout, stderr) => {
        const said = stderr.trim() || stdout.trim() || (error?.message ?? '')
        resolve({ ok: !error, stdout, said: said.slice(-2000) })
      })
    } catch (error) {
      resolve({ ok: false, stdout: '', said: String(error) })
    }
  })
}

/** PG* variables and locales of the caller would change what the server does, so they are left behind. */
function baseEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env
  return {
    NODE_ENV: process.env.NODE_ENV,
    ...(PATH && { PATH }),
    ...(SystemRoot && { SystemRoot }),
    ...(TEMP && { TEMP }),
    ...(TMP && { TMP }),
    LC_ALL: 'C',
    TZ: 'UTC',
  }
}
