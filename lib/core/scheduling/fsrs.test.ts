import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { fsrs } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import { ratings } from './fixtures'
import { type FsrsState, intervalFor, nextState, retrievability } from './fsrs'
import type { Rating } from './types'

const DEFAULT_PARAMETERS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
  0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]
const RATINGS: Rating[] = [1, 2, 3, 4]

/** Equal to one part in 10,000: fsrs-rs calculates in 32 bits. */
function expectNear(actual: number | undefined, expected: number) {
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThan(1e-4)
}

describe('vectors published with fsrs-rs', () => {
  const replay = (parameters: readonly number[] | null) =>
    ([1, 3, 3, 3, 3, 3] as const).reduce<FsrsState | null>(
      (memory, rating, i) => nextState(memory, rating, [0, 0, 1, 3, 8, 21][i] ?? 0, parameters),
      null,
    )

  test('test_memory_state: a history of six reviews', () => {
    for (const parameters of [null, DEFAULT_PARAMETERS]) {
      expectNear(replay(parameters)?.stability, 53.62691)
      expectNear(replay(parameters)?.difficulty, 6.3574867)
    }
  })

  test('test_memory_state: the same without the short-term parameters', () => {
    // ts-fsrs holds w19 at .01 or more where short-term memory is on, hence the wider margin.
    const longTerm = DEFAULT_PARAMETERS.map((w, i) => (i >= 17 && i <= 19 ? 0 : w))
    expect(replay(longTerm)?.stability).toBeCloseTo(53.335106, 1)
    expectNear(replay(longTerm)?.difficulty, 6.3574867)
  })

  test('test_next_interval: days for a stability of 1 at retentions .1 to 1', () => {
    // In 32 bits the first is 3116766.
    const days = [3116769, 34793, 2508, 387, 90, 27, 9, 3, 1, 0]
    expect(days.map((_, i) => Math.round(intervalFor(1, (i + 1) / 10, null)))).toEqual(days)
  })

  test('test_next_difficulty: from 5', () => {
    const expected = [8.341763, 6.6659956, 4.990228, 3.3144615]
    for (const [i, rating] of RATINGS.entries()) {
      expectNear(
        nextState({ stability: 5, difficulty: 5 }, rating, 5, null).difficulty,
        expected[i] ?? 0,
      )
    }
  })

  test('test_next_stability: forgotten and recalled at .9, .8, .7 and .6', () => {
    const expected = [1.0525396, 28.226582, 58.656002, 127.226685]
    for (const [i, rating] of RATINGS.entries()) {
      const days = intervalFor(5, 0.9 - i / 10, null)
      expectNear(
        nextState({ stability: 5, difficulty: i + 1 }, rating, days, null).stability,
        expected[i] ?? 0,
      )
    }
  })

  test('test_next_stability: on the same day', () => {
    const expected = [1.596818, 5, 5, 8.12961]
    for (const [i, rating] of RATINGS.entries()) {
      expectNear(
        nextState({ stability: 5, difficulty: 5 }, rating, 0, null).stability,
        expected[i] ?? 0,
      )
    }
  })

  test('test_forward: two reviews one or two days apart', () => {
    const cases = [
      [1, 1, 0.10088589, 8.806304],
      [2, 1, 3.2494123, 6.7404594],
      [3, 1, 7.3153, 2.1112142],
      [4, 1, 18.014914, 1],
      [1, 2, 0.112798266, 8.806304],
      [2, 2, 4.4694576, 6.7404594],
    ] as const
    for (const [rating, days, stability, difficulty] of cases) {
      const state = nextState(nextState(null, rating, 0, null), rating, days, null)
      expectNear(state.stability, stability)
      expectNear(state.difficulty, difficulty)
    }
  })

  test('test_power_forgetting_curve', () => {
    const cases = [
      [0, 1, 1],
      [1, 2, 0.9403443],
      [2, 3, 0.9253786],
      [3, 4, 0.9185229],
      [4, 4, 0.9],
      [5, 2, 0.8261359],
    ] as const
    for (const [days, stability, recall] of cases) {
      expect(retrievability(stability, days, null)).toBeCloseTo(recall, 5)
    }
  })
})

test('recall after 23 hours is not that of the minute after the review', () => {
  expect(retrievability(1, 23 / 24, null)).toBeCloseTo(0.9029, 4)
})

test('the interval is where the curve meets the desired retention', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 10_000, noNaN: true }),
      fc.double({ min: 0.7, max: 0.99, noNaN: true }),
      (stability, retention) => {
        const days = intervalFor(stability, retention, null)
        expect(retrievability(stability, days, null)).toBeCloseTo(retention, 5)
      },
    ),
  )
})

test('whole histories come out as the library gives them through its own card', () => {
  const library = fsrs({ enable_fuzz: false })
  const start = Date.UTC(2026, 0, 1, 12)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(ratings, fc.integer({ min: 0, max: 300 })), {
        minLength: 1,
        maxLength: 30,
      }),
      (log) => {
        let ours: FsrsState | null = null
        let at = start
        let card: Parameters<typeof library.next>[0] = {
          due: start,
          stability: 0,
          difficulty: 0,
          elapsed_days: 0,
          scheduled_days: 0,
          learning_steps: 0,
          reps: 0,
          lapses: 0,
          state: 'New',
        }
        for (const [rating, days] of log) {
          at += days * 86_400_000
          ours = nextState(ours, rating, ours ? days : 0, null)
          card = library.next(card, at, rating).card
          expect([ours.stability, ours.difficulty]).toEqual([card.stability, card.difficulty])
        }
      },
    ),
  )
})

test.each([
  ['twenty', DEFAULT_PARAMETERS.slice(1)],
  ['none', []],
  ['not a number', DEFAULT_PARAMETERS.with(3, Number.NaN)],
  ['infinite', DEFAULT_PARAMETERS.with(20, Number.POSITIVE_INFINITY)],
])('parameters are refused: %s', (_, parameters) => {
  expect(() => nextState(null, 3, 0, parameters)).toThrow(RangeError)
  expect(() => retrievability(1, 1, parameters)).toThrow(RangeError)
  expect(() => intervalFor(1, 0.9, parameters)).toThrow(RangeError)
})

test('days, stabilities and retentions that cannot be are refused', () => {
  expect(() => nextState(null, 3, -1, null)).toThrow(RangeError)
  expect(() => nextState(null, 3, Number.NaN, null)).toThrow(RangeError)
  expect(() => retrievability(0, 1, null)).toThrow(RangeError)
  expect(() => retrievability(1, Number.NaN, null)).toThrow(RangeError)
  expect(() => intervalFor(1, 0, null)).toThrow(RangeError)
  expect(() => intervalFor(1, Number.NaN, null)).toThrow(RangeError)
})

test('dates have the methods of the language and no others', () => {
  const untouched: string[] = runInNewContext('Object.getOwnPropertyNames(Date.prototype)')
  expect(Object.getOwnPropertyNames(Date.prototype).sort()).toEqual([...untouched].sort())
})

test('the curve of forgetting is that of ts-fsrs, digit for digit', () => {
  const own = DEFAULT_PARAMETERS.map((w, index) => (index === 20 ? 0.31 : w))
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 5000, noNaN: true }),
      fc.double({ min: 0.001, max: 36_500, noNaN: true }),
      fc.constantFrom(null, own),
      (days, stability, parameters) => {
        const theirs = fsrs({ w: parameters ?? DEFAULT_PARAMETERS })
        expect(retrievability(stability, days, parameters)).toBe(
          theirs.forgetting_curve(days, stability),
        )
      },
    ),
    { numRuns: 500 },
  )
})
