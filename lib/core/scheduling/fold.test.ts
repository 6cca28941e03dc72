import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, studyDay } from './day'
import {
  answerLogs,
  choice,
  DEFAULT_PARAMETERS,
  flashcard,
  NOON,
  ratings,
  undoOf,
} from './fixtures'
import { apply, fold, history } from './fold'
import { type FsrsState, nextState, retrievability } from './fsrs'
import { fuzzFactor } from './fuzz'
import { isInterday, retrievabilityAt } from './schedule'
import { fuzzedDelay } from './steps'
import { DEFAULT_SETTINGS, type Memory, type Review, type SchedulingSettings } from './types'

const berlin: SchedulingSettings = { ...DEFAULT_SETTINGS, timeZone: 'Europe/Berlin' }
const MINUTE = 60_000
/** When a step of so many seconds is due that was taken at `at` by a fact reviewed `reps` times before. */
const spread = (at: number, seconds: number, reps: number) =>
  at + fuzzedDelay(seconds, fuzzFactor('fact', reps)) * 1000

describe('the log is a set', () => {
  const logs = answerLogs.chain((answers) =>
    fc.record({
      log: fc
        .subarray(answers)
        .map((undone): Review[] => [...answers, ...undone.map(({ id, at }) => undoOf(id, at + 1))]),
      order: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
      twice: fc.array(fc.nat(), { maxLength: 10 }),
    }),
  )

  test('order, repetition and batches change nothing', () => {
    fc.assert(
      fc.property(logs, ({ log, order, twice }) => {
        const repeated = [
          ...log,
          ...twice.flatMap((i) => structuredClone(log[i % log.length]) ?? []),
        ]
        const shuffled = repeated
          .map((review, i) => ({ review, key: order[i % order.length] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ review }) => review)
        expect(fold(shuffled, berlin)).toEqual(fold(log, berlin))
      }),
    )
  })

  test('answers taken back might as well not have been given', () => {
    fc.assert(
      fc.property(logs, ({ log }) => {
        const undone = new Set(
          log.flatMap((review) => (review.kind === 'undo' ? review.undoes : [])),
        )
        const rest = log.filter(({ kind, id }) => kind === 'answer' && !undone.has(id))
        expect(fold(log, berlin)).toEqual(fold(rest, berlin))
      }),
    )
  })

  test('one id with two contents gives the same in either order', () => {
    const a = flashcard({ id: 'x', rating: 1 })
    const b = flashcard({ id: 'x', rating: 4 })
    expect(fold([a, b], berlin)).toEqual(fold([b, a], berlin))
  })

  test('undo of the unknown, undo twice and undo of an undo are nothing', () => {
    const answer = flashcard({ id: 'a' })
    const undo = undoOf('a')
    expect(fold([answer, undoOf('elsewhere')], berlin)).toEqual(fold([answer], berlin))
    expect(fold([answer, undo, { ...undo, id: 'other' }], berlin)).toBeNull()
    expect(fold([undoOf(undo.id), answer, undo], berlin)).toBeNull()
  })

  test('no reviews are no memory', () => {
    expect(fold([], berlin)).toBeNull()
    expect(fold([choice({ id: 'a', correct: null })], berlin)).toBeNull()
  })
})

test('one answer after the other comes to the same as the whole log', () => {
  fc.assert(
    fc.property(answerLogs, (log) => {
      const memory = log.reduce<Memory | null>(
        (before, answer) => apply(before, answer, berlin),
        null,
      )
      expect(fold(log, berlin)).toEqual(memory)
    }),
  )
})

test('stability and difficulty are those of FSRS over study days', () => {
  const graded = answerLogs.map((log) => log.filter(({ rating }) => rating !== null))
  fc.assert(
    fc.property(graded, fc.integer({ min: 0, max: 23 }), (log, dayStartHour) => {
      let expected: FsrsState | null = null
      let lastDay = 0
      for (const { at, rating } of log) {
        const day = studyDay(at, 'Europe/Berlin', dayStartHour)
        if (rating) expected = nextState(expected, rating, expected ? day - lastDay : 0, null)
        lastDay = day
      }
      const memory = fold(log, { ...berlin, dayStartHour })
      expect(memory && { stability: memory.stability, difficulty: memory.difficulty }).toEqual(
        expected,
      )
    }),
  )
})

describe('where the library alone goes wrong', () => {
  test('midnight UTC is no new day: an answer ten minutes before it and one after are of one day', () => {
    const late = Date.UTC(2026, 2, 2, 23, 50)
    const log = [flashcard({ id: 'a', at: late }), flashcard({ id: 'b', at: late + 20 * MINUTE })]
    expect(fold(log, DEFAULT_SETTINGS)?.stability).toBe(
      nextState(nextState(null, 3, 0, null), 3, 0, null).stability,
    )
  })

  test('recall falls by the hour', () => {
    const memory = {
      ...(fold([flashcard({ id: 'a', rating: 4 })], berlin) as Memory),
      stability: 1,
    }
    expect(retrievabilityAt(memory, NOON, berlin)).toBe(1)
    expect(retrievabilityAt(memory, NOON + 23 * HOUR, berlin)).toBe(
      retrievability(1, 23 / 24, null),
    )
    expect(retrievabilityAt(memory, NOON + 23 * HOUR, berlin)).toBeCloseTo(0.9029, 4)
  })

  test('undo restores the memory exactly, however late the answer was', () => {
    fc.assert(
      fc.property(
        answerLogs,
        fc.integer({ min: 0, max: 400 * DAY }),
        ratings,
        (log, pause, rating) => {
          const before = fold(log, berlin)
          const at = (log.at(-1)?.at ?? NOON) + pause
          const after = [...log, flashcard({ id: 'z', at, rating })]
          expect(fold(after, berlin)).not.toEqual(before)
          expect(fold([...after, undoOf('z', at)], berlin)).toEqual(before)
        },
      ),
    )
  })

  test('Hard on the first step waits 330 seconds and what spreads it, not whole minutes', () => {
    expect(fold([flashcard({ id: 'a', rating: 2 })], berlin)?.due).toBe(spread(NOON, 330, 0))
  })
})

describe('the path of a fact', () => {
  const at = (days: number, minutes = 0) => NOON + days * DAY + minutes * MINUTE

  test('a flashcard walks the learning steps', () => {
    const steps = history(
      [
        flashcard({ id: 'a', at: at(0), rating: 1 }),
        flashcard({ id: 'b', at: at(0, 1), rating: 3 }),
        flashcard({ id: 'c', at: at(0, 11), rating: 3 }),
      ],
      berlin,
    ).map(({ memory: { state, step, due, intervalDays } }) => ({ state, step, due, intervalDays }))
    expect(steps.slice(0, 2)).toEqual([
      { state: 'learning', step: 0, due: spread(at(0), 60, 0), intervalDays: 0 },
      { state: 'learning', step: 1, due: spread(at(0, 1), 600, 1), intervalDays: 0 },
    ])
    expect(steps[2]).toMatchObject({ state: 'review', step: 0 })
    expect(steps[2]?.intervalDays).toBeGreaterThan(0)
  })

  test('whole days end as the study day begins where the learner is', () => {
    const memory = fold([flashcard({ id: 'a', rating: 4 })], berlin)
    const day = studyDay(NOON, 'Europe/Berlin', 4) + (memory?.intervalDays ?? 0)
    expect(memory?.due).toBe(day * DAY + 3 * HOUR)
  })

  test('a right choice on a new fact skips the steps, a wrong one begins them', () => {
    const right = fold([choice({ id: 'a' })], berlin)
    expect(right).toMatchObject({ state: 'review', intervalDays: 1, stability: 1.2931 })
    const wrong = fold([choice({ id: 'a', correct: false })], berlin)
    expect(wrong).toMatchObject({ state: 'learning', step: 0, due: spread(NOON, 60, 0), lapses: 0 })
  })

  test('a right answer in a quiz leads out of the steps on a later day, not on the same', () => {
    const wrong = choice({ id: 'a', correct: false })
    const sameDay = fold([wrong, choice({ id: 'b', at: at(0, 5) })], berlin)
    expect(sameDay).toEqual(fold([wrong], berlin))
    expect(fold([wrong, choice({ id: 'b', at: at(1) })], berlin)).toMatchObject({ state: 'review' })
  })

  test('forgotten in review: relearning, one lapse, and out again', () => {
    const learned = [flashcard({ id: 'a', rating: 4 })]
    const lapsed = [...learned, flashcard({ id: 'b', at: at(9), rating: 1 })]
    expect(fold(lapsed, berlin)).toMatchObject({
      state: 'relearning',
      step: 0,
      lapses: 1,
      reps: 2,
      due: spread(at(9), 600, 1),
      intervalDays: 0,
    })
    const stumbled = [...lapsed, flashcard({ id: 'c', at: at(9, 10), rating: 1 })]
    expect(fold(stumbled, berlin)).toMatchObject({ state: 'relearning', lapses: 1 })
    const back = fold([...stumbled, flashcard({ id: 'd', at: at(9, 20), rating: 3 })], berlin)
    expect(back).toMatchObject({ state: 'review', lapses: 1, reps: 4 })
  })

  test('known today and missed in a quiz later today is forgotten', () => {
    const log = [
      flashcard({ id: 'a', rating: 4 }),
      choice({ id: 'b', at: at(0, 30), correct: false }),
    ]
    expect(fold(log, berlin)).toMatchObject({ state: 'relearning', lapses: 1 })
  })

  describe('without steps', () => {
    const settings = { ...berlin, learningStepsSeconds: [], relearningStepsSeconds: [] }
    const longTerm = DEFAULT_PARAMETERS.map((w, i) => (i === 17 ? 0 : w))
    const lapsed = [flashcard({ id: 'a', rating: 4 }), flashcard({ id: 'b', at: at(9), rating: 1 })]

    test("FSRS's interval below half a day is waited for in seconds", () => {
      const again = fold([flashcard({ id: 'a', rating: 1 })], settings)
      expect(again).toMatchObject({ state: 'learning', step: 0, intervalDays: 0 })
      expect(again?.due).toBe(spread(NOON, Math.floor(0.212 * 86_400), 0))
    })

    test('one of half a day or more is a matter of whole days', () => {
      for (const rating of [2, 3, 4] as const) {
        const first = fold([flashcard({ id: 'a', rating })], settings)
        expect(first?.state).toBe('review')
        expect(first?.intervalDays).toBeGreaterThanOrEqual(1)
      }
      expect(fold(lapsed, settings)).toMatchObject({ state: 'review', lapses: 1, intervalDays: 1 })
    })

    test('parameters that say nothing about reviews of one day leave whole days only', () => {
      const parameters = longTerm
      const first = fold([flashcard({ id: 'a', rating: 1 })], { ...settings, parameters })
      expect(first).toMatchObject({ state: 'review', intervalDays: 1 })
    })
  })

  describe('a step that reaches into another study day', () => {
    const dayStart = Date.UTC(2026, 2, 3, 3)

    test('is due as that day begins', () => {
      const memory = fold([flashcard({ id: 'a', at: dayStart - 5 * MINUTE, rating: 3 })], berlin)
      expect(memory).toMatchObject({ state: 'learning', step: 1, due: dayStart })
      expect(memory && isInterday(memory, berlin)).toBe(true)
    })

    test('of days is due as the day begins that is so many days on', () => {
      const settings = { ...berlin, learningStepsSeconds: [60, 3 * 86_400] }
      const memory = fold([flashcard({ id: 'a', rating: 3 })], settings)
      expect(memory?.due).toBe(dayStart + 2 * DAY)
    })

    test('is never the work of what spreads it', () => {
      for (let i = 0; i < 100; i++) {
        const factId = `fact${i}`
        const at = dayStart - 11 * MINUTE
        const memory = fold([flashcard({ id: 'a', factId, at, rating: 3 })], berlin)
        expect(memory?.due).toBeLessThan(dayStart)
        expect(memory && isInterday(memory, berlin)).toBe(false)
      }
    })
  })

  test('the longest interval is kept', () => {
    const settings = { ...berlin, maximumIntervalDays: 3 }
    const log = [0, 9, 40].map((days) => flashcard({ id: `r${days}`, at: at(days), rating: 4 }))
    expect(fold(log, settings)?.intervalDays).toBe(3)
  })
})

test('a clock behind the last review does not throw, and the fold puts it in its place', () => {
  const late = flashcard({ id: 'b', at: NOON, rating: 4 })
  const early = flashcard({ id: 'a', at: NOON - 5 * DAY, rating: 4 })
  const memory = fold([late], berlin)
  expect(apply(memory, early, berlin)).toMatchObject({ lastReview: NOON, reps: 2 })
  expect(fold([late, early], berlin)).toEqual(fold([early, late], berlin))
  expect(fold([late, early], berlin)?.lastReview).toBe(NOON)
})

test('moments that are none are refused', () => {
  for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
    expect(() => fold([flashcard({ id: 'a', at })], berlin)).toThrow(RangeError)
    expect(() => apply(null, flashcard({ id: 'a', at }), berlin)).toThrow(RangeError)
  }
  expect(() => fold([undoOf('a', Number.NaN)], berlin)).toThrow(RangeError)
})

test('reviews of two facts are not folded together', () => {
  const log = [flashcard({ id: 'a' }), flashcard({ id: 'b', factId: 'other' })]
  expect(() => fold(log, berlin)).toThrow(RangeError)
})
