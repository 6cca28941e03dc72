import { describe, expect, test } from 'vitest'
import { balanceFigure, easyDaysFigure } from './balance.laws'
import { arrivalLaw, practiceLaw, stepByStepLaw, undoneLaw } from './fold.laws'
import { guesserFigure } from './policy.laws'
import { fuzzBoundsFigure, loadLaw } from './schedule.laws'
import { retentionFigure } from './simulate.laws'
import { undoLaw } from './undo.laws'

describe('laws of the fold', () => {
  test.each([
    ['order, repetition and batches change nothing', arrivalLaw],
    ['entry after entry comes to the same as the whole log', stepByStepLaw],
    ['what is taken back might as well never have been', undoneLaw],
    ['practice has no effect', practiceLaw],
    ['undo gives back memories and sessions, byte for byte', undoLaw],
    ['with any load, what is shown is what comes of the answer', loadLaw],
  ])('%s', (_, law) => {
    law(200)
  })
})

test('the bounds of the fuzz hold for every interval up to a century', () => {
  expect(fuzzBoundsFigure()).toBe(0)
})

test('balancing makes days a fifth more even and intervals no shorter than 2 %', () => {
  const { variation, meanShift } = balanceFigure('test', 1)
  expect(variation.balanced).toBeLessThanOrEqual(0.8 * variation.plain)
  expect(Math.abs(meanShift)).toBeLessThanOrEqual(0.02)
})

test('easy days are easier', () => {
  const { reduced, minimum } = easyDaysFigure('test')
  expect(reduced).toBeLessThanOrEqual(0.75)
  expect(minimum).toBeLessThanOrEqual(0.5)
})

test('who guesses graduates nothing, though every right answer taken for Good would', () => {
  const { policy2, naive } = guesserFigure(20, 'test')
  expect(policy2).toBeLessThanOrEqual(0.01)
  expect(naive).toBeGreaterThan(policy2)
})

test('a learner of known parameters recalls as much as is desired', () => {
  const [figure] = retentionFigure([0.9], 'test', 1)
  expect(Math.abs((figure?.measured ?? 0) - 0.9)).toBeLessThanOrEqual(0.015)
})
