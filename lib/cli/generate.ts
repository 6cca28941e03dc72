import { createHash } from 'node:crypto'
import { access, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readIfPresent } from './files'
import { inPackages, PROJECT, runNode, withProjectLock } from './project'

const SCHEMA = path.join(PROJECT, 'prisma', 'schema.prisma')
const CLIENT = path.join(PROJECT, 'lib', 'data', 'generated')
const STAMP = path.join(CLIENT, '.made-from')

/**
 * Generates the Prisma client when the schema or Prisma's version has changed since the last time.
 * @returns whether it did
 * @throws when Prisma refuses; it has then said why
 */
export async function generateClient(): Promise<boolean> {
  const source = await fingerprint()
  if ((await madeFrom()) === source) return false
  return withProjectLock('generate', async () => {
    if ((await madeFrom()) === source) return false
    const code = await runNode([inPackages('prisma/build/index.js'), 'generate'], {
      env: await engineStandIn(),
    })
    if (code !== 0) throw new Error(`prisma generate failed (exit code ${code}).`)
    await writeFile(STAMP, source)
    return true
  })
}

async function madeFrom(): Promise<string | undefined> {
  return access(path.join(CLIENT, 'client.ts')).then(
    () => readIfPresent(STAMP),
    () => undefined,
  )
}

async function fingerprint(): Promise<string> {
  const [schema, manifest] = await Promise.all([
    readFile(SCHEMA),
    readFile(inPackages('@prisma/client/package.json'), 'utf8'),
  ])
  const { version } = JSON.parse(manifest) as { version: string }
  return `${version} ${createHash('sha256').update(schema).digest('hex')}\n`
}

/**
 * Prisma wants its schema engine, a download, before it generates, and does not use it then: any program will do.
 * For this command only: `prisma migrate` with a stand-in would report success and do nothing.
 */
async function engineStandIn(): Promise<Record<string, string>> {
  if (process.env.PRISMA_SCHEMA_ENGINE_BINARY) return {}
  const files = await readdir(inPackages('@prisma/engines')).catch(() => [])
  if (files.some((name) => name.startsWith('schema-engine-'))) return {}
  return { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!(await generateClient())) console.log('The Prisma client is up to date')
}
