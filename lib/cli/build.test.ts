import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isFresh } from './build'

let root: string
const BEFORE = new Date('2026-01-01T00:00:00Z')
const BUILT = new Date('2026-01-02T00:00:00Z')
const AFTER = new Date('2026-01-03T00:00:00Z')

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'discern-build-'))
  for (const file of [
    ...['app/page.tsx', 'app/api/health/route.ts', 'lib/core/text.ts', 'lib/core/text.test.ts'],
    ...['lib/cli/start.ts', 'lib/data/generated/client.ts', 'prisma/schema.prisma'],
    ...['public/icon.svg', 'next.config.js', 'package-lock.json', 'README.md'],
  ]) {
    await put(file, BEFORE)
  }
  for (const folder of [
    ...['app', 'app/api', 'app/api/health', 'lib', 'lib/core', 'lib/data', 'prisma', 'public'],
  ]) {
    await utimes(path.join(root, folder), BEFORE, BEFORE)
  }
  await put('.next/BUILD_ID', BUILT)
  await put('.next/prerender-manifest.json', BUILT)
  await put('.next/worker.js', BUILT)
})

afterEach(() => rm(root, { recursive: true, force: true }))

async function put(file: string, time: Date): Promise<void> {
  const full = path.join(root, file)
  await mkdir(path.dirname(full), { recursive: true })
  await writeFile(full, '')
  await utimes(full, time, time)
}

test('a finished build newer than every source is fresh', async () => {
  expect(await isFresh(root)).toBe(true)
})

test.each([
  'app/api/health/route.ts',
  'lib/core/text.ts',
  'prisma/schema.prisma',
  'public/icon.svg',
  'next.config.js',
  'package-lock.json',
])('a change of %s makes it stale', async (file) => {
  await put(file, AFTER)
  expect(await isFresh(root)).toBe(false)
})

test.each([
  'lib/core/text.test.ts',
  'lib/cli/start.ts',
  'lib/data/generated/client.ts',
  'README.md',
])('a change of %s does not', async (file) => {
  await put(file, AFTER)
  expect(await isFresh(root)).toBe(true)
})

test('a removed source makes it stale', async () => {
  await rm(path.join(root, 'lib/core/text.ts'))
  expect(await isFresh(root)).toBe(false)
})

test.each(['BUILD_ID', 'prerender-manifest.json', 'worker.js'])(
  'a build without %s did not finish',
  async (file) => {
    await rm(path.join(root, '.next', file))
    expect(await isFresh(root)).toBe(false)
  },
)
