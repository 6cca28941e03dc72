import { FSRSBinding } from '@open-spaced-repetition/binding'
import { describe, expect, test } from 'vitest'
import { DAY } from './day'
import { calibration, heldBack, isAccepted, logLoss, predictions } from './evaluation'
import { flashcard, NOON } from './fixtures'
import { FORGETFUL, simulatedLogs } from './fixtures-training'
import { retrievability } from './fsrs'
import { buildTrainingSet, type TrainingSet } from './training'
import { describeChange, weeklyReviews } from './training-words'
import { DEFAULT_SETTINGS } from './types'

function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function setOf(logs: ReturnType<typeof simulatedLogs>): TrainingSet {
  const builder = buildTrainingSet(DEFAULT_SETTINGS)
  for (const log of logs) builder.add(log)
  return atOnce(builder.finish())
}

const set = setOf(simulatedLogs(FORGETFUL, 60, 8, 'evaluation'))

/** The recall before every item by fsrs-rs: its states, and the curve they are published with. */
function foretoldByBinding(
  { ratings, days, histories, items, itemHistories }: TrainingSet,
  parameters: readonly number[] | null,
): number[] {
  const binding = new FSRSBinding(parameters ? [...parameters] : undefined)
  const decay = -(parameters?.[20] ?? 0.1542)
  const factor = 0.9 ** (1 / decay) - 1
  return Array.from(items, (item, at) => {
    let memory = null
    for (let i = histories[itemHistories[at] ?? 0] ?? 0; i < item; i += 1) {
      const { again, hard, good, easy } = binding.nextStates(memory, 0.9, days[i] ?? 0)
      memory = ([again, hard, good, easy][(ratings[i] ?? 1) - 1] ?? again).memory
    }
    return (((days[item] ?? 0) / (memory?.stability ?? 1)) * factor + 1) ** decay
  })
}

test.each([
  ['the defaults', null],
  ['other parameters', FORGETFUL],
])('predictions are those of fsrs-rs: %s', (_, parameters) => {
  const theirs = foretoldByBinding(set, parameters)
  for (const [item, recall] of atOnce(predictions(set, parameters)).entries()) {
    expect(recall).toBeCloseTo(theirs[item] ?? Number.NaN, 4)
  }
})

describe('log loss', () => {
  test('counts the first of several items a quarter of the last when recent ones count more', () => {
    const three = { from: 0, to: 3 }
    const predicted = Float64Array.from([0.6, 0.7, 0.8])
    const losses = [...predicted].map((recall, item) => {
      const recalled = (set.ratings[set.items[item] ?? 0] ?? 0) > 1
      return -Math.log(recalled ? recall : 1 - recall)
    })
    const [first = 0, second = 0, last = 0] = losses
    expect(logLoss(set, predicted, three)).toBeCloseTo((first + second + last) / 3)
    const weighted = (0.25 * first + 0.34375 * second + last) / 1.59375
    expect(logLoss(set, predicted, three, 'recent')).toBeCloseTo(weighted)
  })

  test('is least for the parameters that rule the memory', () => {
    const loss = (parameters: readonly number[] | null) =>
      logLoss(set, atOnce(predictions(set, parameters)))
    expect(loss(FORGETFUL)).toBeLessThan(loss(null))
  })

  test('of a certain prophet is finite, and of nothing 0', () => {
    const sure = Float64Array.from(set.items, () => 1)
    expect(Number.isFinite(logLoss(set, sure))).toBe(true)
    expect(logLoss(set, sure, { from: 0, to: 0 })).toBe(0)
  })

  test('of even odds is that of a coin', () => {
    expect(
      logLoss(
        set,
        Float64Array.from(set.items, () => 0.5),
      ),
    ).toBeCloseTo(Math.LN2)
  })
})

test('a prediction is the recall after the days since the review before', () => {
  const pair = setOf([[flashcard({ id: 'a' }), flashcard({ id: 'b', at: NOON + 5 * DAY })]])
  expect([...atOnce(predictions(pair, null))]).toEqual([retrievability(2.3065, 5, null)])
})

test('calibration sets what was foretold beside what came', () => {
  const bins = calibration(set, atOnce(predictions(set, FORGETFUL)), 10)
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(set.items.length)
  const large = bins.filter(({ count }) => count >= 100)
  expect(large.length).toBeGreaterThan(0)
  for (const { predicted, recalled } of large) {
    expect(Math.abs(predicted - recalled)).toBeLessThan(0.1)
  }
})

test('a fifth of the items is held back', () => {
  expect(heldBack(set)).toEqual({ from: 336, to: 420 })
})

describe('new parameters', () => {
  const better = { before: 0.4, after: 0.39 }
  const worse = { before: 0.39, after: 0.4 }
  const equal = { before: 0.4, after: 0.4 }

  test.each([
    ['better on both', better, better, true],
    ['better where held back, as good on the whole', better, equal, true],
    ['worse where held back', worse, better, false],
    ['as good where held back', equal, better, false],
    ['worse on the whole', better, worse, false],
    ['no number', { before: 0.4, after: Number.NaN }, better, false],
  ])('%s', (_, held, whole, accepted) => {
    expect(isAccepted(held, whole)).toBe(accepted)
  })
})

describe('what changes for the learner', () => {
  test('somebody who forgets faster is asked more', () => {
    const week = (parameters: readonly number[] | null) =>
      atOnce(weeklyReviews(set, parameters, DEFAULT_SETTINGS))
    expect(week(FORGETFUL)).toBeGreaterThan(week(null))
  })

  test('no fact is asked more than once a day, or less than the longest interval says', () => {
    const week = (maximumIntervalDays: number) =>
      atOnce(weeklyReviews(set, null, { ...DEFAULT_SETTINGS, maximumIntervalDays }))
    expect(week(1)).toBeCloseTo(60 * 7)
    expect(week(7)).toBeGreaterThanOrEqual(60)
  })

  test.each([
    [100, 88, 'about 12 fewer reviews a week at the same retention'],
    [100, 101, 'about 1 more review a week at the same retention'],
    [100, 100.4, 'about as many reviews a week at the same retention'],
  ])('%d to %d', (before, after, words) => {
    expect(describeChange(before, after)).toBe(words)
  })
})
