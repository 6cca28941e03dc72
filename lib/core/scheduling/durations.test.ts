import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatSteps, parseSteps } from './durations'

test.each([
  ['1m 10m', [60, 600]],
  ['30s, 15M', [30, 900]],
  ['1.5h 2d', [5400, 172_800]],
  ['', []],
])('%j is read', (text, seconds) => {
  expect(parseSteps(text)).toEqual(seconds)
})

test.each(['10', 'm', '1m ten', '0m', '-1m', '1w', '1m;2m'])('%j is refused', (text) => {
  expect(parseSteps(text)).toBeNull()
})

test('what is written is read back as the same', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 2_592_000 }), { maxLength: 10 })
  fc.assert(
    fc.property(steps, (seconds) => {
      fc.pre(seconds.every((step) => formatSteps([step]).length <= 6))
      expect(parseSteps(formatSteps(seconds))).toEqual(seconds)
    }),
  )
})
