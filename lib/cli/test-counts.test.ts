import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playwrightCounts, vitestCounts } from './test-counts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'discern-counts-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function report(content: object): Promise<string> {
  const file = path.join(folder, 'report.json')
  await writeFile(file, JSON.stringify(content))
  return file
}

test('vitest: todo counts as skipped', async () => {
  const file = await report({
    numPassedTests: 5,
    numFailedTests: 2,
    numPendingTests: 1,
    numTodoTests: 1,
  })
  expect(await vitestCounts(file, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 })
})

test('Playwright: what passed only when repeated counts as failed', async () => {
  const file = await report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } })
  expect(await playwrightCounts(file, 1)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

test('a run that failed outside of a test counts as a failure', async () => {
  expect(await vitestCounts(await report({ numPassedTests: 5 }), 1)).toMatchObject({ failed: 1 })
  expect(await playwrightCounts(path.join(folder, 'absent'), 1)).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  })
})
