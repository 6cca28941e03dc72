import { describe, expect, test } from 'vitest'
import { DAY } from '../scheduling/day'
import { choice, flashcard, NOON } from '../scheduling/fixtures'
import { DEFAULT_SETTINGS, type Review } from '../scheduling/types'
import { cardInfoOf } from './card-info'
import { recallAt, stretchesOf } from './timeline'
import { masteryLaw, presentLaw } from './timeline.laws'

const LOG: Review[] = [
  choice({ id: 'a' }),
  choice({ id: 'b', at: NOON + DAY }),
  { kind: 'flag', id: 'c', factId: 'fact', at: NOON + 2 * DAY, flag: 1 },
  { kind: 'reset', id: 'd', factId: 'fact', at: NOON + 3 * DAY },
  flashcard({ id: 'e', at: NOON + 4 * DAY, rating: 3 }),
]

test('every cell at every moment equals a plain reading of the log', () => masteryLaw(300))
test('looking back at this moment equals the memories', () => presentLaw(200))

describe('the life of a memory', () => {
  const stretches = stretchesOf(LOG, DEFAULT_SETTINGS)

  test('begins anew with each effective answer and with a reset, not with a mark', () => {
    expect(stretches.map(({ from }) => (from - NOON) / DAY)).toEqual([0, 1, 3, 4])
    expect(stretches.map(({ inSteps }) => inSteps)).toEqual([false, false, false, true])
    expect(stretches[2]?.stability).toBe(0)
  })

  test('is not met before it and after a reset', () => {
    const at = (days: number) => recallAt(stretches, NOON + days * DAY, DEFAULT_SETTINGS).now
    expect(at(-1)).toBeNull()
    expect(at(0)).toBe(1)
    expect(at(0.9)).toBeLessThan(1)
    expect(at(3.5)).toBeNull()
    expect(at(4)).toBe(1)
  })

  test('of nothing, or of what was taken back, is empty', () => {
    expect(stretchesOf([], DEFAULT_SETTINGS)).toEqual([])
    const undone: Review[] = [
      choice({ id: 'a' }),
      { kind: 'undo', id: 'u', factId: 'fact', at: NOON, undoes: 'a' },
    ]
    expect(stretchesOf(undone, DEFAULT_SETTINGS)).toEqual([])
  })
})

describe('card info', () => {
  const entries = cardInfoOf(LOG, DEFAULT_SETTINGS)

  test('tells each entry with the strength before and after', () => {
    expect(entries.map(({ kind }) => kind)).toEqual(['answer', 'answer', 'flag', 'reset', 'answer'])
    expect(entries[0]).toMatchObject({ before: null, answer: { counted: 2, rating: null } })
    expect(entries[1]?.before?.stability).toBe(entries[0]?.after?.stability)
    expect(entries[1]?.before?.retrievability).toBeLessThan(1)
    expect(entries[1]?.after?.retrievability).toBe(1)
    expect(entries[3]).toMatchObject({ answer: null, after: null })
    expect(entries[4]).toMatchObject({ before: null, answer: { counted: 3, rating: 3 } })
  })

  test('says what changed nothing', () => {
    const [, again] = cardInfoOf(
      [choice({ id: 'a' }), choice({ id: 'b', at: NOON + 1000 })],
      DEFAULT_SETTINGS,
    )
    expect(again?.answer?.counted).toBeNull()
    expect(again?.after?.stability).toBe(again?.before?.stability)
  })
})
