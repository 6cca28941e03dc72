import { expect, test } from 'vitest'
import { evaluateCalendar, evaluateFuzz, evaluateSteps } from './evaluate-scheduling-calendar'
import { evaluateStates, evaluateVectors } from './evaluate-scheduling-states'

test.each([
  ['published vectors', () => evaluateVectors()],
  ['random states', () => evaluateStates(50, 2)],
  ['study days', () => evaluateCalendar(20)],
  ['steps', () => evaluateSteps()],
  ['fuzz', () => evaluateFuzz()],
])(
  '%s hold in a small evaluation',
  (_, evaluate) => {
    const figures = evaluate()
    expect(figures.length).toBeGreaterThan(0)
    expect(figures.filter(({ ok }) => !ok)).toEqual([])
  },
  60_000,
)
