import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dockerAndKubernetes } from './fixtures'
import { generateItems } from './generate'
import { formatLadder } from './ladder'
import { chanceCorrected, chanceOf } from './score'
import { FORMATS } from './types'

const answers = (right: number, wrong: number, chance: number) => [
  ...Array.from({ length: right }, () => ({ correct: true, chance })),
  ...Array.from({ length: wrong }, () => ({ correct: false, chance })),
]

describe('the score corrected for guessing', () => {
  test.each([
    [answers(10, 0, 0.5), 1],
    [answers(5, 5, 0.5), 0],
    [answers(2, 8, 0.5), 0],
    [answers(3, 1, 0.25), 2 / 3],
    [answers(4, 6, 0), 0.4],
    [[], 0],
  ])('case %#', (results, known) => expect(chanceCorrected(results)).toBeCloseTo(known))

  test('lies between 0 and the share of right answers, and no right answer lowers it', () => {
    const result = fc.record({
      correct: fc.boolean(),
      chance: fc.double({ min: 0, max: 0.5, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(result, { minLength: 1 }), (results) => {
        const known = chanceCorrected(results)
        const right = results.filter(({ correct }) => correct).length / results.length
        expect(known).toBeGreaterThanOrEqual(0)
        expect(known).toBeLessThanOrEqual(right + 1e-9)
        const better = results.map((each, at) => (at === 0 ? { ...each, correct: true } : each))
        expect(chanceCorrected(better)).toBeGreaterThanOrEqual(known)
      }),
    )
  })
  test('the chance of every item is a probability; what is typed is not guessed', () => {
    for (const item of generateItems(dockerAndKubernetes).items) {
      const typed = ['flashcard', 'contrast', 'cloze', 'short-answer'].includes(item.format)
      expect(chanceOf(item) === 0).toBe(typed)
      expect(chanceOf(item)).toBeLessThanOrEqual(0.5)
      if (item.format === 'true-false') expect(chanceOf(item)).toBe(0.5)
      if (item.format === 'cloze' && item.choices) {
        expect(chanceOf(item, true)).toBe(1 / item.choices.length)
      }
    }
  })
})

describe('the ladder of formats', () => {
  test.each([
    [null, 'which-subject', 'cloze'],
    [0.5, 'flashcard', 'short-answer'],
    [3, 'cloze', 'which-subject'],
    [10, 'short-answer', 'true-false'],
    [400, 'short-answer', 'sort'],
  ] as const)('at %s days has %s and not %s', (days, has, lacks) => {
    expect(formatLadder(days)).toContain(has)
    expect(formatLadder(days)).not.toContain(lacks)
  })
  test('uses every format somewhere, and gives a list of its own', () => {
    const rungs = [null, 5, 30].map((days) => formatLadder(days))
    expect(new Set(rungs.flat())).toEqual(new Set(FORMATS))
    rungs[0]?.pop()
    expect(formatLadder(null)).not.toEqual(rungs[0])
  })
})
