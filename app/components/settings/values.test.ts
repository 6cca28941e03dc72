import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/core/scheduling/types'
import { type Field, problemOf, settingsOf, valuesOf } from './values'

const { parameters: _, ...DEFAULTS } = DEFAULT_SETTINGS
const values = valuesOf(DEFAULTS)

test('the defaults survive the form', () => {
  expect(settingsOf(values)).toEqual(DEFAULTS)
})

test.each<[Field, string]>([
  ['newPerDay', '0'],
  ['newPerDay', '9999'],
  ['desiredRetention', '97'],
  ['learningStepsSeconds', ''],
  ['learningStepsSeconds', '1m 1d'],
])('%s may be %j', (name, value) => {
  expect(problemOf(name, { ...values, [name]: value })).toBe('')
})

test.each<[Field, string]>([
  ['newPerDay', '-1'],
  ['newPerDay', '1.5'],
  ['newPerDay', ' '],
  ['reviewsPerDay', '10000'],
  ['desiredRetention', '98'],
  ['dayStartHour', '24'],
  ['learningStepsSeconds', 'soon'],
  ['relearningStepsSeconds', '31d'],
  ['relearningStepsSeconds', '1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m'],
])('%s may not be %j', (name, value) => {
  const changed = { ...values, [name]: value }
  expect(problemOf(name, changed)).not.toBe('')
  expect(settingsOf(changed)).toBeNull()
})
