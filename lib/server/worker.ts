import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { env } from './env'

/** Where the build puts the service worker. */
const FILE = path.join('.next', 'worker.js')

let script: Promise<string | null> | undefined

/** The service worker's script as it was built, or null where there is none, as in development. */
export async function workerScript(): Promise<string | null> {
  if (env().NODE_ENV !== 'production') return null
  script ??= readFile(path.join(/* turbopackIgnore: true */ process.cwd(), FILE), 'utf8').catch(
    () => null,
  )
  return script
}
