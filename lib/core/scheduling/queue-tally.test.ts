import { expect, test } from 'vitest'
import { DAY, HOUR } from './day'
import { NOON, placesOf, remembered } from './fixtures'
import { tallyOf } from './queue-tally'
import { newMemory } from './schedule'
import { DEFAULT_SETTINGS } from './types'

test('what was answered today, and as what', () => {
  const today = { lastReview: NOON - HOUR }
  const memories = [
    remembered('review', today),
    remembered('forgotten', { ...today, state: 'relearning' }),
    remembered('left over', { ...today, state: 'learning' }),
    remembered('met', { ...today, introduced: NOON - 2 * HOUR, state: 'learning' }),
    remembered('nowhere', today),
    remembered('yesterday', { lastReview: NOON - DAY }),
    newMemory('never'),
  ]
  const rows = { review: 'c/a', forgotten: 'c/b', 'left over': 'c/c', met: 'c/d', yesterday: 'c/e' }
  expect(tallyOf(memories, placesOf(rows), DEFAULT_SETTINGS, NOON)).toEqual({
    introducedToday: 1,
    reviewedToday: 4,
    answered: [
      { factId: 'review', comparisonId: 'c', row: 'a', kind: 'review' },
      { factId: 'forgotten', comparisonId: 'c', row: 'b', kind: 'review' },
      { factId: 'left over', comparisonId: 'c', row: 'c', kind: 'learning' },
      { factId: 'met', comparisonId: 'c', row: 'd', kind: 'new' },
    ],
  })
})
