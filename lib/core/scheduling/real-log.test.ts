import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { flashcard } from './fixtures'
import { fold } from './fold'
import { type Answer, DEFAULT_SETTINGS, type Rating, type Review } from './types'

/** Columns: card_id, review_rating, review_time, review_duration. One person's log, kept beside the repository. */
const LOG = new URL('../../../../shared/data/reviews/reviews.csv', import.meta.url)

test.skipIf(!existsSync(LOG))('a real log of 12,580 reviews folds', () => {
  const logs = new Map<string, Review[]>()
  const lines = readFileSync(LOG, 'utf8').trim().split('\n').slice(1)
  for (const [i, line] of lines.entries()) {
    const [factId = '', rating, time = ''] = line.split(',')
    const review: Answer = flashcard({
      id: `r${String(i).padStart(6, '0')}`,
      factId,
      at: Date.parse(time),
      rating: Number(rating) as Rating,
    })
    logs.set(factId, [...(logs.get(factId) ?? []), review])
  }
  expect(lines).toHaveLength(12_580)

  for (const log of logs.values()) {
    const memory = fold(log, { ...DEFAULT_SETTINGS, timeZone: 'Europe/Berlin' })
    expect(memory?.reps).toBe(log.length)
    expect(memory?.stability).toBeGreaterThanOrEqual(0.001)
    expect(memory?.stability).toBeLessThanOrEqual(36_500)
    expect(memory?.difficulty).toBeGreaterThanOrEqual(1)
    expect(memory?.difficulty).toBeLessThanOrEqual(10)
    expect(memory?.due).toBeGreaterThan(memory?.lastReview ?? Number.NaN)
  }
})
