import { createHash } from 'node:crypto'
import { access, chmod, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Log } from '../files'
import { canEnter, isRoot, serviceUser } from './os-user'
import { type OsUser, run } from './run'

/** Where the database lives, and the user who runs it. */
export interface Home {
  /** Holds `cluster` (PostgreSQL's own), `database.json`, `secret`, `leases`, `lock` and `postgres.log`. */
  readonly folder: string
  /** PostgreSQL's data directory. */
  readonly cluster: string
  /** Absent: PostgreSQL runs as the user of this process. */
  readonly runAs?: OsUser
}

/**
 * The intended folder, made when missing. As root a folder that the database's user cannot enter is replaced by one
 * under `systemRoot`, the same one each time.
 * @throws when the folder cannot be made, or holds a database that its owner can no longer reach
 */
export async function openHome(intended: string, log: Log, systemRoot: string): Promise<Home> {
  const wanted = path.resolve(intended)
  if (!isRoot()) {
    await mkdir(wanted, { recursive: true, mode: 0o700 })
    return home(wanted)
  }
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const replacement = path.join(systemRoot, hash)

  if (await isComplete(wanted)) return openAsOwner(wanted)
  const user = await serviceUser()
  const usable = !(await isComplete(replacement)) && (await prepare(wanted, user))
  if (usable) return home(wanted, user)
  log(`Database folder: ${replacement} (the user ${user.name} cannot enter ${wanted})`)
  if (await isComplete(replacement)) return openAsOwner(replacement)
  if (await prepare(replacement, user)) return home(replacement, user)
  throw new Error(
    `The user ${user.name}, who runs PostgreSQL for root, can enter neither ${wanted} nor ${replacement}. Set DISCERN_DATA_DIR to a folder open to it.`,
  )
}

/** PostgreSQL insists on owning its data; data that a recursive chown gave to root is given back. */
async function openAsOwner(folder: string): Promise<Home> {
  const { uid, gid } = await stat(path.join(folder, 'cluster'))
  const owner = uid === 0 ? await serviceUser() : { name: String(uid), uid, gid }
  const found = home(folder, owner)
  if (uid === 0) await run('chown', ['-R', `${owner.uid}:${owner.gid}`, found.cluster])
  if (await canEnter(owner, found.cluster)) return found
  throw new Error(
    `The database in ${found.cluster} belongs to the user ${owner.name}, who can no longer enter it. Open the folders above it (chmod o+x), or move ${folder} and set DISCERN_DATA_DIR.`,
  )
}

function home(folder: string, runAs?: OsUser): Home {
  return { folder, cluster: path.join(folder, 'cluster'), runAs }
}

/** Whether a finished data directory stands in the folder. */
export async function isComplete(folder: string): Promise<boolean> {
  const parts = ['PG_VERSION', 'global/pg_control'].map((part) =>
    path.join(folder, 'cluster', part),
  )
  return Promise.all(parts.map((part) => access(part))).then(
    () => true,
    () => false,
  )
}

async function prepare(folder: string, user: OsUser): Promise<boolean> {
  const existing = await nearestExisting(folder)
  if (!(await stat(existing)).isDirectory()) {
    throw new Error(`${existing} is a file, not a folder. Set DISCERN_DATA_DIR to a folder.`)
  }
  if (!(await canEnter(user, existing))) return false
  const created = await mkdir(folder, { recursive: true })
  for (let made = folder; created && made.length >= created.length; made = path.dirname(made)) {
    await chmod(made, 0o711)
  }
  return canEnter(user, folder)
}

async function nearestExisting(folder: string): Promise<string> {
  const found = await access(folder).then(
    () => true,
    () => false,
  )
  return found || path.dirname(folder) === folder ? folder : nearestExisting(path.dirname(folder))
}
