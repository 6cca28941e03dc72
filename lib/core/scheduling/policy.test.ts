import { describe, expect, test } from 'vitest'
import { choice, flashcard } from './fixtures'
import { CURRENT_POLICY, knowledge, verdictOf } from './policy'
import { newMemory } from './schedule'
import type { Answer, Memory } from './types'

const first = { effectiveToday: false, retrievability: null }
const known = { effectiveToday: false, retrievability: 0.9 }
const again = { effectiveToday: true, retrievability: 1 }
const at = (retrievability: number) => ({ effectiveToday: false, retrievability })
const inReview: Memory = { ...newMemory('fact'), state: 'review', reps: 1 }
const inLearning: Memory = { ...newMemory('fact'), state: 'learning', reps: 1 }

describe.each([1, 2] as const)('policy %i', (policy) => {
  test.each([
    ['the learner graded Again', flashcard({ id: 'a', rating: 1 }), inReview, again, 1],
    ['the learner graded Easy', flashcard({ id: 'a', rating: 4 }), null, first, 4],
    ['the learner graded twice a day', flashcard({ id: 'a', rating: 3 }), inReview, again, 3],
    ['wrong', choice({ id: 'a', correct: false }), null, first, 1],
    ['wrong after a hint', choice({ id: 'a', correct: false, hinted: true }), inReview, known, 1],
    ['recalled', choice({ id: 'a', options: null }), null, first, 3],
    ['recalled after a hint', choice({ id: 'a', options: null, hinted: true }), inReview, known, 2],
    ['chosen after a hint', choice({ id: 'a', hinted: true }), inReview, known, 2],
    ['right again today', choice({ id: 'a' }), inReview, again, null],
    ['recalled again today', choice({ id: 'a', options: null }), inReview, again, null],
    ['wrong today, in review', choice({ id: 'a', correct: false }), inReview, again, 1],
    ['wrong today, in learning', choice({ id: 'a', correct: false }), inLearning, again, null],
    ['neither grade nor verdict', choice({ id: 'a', correct: null }), inReview, known, null],
  ] as const)('%s', (_, answer, memory, circumstances, rating) => {
    expect(verdictOf(answer, memory, circumstances, policy)?.rating ?? null).toBe(rating)
  })

  test('practice says nothing, whoever graded it', () => {
    const graded = flashcard({ id: 'a', rating: 1, practice: true })
    const wrong = choice({ id: 'a', correct: false, practice: true })
    expect(verdictOf(graded, inReview, known, policy)).toBeNull()
    expect(verdictOf(wrong, inReview, known, policy)).toBeNull()
  })
})

describe('policy 1', () => {
  test.each([
    ['chosen, never met', choice({ id: 'a' }), null, first, 2],
    ['chosen, probably known', choice({ id: 'a' }), inReview, known, 3],
    ['chosen, at the limit', choice({ id: 'a' }), inReview, { ...known, retrievability: 0.7 }, 3],
    ['chosen, hardly known', choice({ id: 'a' }), inReview, { ...known, retrievability: 0.69 }, 2],
    ['chosen slowly, known', choice({ id: 'a', slow: true }), inReview, known, 3],
    ['of two, at .75', choice({ id: 'a', options: 2 }), inReview, at(0.75), 3],
  ] as const)('%s', (_, answer, memory, circumstances, rating) => {
    expect(verdictOf(answer, memory, circumstances)?.rating ?? null).toBe(rating)
  })

  test('a choice may lead as far as FSRS says', () => {
    expect(verdictOf(choice({ id: 'a' }), inReview, known)?.maximumDays).toBe(
      Number.POSITIVE_INFINITY,
    )
  })
})

describe('policy 2', () => {
  test.each([
    ['chosen, never met', choice({ id: 'a' }), null, first, 2],
    ['chosen, probably known', choice({ id: 'a' }), inReview, known, 3],
    ['of four, just likely enough', choice({ id: 'a' }), inReview, at(0.695), 3],
    ['of four, not quite', choice({ id: 'a' }), inReview, at(0.692), 2],
    ['of two, just likely enough', choice({ id: 'a', options: 2 }), inReview, at(0.819), 3],
    ['of two, not quite', choice({ id: 'a', options: 2 }), inReview, at(0.818), 2],
    ['of one, which is no choice', choice({ id: 'a', options: 1 }), inReview, at(0.89), 2],
    ['chosen after a hint', choice({ id: 'a', hinted: true }), inReview, known, 2],
    ['chosen slowly', choice({ id: 'a', slow: true }), inReview, known, 2],
    ['recalled slowly', choice({ id: 'a', options: null, slow: true }), inReview, known, 2],
    ['wrong and slow', choice({ id: 'a', correct: false, slow: true }), inReview, known, 1],
    ['graded Good, slowly', flashcard({ id: 'a', slow: true }), inReview, known, 3],
  ] as const)('%s', (_, answer, memory, circumstances, rating) => {
    expect(verdictOf(answer, memory, circumstances, 2)?.rating ?? null).toBe(rating)
  })

  test('a choice leads to 21 days or back to where it was, recall further', () => {
    const longest = (answer: Answer, memory: Memory | null) =>
      verdictOf(answer, memory, known, 2)?.maximumDays
    expect(longest(choice({ id: 'a' }), null)).toBe(21)
    expect(longest(choice({ id: 'a' }), { ...inReview, intervalDays: 20 })).toBe(21)
    expect(longest(choice({ id: 'a' }), { ...inReview, intervalDays: 50 })).toBe(50)
    expect(longest(choice({ id: 'a', options: null }), inReview)).toBe(Number.POSITIVE_INFINITY)
    expect(longest(flashcard({ id: 'a' }), inReview)).toBe(Number.POSITIVE_INFINITY)
  })
})

test('the version an answer was logged under reads it, unless another is asked for', () => {
  const slow = choice({ id: 'a', slow: true })
  expect(verdictOf(slow, inReview, known)?.rating).toBe(3)
  expect(verdictOf({ ...slow, policy: 2 }, inReview, known)?.rating).toBe(2)
  expect(verdictOf({ ...slow, policy: 2 }, inReview, known, 1)?.rating).toBe(3)
  expect(CURRENT_POLICY).toBe(2)
})

test('a right choice is knowledge as Bayes has it', () => {
  expect(knowledge(0.9, 4)).toBeCloseTo(0.973, 3)
  expect(knowledge(0.5, 4)).toBeCloseTo(0.8, 10)
  expect(knowledge(0, 4)).toBe(0)
  expect(knowledge(1, 4)).toBe(1)
  expect(knowledge(0.3, 1)).toBeCloseTo(0.3, 10)
})
