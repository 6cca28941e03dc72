import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkPort } from '../lib/cli/app-server'
import { openDatabase } from '../lib/cli/embedded-postgres'
import { applyMigrations } from '../lib/data/migrate'
import { seedLibrary } from '../prisma/seed'
import { PORT, startTestApp } from './app'

/** A database and a server of the suite's own; both are gone when it ends. */
export default async function setup(): Promise<() => Promise<void>> {
  await checkPort({ port: PORT })
  const given = process.env.DISCERN_TEST_DIR
  const folder = given ?? (await mkdtemp(path.join(tmpdir(), 'discern-e2e-')))
  await chmod(folder, 0o755)
  const database = await openDatabase({ dataDir: path.join(folder, 'postgres') })
  const clear = async () => {
    await database.close()
    if (!given) await rm(folder, { recursive: true, force: true })
  }
  try {
    await applyMigrations({ url: database.url })
    await seedLibrary(database.url)
    process.env.DISCERN_E2E_DATABASE_URL = database.url
    const app = await startTestApp(PORT)
    return async () => {
      await app.stop()
      await clear()
    }
  } catch (error) {
    await clear()
    throw error
  }
}
