import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '../comparison/types'
import { dockerAndKubernetes } from './fixtures'
import { generateItems } from './generate'
import { assembleQuiz } from './quiz'
import { formatQuizSettings, MOST_ITEMS, parseQuizSettings } from './settings'
import { QUIZ_FORMATS, type QuizSettings } from './types'

const settings = (more: Partial<QuizSettings> = {}): QuizSettings => ({
  seed: 'a',
  count: 10,
  formats: QUIZ_FORMATS,
  topics: null,
  pick: null,
  ...more,
})
const quiz = (more: Partial<QuizSettings> = {}) =>
  assembleQuiz(dockerAndKubernetes, settings(more)).items
const seeds = Array.from({ length: 1000 }, (_, at) => `seed-${at}`)
const quizzes = seeds.map((seed) => quiz({ seed }))

/** Pearson's statistic of counts against equal shares. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

describe('a quiz', () => {
  test('asks of a row only once which of two it is, as long as there is something else to ask', () => {
    for (const items of quizzes.slice(0, 200)) {
      const rows = items.flatMap(({ format, topic }) =>
        format === 'which-subject' || format === 'both-or-neither' ? [topic] : [],
      )
      expect(new Set(rows).size).toBe(rows.length)
    }
  })
  test('is the same again, whatever the ids of the facts', () => {
    const renamed: Comparison = {
      ...dockerAndKubernetes,
      facts: dockerAndKubernetes.facts.map((fact, at) => ({ ...fact, id: `${(at * 37) % 101}` })),
    }
    const plain = (items: ReturnType<typeof quiz>) => items.map(({ id, key }) => [id, key])
    expect(quiz()).toEqual(quiz())
    expect(plain(assembleQuiz(renamed, settings()).items)).toEqual(plain(quiz()))
  })
  test('differs from seed to seed', () => {
    expect(new Set(quizzes.map((items) => items.map(({ id }) => id).join())).size).toBeGreaterThan(
      990,
    )
  })
  test('has its length and begins with an easy item', () => {
    for (const items of quizzes) {
      expect(items).toHaveLength(10)
      expect(items[0]?.format).toBe('which-subject')
    }
  })
  test('mixes formats and topics and repeats no item', () => {
    for (const items of quizzes) {
      expect(new Set(items.map(({ format }) => format)).size).toBeGreaterThanOrEqual(4)
      expect(new Set(items.map(({ id }) => id)).size).toBe(10)
      expect(new Set(items.flatMap(({ factIds }) => factIds)).size).toBeGreaterThanOrEqual(10)
    }
  })
  test('holds no item whose answer stands in the stem of another', () => {
    const plain = (text: string) =>
      ` ${text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()} `
    for (const items of quizzes.slice(0, 200)) {
      for (const item of items) {
        const answer =
          item.format === 'cloze'
            ? item.key
            : item.format === 'which-statement'
              ? (item.options[item.key]?.text ?? '')
              : null
        if (answer === null) continue
        for (const other of items) {
          if (other !== item) expect(plain(other.stem)).not.toContain(plain(answer))
        }
      }
    }
  })
  test('says true about as often as false', () => {
    const keys = quizzes.flat().flatMap((item) => (item.format === 'true-false' ? [item.key] : []))
    const share = keys.filter((key) => key === 0).length / keys.length
    expect(share).toBeGreaterThan(0.4)
    expect(share).toBeLessThan(0.6)
  })
  test('has the right answer in every place equally often', () => {
    const counts = [0, 0, 0, 0]
    for (const item of quizzes.flat()) {
      if (item.format === 'which-statement' && item.options.length === 4) {
        counts[item.key] = (counts[item.key] ?? 0) + 1
      }
    }
    expect(Math.min(...counts)).toBeGreaterThan(100)
    expect(chiSquare(counts)).toBeLessThan(11.34)
  })
  test('asks only the formats asked for, and as many items as go together', () => {
    const items = quiz({ formats: ['cloze'], count: 50 })
    expect(items.length).toBeGreaterThan(5)
    expect(items.every(({ format }) => format === 'cloze')).toBe(true)
    const all = generateItems(dockerAndKubernetes).items.length
    expect(quiz({ count: 50 }).length).toBeLessThan(all)
  })
  test('can be asked again in part', () => {
    const whole = quiz()
    expect(quiz({ pick: [1, 4, 99] })).toEqual([whole[1], whole[4]])
  })
  test('of a document without facts is empty', () => {
    const empty = { ...dockerAndKubernetes, facts: [] }
    expect(assembleQuiz(empty, settings()).items).toEqual([])
  })
})

test('an item that is not wanted is replaced in its place, and all others stay', () => {
  const before = quiz()
  const unwanted = [before[2]?.id ?? '', before[5]?.id ?? '']
  const after = assembleQuiz(dockerAndKubernetes, settings(), new Set(unwanted)).items
  expect(after).toHaveLength(before.length)
  const changed = after.flatMap(({ id }, index) => (id === before[index]?.id ? [] : [index]))
  expect(changed).toEqual([2, 5])
  expect(after.map(({ id }) => id)).not.toEqual(expect.arrayContaining(unwanted))
  expect(new Set(after.map(({ id }) => id)).size).toBe(after.length)
})

test('a quiz gets shorter where nothing can take the place', () => {
  const all = new Set(quiz({ count: 50 }).map(({ id }) => id))
  const only = quiz({ formats: ['which-subject'], count: 3 })
  const rest = assembleQuiz(
    dockerAndKubernetes,
    settings({ formats: ['which-subject'], count: 3 }),
    new Set([...all, ...only.map(({ id }) => id)]),
  ).items
  expect(rest.length).toBeLessThanOrEqual(3)
  const none = assembleQuiz(
    dockerAndKubernetes,
    settings({ formats: ['which-subject'] }),
    new Set(quiz({ formats: ['which-subject'], count: 50 }).map(({ id }) => id)),
  ).items
  expect(none).toEqual([])
})

test('asks of the topics chosen and of nothing else', () => {
  const topicOf = new Map(dockerAndKubernetes.facts.map(({ id, topic }) => [id, topic]))
  const topics = dockerAndKubernetes.topics.slice(1, 3).map(({ key }) => key)
  const items = quiz({ topics, count: 20 })
  expect(items.length).toBeGreaterThan(3)
  const asked = items.flatMap(({ factIds }) => factIds.map((id) => topicOf.get(id)))
  expect([...new Set(asked)].sort()).toEqual([...topics].sort())
  expect(quiz({ topics: ['no such topic'] })).toEqual([])
})

describe('settings', () => {
  test('have defaults', () => {
    expect(parseQuizSettings({}, 'today')).toEqual(settings({ seed: 'today' }))
  })
  test.each([
    [{ seed: 'a b' }, { seed: 'today' }],
    [{ seed: 'x'.repeat(33) }, { seed: 'today' }],
    [{ count: '0' }, { count: 1 }],
    [{ count: '999' }, { count: MOST_ITEMS }],
    [{ count: '-3' }, { count: 10 }],
    [{ formats: 'cloze,nonsense,flashcard' }, { formats: ['cloze' as const] }],
    [{ formats: 'nonsense' }, { formats: QUIZ_FORMATS }],
    [{ pick: '7,2,2,x,40' }, { pick: [2, 7] }],
    [{ topics: ',networking,,storage,networking' }, { topics: ['networking', 'storage'] }],
    [{ topics: `${'x'.repeat(299)},y` }, { topics: ['x'.repeat(299)] }],
    [{ topics: 'x'.repeat(301) }, { topics: null }],
    [{ topics: '\ud800' }, { topics: null }],
  ])('%j', (params, expected) => {
    expect(parseQuizSettings(params, 'today')).toEqual(settings({ seed: 'today', ...expected }))
  })
  test('survive being written and read', () => {
    const some = fc.record({
      seed: fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/),
      count: fc.integer({ min: 1, max: MOST_ITEMS }),
      formats: fc.subarray([...QUIZ_FORMATS], { minLength: 1 }),
      picked: fc.uniqueArray(fc.nat({ max: 49 })),
      topics: fc.option(
        fc.uniqueArray(fc.stringMatching(/^[a-zа-я0-9-]{1,8}$/), { minLength: 1, maxLength: 5 }),
      ),
    })
    fc.assert(
      fc.property(some, ({ seed, count, formats, picked, topics }) => {
        const pick = picked.filter((at) => at < count).sort((a, b) => a - b)
        const made: QuizSettings = {
          seed,
          count,
          formats,
          topics,
          pick: pick.length > 0 ? pick : null,
        }
        const params = Object.fromEntries(new URLSearchParams(formatQuizSettings(made)))
        expect(parseQuizSettings(params, 'other')).toEqual(made)
      }),
    )
  })
})
