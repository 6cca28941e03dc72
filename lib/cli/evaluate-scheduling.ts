import { evaluateCalendar, evaluateFuzz, evaluateSteps } from './evaluate-scheduling-calendar'
import { evaluateLaws, evaluateLearners, evaluateTwoDevices } from './evaluate-scheduling-laws'
import { evaluateLog } from './evaluate-scheduling-log'
import { evaluateStates, evaluateVectors } from './evaluate-scheduling-states'
import { type Figure, printFigures } from './figures'

async function* figures(): AsyncGenerator<Figure> {
  yield* evaluateVectors()
  yield* evaluateStates()
  yield* evaluateCalendar()
  yield* evaluateSteps()
  yield* evaluateFuzz()
  yield* evaluateLaws()
  yield await evaluateTwoDevices()
  yield* evaluateLearners()
  yield* evaluateLog()
}

/** What is measured of scheduling, a line a figure; exits non-zero when one falls short. */
await printFigures(figures())
