import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readComparison } from '../core/comparison/read'
import { studyDay } from '../core/scheduling/day'
import { fold } from '../core/scheduling/fold'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import { wantedOf } from './demo'
import { demoHistory } from './demo-learner'

const read = readComparison(
  readFileSync(
    fileURLToPath(new URL('../../prisma/library/docker-and-kubernetes.md', import.meta.url)),
  ),
)
if (!read.ok) throw new Error(read.error.message)
const settings = { ...DEFAULT_SETTINGS, timeZone: 'Europe/Berlin' }
const UNTIL = 20_600
const plan = {
  comparisons: [{ id: crypto.randomUUID(), revision: 1, comparison: read.value }],
  settings,
  seed: 'test',
  days: 120,
  until: UNTIL,
}
const history = demoHistory(plan)
const answers = history.reviews.filter((review) => review.kind === 'answer')
const dayOf = (at: number) => studyDay(at, settings.timeZone, settings.dayStartHour)

describe('the history of a demo learner', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(demoHistory(plan)).toEqual(history)
    expect(demoHistory({ ...plan, seed: 'other' }).reviews).not.toEqual(history.reviews)
  })

  test('stays within its days, in order, with ids of its own', () => {
    const days = answers.map(({ at }) => dayOf(at))
    expect(Math.min(...days)).toBeGreaterThanOrEqual(UNTIL - 120)
    expect(Math.max(...days)).toBeLessThan(UNTIL)
    expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length)
  })

  test('has missed days, forgotten facts, confusions, many kinds of question', () => {
    expect(new Set(answers.map(({ at }) => dayOf(at))).size).toBeLessThan(115)
    expect(
      answers.filter(({ rating, correct }) => rating === 1 || correct === false).length,
    ).toBeGreaterThan(10)
    expect(answers.filter(({ chosenSubject }) => chosenSubject !== null).length).toBeGreaterThan(3)
    expect(new Set(answers.map(({ format }) => format)).size).toBeGreaterThan(5)
  })

  test('folds to memories of every fact that has a card', () => {
    const facts = [...new Set(answers.map(({ factId }) => factId))]
    expect(facts.length).toBeGreaterThan(10)
    for (const factId of facts) {
      const log = answers.filter((answer) => answer.factId === factId)
      expect(fold(log, settings)?.reps).toBeGreaterThan(0)
    }
  })

  test('holds quizzes taken again by the same seed', () => {
    const quizzes = history.attempts.map((attempt) => attempt.settings)
    expect(new Set(quizzes).size).toBeLessThan(quizzes.length)
    for (const { id, answers: given, total, correct } of history.attempts) {
      expect(given).toHaveLength(total)
      expect(given.filter((each) => each.correct)).toHaveLength(correct)
      expect(answers.some(({ attemptId }) => attemptId === id)).toBe(true)
    }
  })
})

describe('flags', () => {
  const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://somewhere' } as const

  test('have defaults', () => {
    expect(wantedOf([], { NODE_ENV: 'test' })).toMatchObject({
      email: 'demo@example.org',
      seed: 'demo',
      days: 365,
      password: expect.stringMatching(/^\S{20}$/),
    })
  })

  test('production takes no invented learner unless told to', () => {
    expect(wantedOf([], production)).toContain('This is production')
    expect(wantedOf(['--yes'], production)).toMatchObject({ days: 365 })
    expect(wantedOf([], { NODE_ENV: 'production' })).toMatchObject({ days: 365 })
  })

  test.each([
    [['--days', '3']],
    [['--days', 'many']],
    [['--learner', 'nobody']],
    [['--zone', 'Middle/Earth']],
    [['--password', 'short']],
    [['--what']],
  ])('%j is refused', (args) => {
    expect(wantedOf(args, { NODE_ENV: 'test' })).toEqual(expect.any(String))
  })
})
