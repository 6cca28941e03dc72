import { expect, test } from 'vitest'
import { importedText } from './backup-words'

const NOTHING = { added: {}, present: 0, leftOut: [], refolding: false }

test.each([
  [{ ...NOTHING, present: 9 }, 'All of this was here already.'],
  [{ ...NOTHING, added: { profile: 1 } }, 'Imported.'],
  [
    { ...NOTHING, added: { review: 1234, attempt: 1 }, present: 1 },
    'Imported: 1,234 answers, 1 quiz. Already here: 1 entry.',
  ],
])('an import is told in words', (imported, text) => {
  expect(importedText(imported)).toBe(text)
})

test('what was left out is named', () => {
  const leftOut = [
    { reason: 'unknown-comparison' as const, comparison: 'library/tea-and-coffee', count: 3 },
  ]
  expect(importedText({ ...NOTHING, added: { review: 2 }, leftOut })).toContain(
    'Left out: 3 entries of comparisons that are not here (tea-and-coffee).',
  )
})
