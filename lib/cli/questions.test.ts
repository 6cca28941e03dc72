import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { PROJECT } from './project'

const folder = mkdtempSync(path.join(tmpdir(), 'discern-questions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function questions(content: string | Uint8Array, ...flags: string[]) {
  const file = path.join(folder, 'document.md')
  writeFileSync(file, content)
  return questionsOf(file, ...flags)
}

function questionsOf(file: string, ...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'lib/cli/questions.ts', file, ...flags],
    { cwd: PROJECT, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

test('the items of a document are printed with what each is made of, the same each time', () => {
  const file = 'prisma/library/docker-and-kubernetes.md'
  const first = questionsOf(file, '--seed', '1', '--json', '--refused')
  expect(first.status).toBe(0)
  const { items, refused } = JSON.parse(first.stdout)
  expect(items.length).toBeGreaterThanOrEqual(60)
  const choice = items.find(({ format }: { format: string }) => format === 'which-subject')
  expect(Object.keys(choice)).toEqual(
    expect.arrayContaining(['id', 'format', 'stem', 'options', 'key', 'factIds', 'lines']),
  )
  expect(refused[0]).toMatchObject({ reason: expect.any(String), detail: expect.any(String) })
  expect(questionsOf(file, '--seed', '1', '--json', '--refused').stdout).toBe(first.stdout)
}, 30_000)

test.each([
  ['an empty file', '', /empty/],
  ['a file that is too large', 'a'.repeat(6 * 2 ** 20), /6\.3 MB.*at most 5 MB/],
  ['a binary file', new Uint8Array([0, 1, 2, 255, 254]), /not look like text/],
  [
    'a table whose rows contradict its header',
    '# A & B\n\n| Topic | A | B |\n| --- | --- |\n| x | y |\n| z | y | w |\n',
    /:3: .*line 3 has 3 columns/,
  ],
])(
  '%s is refused with what is wrong and where',
  (_, content, message) => {
    const { status, stdout, stderr } = questions(content, '--json')
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
  },
  30_000,
)

test('what was odd but could be read is said with its line', () => {
  const { status, stderr } = questions(
    '# A & B\n\n| Topic | A | B |\n| --- | --- |\n| x | y | z |\n',
    '--json',
  )
  expect(status).toBe(0)
  expect(stderr).toMatch(/document\.md:\d+: /)
}, 30_000)

test('the doctor prints line, kind, reason and suggestion, as text or JSON', () => {
  const document =
    '# A1 & B1\n\n| Topic | A1 | B1 |\n| --- | --- | --- |\n| Size | small | |\n| Age | 3 | 4 |\n'
  const text = questions(document, '--doctor')
  expect(text.status).toBe(0)
  expect(text.stdout).toMatch(
    /:5: missing-cell: "Size" on line 5 says nothing of B1\.\n {4}Fill the cell/,
  )
  expect(text.stdout).toMatch(/\nScore \d+ of 100, findings 1\n$/)
  expect(JSON.parse(questions(document, '--doctor', '--json').stdout)).toMatchObject({
    score: expect.any(Number),
    findings: [{ code: 'missing-cell', line: 5, suggestion: expect.any(String) }],
  })
  const refused = questions('Only words.', '--doctor')
  expect(refused.status).toBe(1)
  expect(refused.stdout).toMatch(/:1: unreadable: /)
}, 30_000)
