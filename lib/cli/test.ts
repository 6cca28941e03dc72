import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from './browser'
import { buildIfNeeded } from './build'
import { openDatabase } from './embedded-postgres'
import { generateClient } from './generate'
import { inPackages, runNode } from './project'
import { add, type Counts, NONE, playwrightCounts, vitestCounts } from './test-counts'

const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 }
const log = (line: string) => console.log(line)

/** Runs every kind of test asked for and counts them together. Resolves with the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--unit' && arg !== '--e2e')
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(' ')}. Use --unit or --e2e to run one part only.`)
    return 2
  }
  const parts = [
    { flag: '--unit', run: unitTests },
    { flag: '--e2e', run: browserTests },
  ].filter(({ flag }) => args.length === 0 || args.includes(flag))

  const folder = await mkdtemp(path.join(tmpdir(), 'discern-test-'))
  await chmod(folder, 0o755)
  let total = NONE
  try {
    for (const { run } of parts) {
      const counts = await run(folder).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error)
        return FAILED
      })
      total = add(total, counts)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const file = process.env.DISCERN_TEST_COUNTS
  if (file) await writeFile(file, `${JSON.stringify(total)}\n`)
  log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}

/** Tests beside the code, with a migrated database of their own, the library in it, at TEST_DATABASE_URL. */
async function unitTests(folder: string): Promise<Counts> {
  await generateClient()
  const { applyMigrations } = await import('../data/migrate')
  const { seedLibrary } = await import('../../prisma/seed')
  const database = await openDatabase({ dataDir: path.join(folder, 'unit') })
  try {
    await applyMigrations({ url: database.url })
    await seedLibrary(database.url)
    const report = path.join(folder, 'vitest.json')
    const code = await runNode(
      [
        ...[inPackages('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json'],
        `--outputFile.json=${report}`,
      ],
      { env: { TEST_DATABASE_URL: database.url } },
    )
    return await vitestCounts(report, code)
  } finally {
    await database.close()
  }
}

/** Journeys in a browser against the built app, which the suite itself starts. */
async function browserTests(folder: string): Promise<Counts> {
  const [browser] = await Promise.all([findBrowser(log), buildIfNeeded(log)])
  const testDir = path.join(folder, 'e2e')
  await mkdir(testDir)
  await chmod(testDir, 0o755)
  const report = path.join(folder, 'playwright.json')
  const code = await runNode(
    [inPackages('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    {
      env: {
        CHROMIUM_PATH: browser,
        DISCERN_TEST_DIR: testDir,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    },
  )
  return playwrightCounts(report, code)
}

/** Ctrl-C reaches the tests that run as well; what they leave is then counted and cleared away. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
process.exitCode = await main(process.argv.slice(2))
