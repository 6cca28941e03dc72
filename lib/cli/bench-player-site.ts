import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext } from '@playwright/test'
import { seedLibrary } from '../../prisma/seed'
import { prose } from '../core/questions/fixtures-large'
import { createClient, LIBRARY_OWNER } from '../data/client'
import { applyMigrations } from '../data/migrate'
import { saveRevision } from '../data/revisions'
import { checkPort, startApp } from './app-server'
import { openDatabase } from './embedded-postgres'

const SLUG = 'alpha-and-bravo'
const PASSWORD = 'lamp orbit cheddar violin'

/** The built app on a database of its own, with a comparison large enough for one long sitting. */
export interface BenchSite {
  readonly url: string
  /** A browser's context in which a new learner is signed in, who has all that is new to review today. */
  learner(browser: Browser, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>
  /** Ends the server at once; the database stays. */
  unplug(): Promise<void>
  close(): Promise<void>
}

/** @param facts how many the comparison has at least */
export async function openSite(port: number, facts: number): Promise<BenchSite> {
  await checkPort({ port })
  const folder = await mkdtemp(path.join(tmpdir(), 'discern-bench-'))
  await chmod(folder, 0o755)
  const database = await openDatabase({ dataDir: path.join(folder, 'postgres') })
  const clear = async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await fill(database.url, facts)
    const url = `http://localhost:${port}`
    const app = startApp(
      { port },
      {
        DATABASE_URL: database.url,
        NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
        NEXTAUTH_URL: url,
      },
    )
    await app.ready()
    return {
      url,
      learner: (browser, options) => signedIn(url, browser, options),
      unplug: () => app.kill(),
      close: async () => {
        await app.stop()
        await clear()
      },
    }
  } catch (error) {
    await clear()
    throw error
  }
}

async function fill(url: string, facts: number): Promise<void> {
  await applyMigrations({ url })
  await seedLibrary(url)
  const db = createClient(url, 1)
  try {
    const comparison = prose(Math.ceil(facts / 2))
    const revision = { slug: SLUG, source: '', digest: randomUUID(), comparison }
    await saveRevision(db, LIBRARY_OWNER, revision)
  } finally {
    await db.$disconnect()
  }
}

async function signedIn(
  url: string,
  browser: Browser,
  options?: Parameters<Browser['newContext']>[0],
): Promise<BrowserContext> {
  const context = await browser.newContext({ ...options, baseURL: url })
  const headers = { Origin: url }
  const email = `${randomUUID()}@example.org`
  const asked = async (path: string, data: object, method = 'POST') => {
    const response = await context.request.fetch(path, { method, headers, data })
    if (!response.ok()) throw new Error(`${path} answers ${response.status()}.`)
  }
  await asked('/api/sign-up', { email, name: '', password: PASSWORD, timeZone: 'UTC' })
  const { csrfToken } = (await (await context.request.get('/api/auth/csrf')).json()) as {
    csrfToken: string
  }
  await context.request.post('/api/auth/callback/credentials', {
    form: { email, password: PASSWORD, csrfToken, json: 'true', callbackUrl: '/' },
  })
  await asked('/api/settings', { newPerDay: 500, reviewsPerDay: 500 }, 'PUT')
  await asked('/api/enrolments', { slug: SLUG })
  return context
}
