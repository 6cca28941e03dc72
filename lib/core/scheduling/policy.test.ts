import { expect, test } from 'vitest'
import { choice, flashcard } from './fixtures'
import { ratingOf } from './policy'
import { newMemory } from './schedule'
import type { Memory } from './types'

const first = { effectiveToday: false, retrievability: null }
const known = { effectiveToday: false, retrievability: 0.9 }
const again = { effectiveToday: true, retrievability: 1 }
const inReview: Memory = { ...newMemory('fact'), state: 'review', reps: 1 }
const inLearning: Memory = { ...newMemory('fact'), state: 'learning', reps: 1 }

test.each([
  ['the learner graded Again', flashcard({ id: 'a', rating: 1 }), inReview, again, 1],
  ['the learner graded Easy', flashcard({ id: 'a', rating: 4 }), null, first, 4],
  ['the learner graded twice a day', flashcard({ id: 'a', rating: 3 }), inReview, again, 3],
  ['wrong', choice({ id: 'a', correct: false }), null, first, 1],
  ['wrong after a hint', choice({ id: 'a', correct: false, hinted: true }), inReview, known, 1],
  ['recalled', choice({ id: 'a', options: null }), null, first, 3],
  ['recalled after a hint', choice({ id: 'a', options: null, hinted: true }), inReview, known, 2],
  ['chosen, never met', choice({ id: 'a' }), null, first, 2],
  ['chosen, probably known', choice({ id: 'a' }), inReview, known, 3],
  ['chosen, at the limit', choice({ id: 'a' }), inReview, { ...known, retrievability: 0.7 }, 3],
  ['chosen, hardly known', choice({ id: 'a' }), inReview, { ...known, retrievability: 0.69 }, 2],
  ['chosen after a hint', choice({ id: 'a', hinted: true }), inReview, known, 2],
  ['right again today', choice({ id: 'a' }), inReview, again, null],
  ['recalled again today', choice({ id: 'a', options: null }), inReview, again, null],
  ['wrong today, in review', choice({ id: 'a', correct: false }), inReview, again, 1],
  ['wrong today, in learning', choice({ id: 'a', correct: false }), inLearning, again, null],
  ['neither grade nor verdict', choice({ id: 'a', correct: null }), inReview, known, null],
] as const)('%s', (_, answer, memory, circumstances, rating) => {
  expect(ratingOf(answer, memory, circumstances)).toBe(rating)
})
