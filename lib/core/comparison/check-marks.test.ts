import { expect, test } from 'vitest'
import { type MarkKey, NO_KEY, spoken } from './check-marks'

const no = () => false

test.each([
  ['✅', 'Yes'],
  ['✔️', 'Yes'],
  [':heavy_check_mark:', 'Yes'],
  ['√', 'Yes'],
  ['❌', 'No'],
  [':x:', 'No'],
  ['×', 'No'],
  ['⚠️', 'Partly'],
  ['🟡', 'Partly'],
  ['✅ (with a plugin)', 'Yes (with a plugin)'],
  ['✅ – with a plugin', 'Yes (with a plugin)'],
  ['❌: planned', 'No (planned)'],
  ['⚠️ experimental', 'Partly (experimental)'],
  ['🟡 Moderate', 'Moderate'],
  ['✅ Yes', 'Yes'],
  ['❌ Yes', 'Yes'],
  ['Supported ✅', 'Supported'],
  ['✅ Lightweight', 'Lightweight'],
  ['🚀 Fast', 'Fast'],
  [':rocket: Fast', 'Fast'],
  ['⭐⭐⭐', '3 stars'],
  ['★★★☆☆', '3 of 5 stars'],
  ['⭐', '1 star'],
])('%j is read as %j', (cell, words) => expect(spoken(cell, NO_KEY, no)).toBe(words))

test.each([
  'Yes',
  'manual',
  '+',
  'C',
  '==',
  '∞',
  'a:b:c',
  'std::move',
  '10:30',
  '4 × 2 cores',
  'A → B',
  'It is 🚀 fast here',
  '© 2024 Acme',
])('%j stays as it stands', (cell) => expect(spoken(cell, NO_KEY, no)).toBe(cell))

test('words beside a mark are its remark in a row of yes and no, else the mark decorates them', () => {
  expect(spoken('✅ Built in', NO_KEY, no)).toBe('Built in')
  expect(spoken('✅ Proxy', NO_KEY, () => true)).toBe('Yes (Proxy)')
  expect(spoken('❌ Proxy', NO_KEY, () => true)).toBe('No (Proxy)')
  expect(spoken('✅ It takes two commands.', NO_KEY, () => true)).toBe('It takes two commands.')
})

test.each(['🔵', ':rocket:', '🚧'])('nobody can tell what %j means', (cell) => {
  expect(spoken(cell, NO_KEY, no)).toBeNull()
})

test('a key gives the words', () => {
  const key: MarkKey = {
    wordsFor: (mark) => (mark === '🔵' ? 'Planned' : null),
    isUnclear: () => true,
  }
  expect(spoken('🔵', key, no)).toBe('Planned')
  expect(spoken('🟣', key, no)).toBeNull()
})
