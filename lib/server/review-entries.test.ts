import { expect, test } from 'vitest'
import { mergeVerdicts, sortEntries } from './review-entries'

const ID = '01890000-0000-7000-8000-000000000001'
const OTHER = '01890000-0000-7000-8000-000000000002'
const context = { itemId: null, attemptId: null, chosenFactId: null, chosenSubject: null }
const undo = {
  kind: 'undo',
  id: ID,
  factId: '01890000-0000-7000-8000-00000000000a',
  at: Date.UTC(2026, 10, 1),
  undoes: OTHER,
  ...context,
}

test('a spoilt entry does not hold up the others, and is refused by the id it gives itself', () => {
  const entries = sortEntries([{ ...undo, id: OTHER, at: 'noon' }, undo, 7, { ...undo, more: 1 }])
  expect(entries).toEqual([
    { malformed: OTHER },
    { review: undo },
    { malformed: null },
    { malformed: ID },
  ])
  expect(mergeVerdicts(entries, [{ id: ID, status: 'stored' }])).toEqual([
    { id: OTHER, status: 'refused', reason: 'malformed' },
    { id: ID, status: 'stored' },
    { id: null, status: 'refused', reason: 'malformed' },
    { id: ID, status: 'refused', reason: 'malformed' },
  ])
})
