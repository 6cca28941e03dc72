import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { BenchSite } from './bench-player-site'
import { inPackages, PROJECT } from './project'

/** kB (1,000 bytes) of scripts, each file by itself with gzip -9. */
const kilobytes = (scripts: Iterable<Buffer>) =>
  [...scripts].reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0) / 1000

const EMPTY: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }',
  'next.config.js': `export default { turbopack: { root: ${JSON.stringify(PROJECT)} } }`,
  'app/layout.js':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }',
  'app/page.js': `export default function Page() { return 'Empty' }`,
}

/** kB of scripts of the smallest app that Next builds with the packages installed here. */
export async function emptyApp(): Promise<number> {
  // Beneath the project, where the packages are found, and among what is built, which git and linters pass over.
  const folder = await mkdtemp(path.join(PROJECT, '.next', 'empty-'))
  try {
    await mkdir(path.join(folder, 'app'))
    for (const [name, text] of Object.entries(EMPTY)) {
      await writeFile(path.join(folder, name), text)
    }
    await promisify(execFile)(
      process.execPath,
      [inPackages('next/dist/bin/next'), 'build', folder],
      {
        env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        maxBuffer: 64e6,
      },
    )
    const built = path.join(folder, '.next')
    const page = await readFile(path.join(built, 'server', 'app', 'index.html'), 'utf8')
    const files = sourcesIn(page).map((source) => source.replace('/_next/', ''))
    return kilobytes(await Promise.all(files.map((file) => readFile(path.join(built, file)))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The addresses of the scripts a page loads, without those for browsers that know no modules. */
const sourcesIn = (html: string) =>
  [...html.matchAll(/<script\b[^>]*>/gi)]
    .map(([tag]) => tag)
    .filter((tag) => !/\snomodule\b/i.test(tag))
    .flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? [])

export interface Loaded {
  /** kB of what the page itself names. */
  readonly named: number
  /** kB of all that was fetched, later in the visit too. */
  readonly all: number
}

/** What `/review` loads while some cards are turned and graded, and one is taken back. */
export async function reviewScripts(site: BenchSite, browser: Browser): Promise<Loaded> {
  const context = await site.learner(browser, { serviceWorkers: 'block' })
  return loadedBy(context, '/review', async (page) => {
    for (const grade of [/^Again/, /^Good/, /^Easy/]) {
      await page.getByRole('button', { name: 'Show answer' }).click()
      await page.getByRole('button', { name: grade }).click()
    }
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: /^Hard/ }).click()
  })
}

/** What a quiz loads for somebody who goes through it to its result. */
export async function quizScripts(site: BenchSite, browser: Browser): Promise<Loaded> {
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL: site.url })
  const questions = 5
  const address = `/c/docker-and-kubernetes/quiz?formats=which-subject&count=${questions}&seed=bench`
  return loadedBy(context, address, async (page) => {
    for (let question = 1; question <= questions; question += 1) {
      await page.getByText(`Question ${question} of ${questions}`).waitFor()
      await page.locator('section[aria-busy="false"]').waitFor()
      await page.keyboard.press('1')
      await page.getByRole('button', { name: /^(Next|See the result)/ }).click()
    }
    await page.getByRole('heading', { level: 1, name: /right$/ }).waitFor()
  })
}

async function loadedBy(
  context: BrowserContext,
  address: string,
  use: (page: Page) => Promise<void>,
): Promise<Loaded> {
  const page = await context.newPage()
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    scripts.set(new URL(response.url()).pathname, response.body())
  })
  const answer = await page.goto(address)
  const named = new Set(sourcesIn((await answer?.text()) ?? ''))
  await use(page)
  await page.waitForLoadState('networkidle')
  const fetched = new Map<string, Buffer>()
  for (const [source, body] of scripts) fetched.set(source, await body)
  await context.close()
  const missed = [...named].find((source) => !fetched.has(source))
  if (named.size === 0 || missed)
    throw new Error(`${address} did not load ${missed ?? 'a script'}.`)
  return {
    named: kilobytes([...fetched].filter(([source]) => named.has(source)).map(([, body]) => body)),
    all: kilobytes(fetched.values()),
  }
}
