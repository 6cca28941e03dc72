import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tagsIn } from './tags'

test.each([
  [
    '# A & B\n\n<!-- tags: Science,  everyday   things, science -->',
    ['science', 'everyday things'],
  ],
  ['<!--tags:a-->\n<!-- tags: b -->', ['a']],
  ['# A & B\n\nNo tags: here', []],
  ['<!-- tags: -->', []],
  [`<!-- tags: ${'x'.repeat(41)}, short -->`, ['short']],
  ['<!-- tags: a <b> -->', []],
])('%j has the tags %j', (source, tags) => expect(tagsIn(source)).toEqual(tags))

test('there are at most 12', () => {
  const many = Array.from({ length: 20 }, (_, index) => `t${index}`).join(', ')
  expect(tagsIn(`<!-- tags: ${many} -->`)).toHaveLength(12)
})

test('every comparison of the library has tags, but the one that stands there as it came', () => {
  const folder = new URL('../../../prisma/library/', import.meta.url)
  const without = readdirSync(folder).filter(
    (file) =>
      file.endsWith('.md') && tagsIn(readFileSync(new URL(file, folder), 'utf8')).length === 0,
  )
  expect(without).toEqual(['docker-and-kubernetes.md'])
})
