import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

interface Import {
  readonly from: string
  /** A path from the project's root without extension, or a package's name. */
  readonly target: string
  readonly typeOnly: boolean
}

const sources = ['app', 'lib', 'prisma']
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(folder, name),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
const code = sources.filter((file) => !/(\.test|\.bench|\.laws)\.tsx?$|\/fixtures\.ts$/.test(file))

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, type, written, dynamic]) => {
    const name = written ?? dynamic ?? ''
    const target = name.startsWith('.')
      ? path.join(path.dirname(file), name)
      : name.startsWith('@/')
        ? name.slice(2)
        : name
    return { from: file, target, typeOnly: Boolean(type) }
  })
}

const imports = code.flatMap(importsOf)
const isOurs = (target: string) => /^(app|lib|prisma|e2e)\//.test(target)
const shown = ({ from, target }: Import) => `${from} -> ${target}`
const within = (folder: string) => imports.filter(({ from }) => from.startsWith(`${folder}/`))
const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

/** Who may import whom; a folder may always import itself. */
const ARROWS: Record<string, readonly string[]> = {
  'lib/core': [],
  'lib/data': ['lib/core'],
  'lib/optimiser': ['lib/core'],
  'lib/importer': ['lib/core'],
  'lib/server': ['lib/importer', 'lib/optimiser', 'lib/data', 'lib/core'],
  'lib/client': ['lib/core'],
  'lib/cli': ['lib/importer', 'lib/optimiser', 'lib/data', 'lib/core', 'prisma'],
  prisma: ['lib/data', 'lib/core'],
  app: ['lib/server', 'lib/data', 'lib/client', 'lib/core'],
}

test.each(Object.entries(ARROWS))('%s imports what it may', (folder, allowed) => {
  const wrong = within(folder).filter(
    ({ target }) =>
      isOurs(target) && ![folder, ...allowed].some((other) => target.startsWith(`${other}/`)),
  )
  expect(wrong.map(shown)).toEqual([])
})

const CORE_ARROWS: Record<string, readonly string[]> = {
  comparison: [],
  questions: ['comparison'],
  grading: ['questions', 'comparison'],
  scheduling: [],
  progress: ['scheduling', 'comparison'],
  authoring: ['questions', 'comparison'],
  exchange: ['comparison', 'questions', 'scheduling'],
}

test.each(Object.entries(CORE_ARROWS))(
  'inside the core, %s imports what it may',
  (folder, allowed) => {
    const home = `lib/core/${folder}`
    const wrong = within(home).filter(({ target, typeOnly }) => {
      const other = /^lib\/core\/([a-z]+)\//.exec(target)?.[1]
      return other !== undefined && other !== folder && !allowed.includes(other) && !typeOnly
    })
    expect(wrong.map(shown)).toEqual([])
  },
)

test('the core uses few packages, each in its place', () => {
  const packages = within('lib/core')
    .filter(({ target, typeOnly }) => !isOurs(target) && !typeOnly)
    .map(({ from, target }) => `${from} -> ${target.split('/')[0]}`)
  expect([...new Set(packages)].sort()).toEqual([
    'lib/core/authoring/line-diff.ts -> diff',
    'lib/core/comparison/html-page.ts -> parse5',
    'lib/core/comparison/identity.ts -> fastest-levenshtein',
    'lib/core/comparison/markdown.ts -> markdown-it',
    'lib/core/comparison/records.ts -> papaparse',
    'lib/core/exchange/backup.ts -> zod',
    'lib/core/exchange/read-field.ts -> parse5',
    'lib/core/exchange/read-gift.ts -> gift-pegjs',
    'lib/core/exchange/read-zip.ts -> fflate',
    'lib/core/exchange/read-zstd.ts -> fzstd',
    'lib/core/exchange/write-anki-text.ts -> papaparse',
    'lib/core/exchange/write-csv.ts -> papaparse',
    'lib/core/grading/typed.ts -> fastest-levenshtein',
    'lib/core/random.ts -> pure-rand',
    'lib/core/scheduling/fsrs.ts -> ts-fsrs',
  ])
})

test('laws and figures are for tests and the command line', () => {
  const wrong = imports.filter(
    ({ from, target }) => target.endsWith('.laws') && !from.startsWith('lib/cli/'),
  )
  expect(wrong.map(shown)).toEqual([])
})

test('the core knows no clock, dice or process', () => {
  const impure = code.filter(
    (file) =>
      file.startsWith('lib/core/') &&
      /Date\.now|new Date\(\)|Math\.random|process\.|console\./.test(textOf(file)),
  )
  expect(impure).toEqual([])
})

test('only lib/data speaks to Prisma', () => {
  const elsewhere = imports.filter(
    ({ from, target }) =>
      (target.includes('/generated/') || target.startsWith('@prisma/')) &&
      !from.startsWith('lib/data/'),
  )
  expect(elsewhere.map(shown)).toEqual([])
})

test('only the thread of the optimiser, and what measures it, speaks to the native library', () => {
  const speakers = imports
    .filter(({ target }) => target === '@open-spaced-repetition/binding')
    .map(({ from }) => from)
  expect([...new Set(speakers)].filter((from) => !from.startsWith('lib/cli/'))).toEqual([])
  expect(textOf('lib/optimiser/worker.mjs')).toContain('@open-spaced-repetition/binding')
})

test('only sign-in speaks to next-auth', () => {
  const speakers = imports.filter(({ target }) => /^next-auth/.test(target)).map(({ from }) => from)
  expect([...new Set(speakers)].sort()).toEqual([
    'app/api/auth/[...nextauth]/route.ts',
    'lib/server/auth.ts',
  ])
})

test('what runs in the browser takes no more than types from the server', () => {
  const inBrowser = code.filter(
    (file) => file.startsWith('lib/client/') || textOf(file).startsWith("'use client'"),
  )
  const wrong = imports.filter(
    ({ from, target, typeOnly }) =>
      inBrowser.includes(from) && /^lib\/(server|data)\//.test(target) && !typeOnly,
  )
  expect(wrong.map(shown)).toEqual([])
})

test('there are no server actions', () => {
  expect(code.filter((file) => /['"]use server['"]/.test(textOf(file)))).toEqual([])
})

test('the running server reads its environment in one file', () => {
  const readers = code.filter(
    (file) =>
      /^(app|lib\/(server|data|core|client))\//.test(file) && textOf(file).includes('process.env'),
  )
  expect(readers).toEqual(['lib/server/env.ts', 'lib/server/lifecycle.ts'])
})

test('every file can be read in one sitting', () => {
  const long = code.filter((file) => textOf(file).split('\n').length > 400)
  expect(long).toEqual([])
})
