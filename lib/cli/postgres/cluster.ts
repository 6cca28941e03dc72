import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { flushFolder, type Log, readIfPresent, writePrivately } from '../files'
import { errorCode } from '../processes'
import type { Binaries } from './binaries'
import { type Home, isComplete } from './home'
import { run } from './run'

/** The passwords of PostgreSQL's administrator (`postgres`) and of the app's own user (`discern`). */
export interface Passwords {
  readonly admin: string
  readonly app: string
}

const DRAFT = 'cluster.new-'

/**
 * Makes the data directory when there is none. It is made beside and renamed, so that an interrupted attempt leaves
 * only a draft, which the next one removes. What is not a draft is never removed. Call it under the home's lock.
 * @throws when the disk refuses, when the data is of another major version, or when its passwords are lost
 */
export async function ensureCluster(home: Home, binaries: Binaries, log: Log): Promise<Passwords> {
  const drafts = (await readdir(home.folder)).filter((name) => name.startsWith(DRAFT))
  await Promise.all(
    drafts.map((name) => rm(path.join(home.folder, name), { recursive: true, force: true })),
  )
  const kept = await readPasswords(home)
  if (await isComplete(home.folder)) {
    await checkVersion(home, binaries)
    if (kept) return kept
    throw new Error(
      `${passwordFile(home)} is missing or damaged, and without it the database in ${home.cluster} cannot be opened. Restore it from a backup, or move ${home.folder} away to start anew.`,
    )
  }
  await setAside(home, log)
  const passwords = kept ?? { admin: newPassword(), app: newPassword() }
  if (!kept) await writePrivately(passwordFile(home), `${JSON.stringify(passwords, null, 2)}\n`)
  log(`Creating a database in ${home.folder}`)
  await initialise(home, binaries, passwords)
  return passwords
}

function passwordFile(home: Home): string {
  return path.join(home.folder, 'database.json')
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

async function readPasswords(home: Home): Promise<Passwords | undefined> {
  const text = await readIfPresent(passwordFile(home))
  try {
    const { admin, app } = JSON.parse(text ?? '') as Partial<Passwords>
    return admin && app ? { admin, app } : undefined
  } catch {
    return undefined
  }
}

async function checkVersion(home: Home, { major }: Binaries): Promise<void> {
  const made = (await readFile(path.join(home.cluster, 'PG_VERSION'), 'utf8')).trim()
  if (made === major) return
  throw new Error(
    `The database in ${home.cluster} was made by PostgreSQL ${made}, and this app brings PostgreSQL ${major}. Export it with the app version that made it, or with pg_dump ${made}.`,
  )
}

/** Something unfinished that we did not make under this name may still be of worth to its owner. */
async function setAside(home: Home, log: Log): Promise<void> {
  try {
    await rmdir(home.cluster)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    const aside = `${home.cluster}.incomplete-${Date.now()}`
    await rename(home.cluster, aside)
    log(`Moved an incomplete database to ${aside}`)
  }
}

async function initialise(home: Home, binaries: Binaries, { admin }: Passwords): Promise<void> {
  const { runAs } = home
  const draft = path.join(home.folder, `${DRAFT}${randomBytes(6).toString('hex')}`)
  const passwordForInitdb = `${draft}.password`
  try {
    await mkdir(draft)
    await chmod(draft, 0o700)
    await writeFile(passwordForInitdb, `${admin}\n`, { mode: 0o600, flag: 'wx' })
    if (runAs) {
      await chown(draft, runAs.uid, runAs.gid)
      await chown(passwordForInitdb, runAs.uid, runAs.gid)
    }
    const made = await run(
      binaries.initdb,
      [
        ...['-D', draft, '--username=postgres', `--pwfile=${passwordForInitdb}`],
        ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--data-checksums'],
        ...['--set', 'timezone=UTC', '--set', 'log_timezone=UTC'],
      ],
      { as: runAs },
    )
    if (!made.ok) throw new Error(`PostgreSQL could not make its data directory:\n${made.said}`)
    await rename(draft, home.cluster)
    await flushFolder(home.folder)
  } finally {
    await rm(passwordForInitdb, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}
