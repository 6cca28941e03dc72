import { expect, test } from 'vitest'
import { withoutPointers } from './marks'

test.each([
  ['Fast*', 'Fast'],
  ['Fast †', 'Fast'],
  ['Fast [1]', 'Fast'],
  ['Fast[^note].', 'Fast[^note].'],
  ['Fast.[^note]', 'Fast.'],
  ['✅*(1)', '✅'],
  [':heavy_check_mark:¹', ':heavy_check_mark:'],
  ['Yes5', 'Yes'],
  ['10 m²', '10 m²'],
  ['f(x)', 'f(x)'],
  ['a[0]', 'a'],
  ['*', '*'],
  ['plain', 'plain'],
])('%j without footnote marks is %j', (text, rest) => {
  expect(text.slice(0, withoutPointers(text))).toBe(rest)
})
