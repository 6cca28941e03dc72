import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dockerAndKubernetes } from '../questions/fixtures'
import { DAY } from '../scheduling/day'
import { NOON } from '../scheduling/fixtures'
import { DEFAULT_SETTINGS } from '../scheduling/types'
import { steadinessOf } from './steadiness'
import type { Stretch } from './timeline'

const comparison = { ...dockerAndKubernetes, facts: dockerAndKubernetes.facts.slice(0, 3) }
const ids = comparison.facts.map(({ id }) => id)
const TODAY = Math.floor(NOON / DAY)

const stretch = (daysAgo: number, stability: number): Stretch => ({
  from: NOON - daysAgo * DAY,
  lastReview: NOON - daysAgo * DAY,
  stability,
  inSteps: false,
})
const known = (lives: readonly (readonly Stretch[])[]) =>
  steadinessOf(
    comparison,
    new Map(lives.map((life, index) => [ids[index] ?? '', life])),
    DEFAULT_SETTINGS,
    NOON,
  )

test('nothing answered was never known', () => {
  expect(known([])).toEqual({ days: 0, earnedOn: null })
})

test('thirty days in a row earn the badge, on the thirtieth', () => {
  const all = (daysAgo: number) => ids.map(() => [stretch(daysAgo, 1000)])
  expect(known(all(28))).toEqual({ days: 29, earnedOn: null })
  expect(known(all(29))).toEqual({ days: 30, earnedOn: TODAY })
  expect(known(all(50))).toEqual({ days: 51, earnedOn: TODAY - 21 })
})

test('one fact never met, or forgotten meanwhile, breaks the row', () => {
  expect(known([[stretch(50, 1000)], [stretch(50, 1000)]]).days).toBe(0)
  const gap = [stretch(60, 1000), { ...stretch(12, 0.1) }, stretch(10, 1000)]
  expect(known([gap, [stretch(60, 1000)], [stretch(60, 1000)]])).toEqual({
    days: 11,
    earnedOn: TODAY - 31,
  })
})

test('equals a plain look at every day', () => {
  const lives = fc.array(
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.constantFrom(0.5, 5, 60, 900)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((drawn) =>
        drawn
          .toSorted(([a], [b]) => b - a)
          .map(([daysAgo, stability]) => stretch(daysAgo, stability)),
      ),
    { minLength: 3, maxLength: 3 },
  )
  fc.assert(
    fc.property(lives, (drawn) => {
      let run = 0
      let earned: number | null = null
      for (let daysAgo = 120; daysAgo >= 0; daysAgo -= 1) {
        const at = daysAgo === 0 ? NOON : (TODAY - daysAgo + 1) * DAY + 4 * 3_600_000
        const recalls = drawn.map((life) => {
          const last = life.filter(({ from }) => from <= at).at(-1)
          if (!last) return 0
          const days = (at - last.lastReview) / DAY
          const factor = 0.9 ** (1 / -0.1542) - 1
          return (1 + (factor * days) / last.stability) ** -0.1542
        })
        const share = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length
        if (Math.abs(share - 0.9) < 1e-6) return
        run = share >= 0.9 ? run + 1 : 0
        if (run === 30 && earned === null) earned = TODAY - daysAgo
      }
      expect(known(drawn)).toEqual({ days: run, earnedOn: earned })
    }),
    { numRuns: 100 },
  )
})
