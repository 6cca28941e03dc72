import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editOf, type StoredFact } from './edits'

const fact = (id: string, topic: string, statement: string) => ({
  id,
  topic,
  about: ['a'],
  statement,
})
const stored = (id: string, topic: string, statement: string, retired = false): StoredFact => ({
  ...fact(id, topic, statement),
  retired,
})

const BEFORE = [
  stored('p1', 't', 'Docker keeps images in layers.'),
  stored('p2', 'u', 'Docker starts containers fast.'),
  stored('p3', 'v', 'Docker has a registry.'),
  stored('p4', 'w', 'Docker builds from a file of steps.', true),
]
const AFTER = [
  fact('n1', 't', 'Docker keeps images in layers.'),
  fact('n2', 'u', 'Docker starts containers very fast.'),
  fact('n3', 'w', 'Docker builds from a file of steps.'),
  fact('n4', 'x', 'Docker speaks of pods nowhere at all.'),
]
const ids = (changes: readonly { before: { id: string }; after: { id: string } }[]) =>
  changes.map(({ before, after }) => [before.id, after.id])

test('an edit is told apart into what stayed, changed, came back, is new and is gone', () => {
  const edit = editOf(BEFORE, AFTER)
  expect(ids(edit.unchanged)).toEqual([['p1', 'n1']])
  expect(ids(edit.changed)).toEqual([['p2', 'n2']])
  expect(ids(edit.returned)).toEqual([['p4', 'n3']])
  expect(edit.added.map(({ id }) => id)).toEqual(['n4'])
  expect(edit.removed.map(({ id }) => id)).toEqual(['p3'])
})

test('a match that the author refuses is a removed fact and a new one', () => {
  const edit = editOf(BEFORE, AFTER, new Set(['p2']))
  expect(edit.changed).toEqual([])
  expect(edit.added.map(({ id }) => id)).toEqual(['n2', 'n4'])
  expect(edit.removed.map(({ id }) => id)).toEqual(['p2', 'p3'])
})

test('what stands there unchanged cannot be refused', () => {
  expect(editOf(BEFORE, AFTER, new Set(['p1']))).toEqual(editOf(BEFORE, AFTER))
})

const words = fc.constantFrom('one', 'two', 'three', 'four', 'five')
const facts = fc
  .array(
    fc.record({
      topic: fc.constantFrom('t', 'u'),
      statement: fc.array(words, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')),
      retired: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((each, index) => ({ ...each, id: `f${index}`, about: ['a'] })))

test('every fact is in one list, before and after, whatever is refused', () => {
  fc.assert(
    fc.property(facts, facts, fc.array(fc.constantFrom('f0', 'f1', 'f2')), (old, next, refused) => {
      const edit = editOf(old, next, new Set(refused))
      const kept = [...edit.unchanged, ...edit.changed, ...edit.returned]
      const after = [...kept.map(({ after }) => after.id), ...edit.added.map(({ id }) => id)]
      expect(after.sort()).toEqual(next.map(({ id }) => id).sort())
      const standing = old.filter(({ retired }) => !retired).map(({ id }) => id)
      const told = [
        ...[...edit.unchanged, ...edit.changed].map(({ before }) => before.id),
        ...edit.removed.map(({ id }) => id),
      ]
      expect(told.sort()).toEqual(standing.sort())
    }),
  )
})
