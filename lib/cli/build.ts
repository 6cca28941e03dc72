import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Log } from './files'
import { PROJECT, runScript, withProjectLock } from './project'

const SOURCES = ['app', 'lib', 'prisma', 'public']
/** Not part of what is built: generated, only for tests, or only for the command line. */
const NOT_BUILT = /(^lib[\\/](data[\\/]generated|cli)$)|(\.test\.tsx?$)/
const ROOT_SOURCE = /^(package-lock\.json|.*\.(js|mjs|ts))$/
const NOT_ROOT_SOURCE = /^(next-env\.d|vitest|playwright)/

/**
 * Builds the app for production unless a finished build is newer than every source.
 * @throws when the build fails; it has then said why
 */
export async function buildIfNeeded(log: Log, signal?: AbortSignal): Promise<void> {
  if (await isFresh(PROJECT)) return
  await withProjectLock('build', async () => {
    if (signal?.aborted || (await isFresh(PROJECT))) return
    log('Building the app')
    const code = await runScript('build', {
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      signal,
    })
    if (code !== 0 && !signal?.aborted) throw new Error(`The build failed (exit code ${code}).`)
  })
}

/** Whether the last build finished, and no source has changed, appeared or gone since. */
export async function isFresh(root: string): Promise<boolean> {
  const inBuild = (name: string) => modified(path.join(root, '.next', name))
  const [built, ...finished] = await Promise.all([
    inBuild('BUILD_ID'),
    inBuild('prerender-manifest.json'),
    inBuild('worker.js'),
  ])
  if (built === undefined || finished.includes(undefined)) return false
  const names = (await readdir(root)).filter(
    (name) => ROOT_SOURCE.test(name) && !NOT_ROOT_SOURCE.test(name),
  )
  const times = await Promise.all([
    ...names.map((name) => modified(path.join(root, name))),
    ...SOURCES.map((folder) => newest(root, folder)),
  ])
  return times.every((time) => time === undefined || time <= built)
}

/** A folder's own time changes when something in it appears or goes. */
async function newest(root: string, folder: string): Promise<number | undefined> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => [])
  const times = await Promise.all([
    modified(path.join(root, folder)),
    ...entries.map((entry) => {
      const inside = path.join(folder, entry.name)
      if (NOT_BUILT.test(inside)) return undefined
      return entry.isDirectory() ? newest(root, inside) : modified(path.join(root, inside))
    }),
  ])
  return Math.max(...times.map((time) => time ?? 0))
}

async function modified(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  )
}
