import {
  type BeforeAfter,
  heldBack,
  isAccepted,
  logLoss,
  predictions,
} from '../core/scheduling/evaluation'
import { buildTrainingSet, LEAST_ITEMS, type TrainingSet } from '../core/scheduling/training'
import { describeChange, weeklyReviews } from '../core/scheduling/training-words'
import type { Review, SchedulingSettings } from '../core/scheduling/types'
import { finished, type Pause, pauses } from './pause'
import { train } from './train'

/** What came of a run, as it is kept and shown. */
export interface TrainingResult {
  /** Reviews that parameters can be fitted to: those on a later day than the one before. */
  readonly reviews: number
  /** Mean log loss on the last fifth of the log, under parameters fitted to the rest; null: not come to. */
  readonly heldBack: BeforeAfter | null
  /** Log loss on the whole log, recent reviews counting more; null: not come to. */
  readonly whole: BeforeAfter | null
  /** The new parameters; null unless they were accepted. */
  readonly parameters: readonly number[] | null
  /** A sentence for the learner. */
  readonly words: string
}

export interface Outcome {
  readonly status: 'accepted' | 'kept' | 'too-few'
  readonly result: TrainingResult
}

export interface OptimiseOptions {
  readonly signal: AbortSignal
  /** Hears the share of the run that is done, 0 to 1. */
  readonly progress?: (share: number) => void
}

/** Shares of a run that are done when the log is read, and when the first and second training are. */
const READ = 0.1
const JUDGED = 0.5

/** The training set of a learner's log, given as the log of one fact after the other. */
export async function readTrainingSet(
  logs: Iterable<readonly Review[]> | AsyncIterable<readonly Review[]>,
  settings: SchedulingSettings,
  pause: Pause,
): Promise<TrainingSet> {
  const builder = buildTrainingSet(settings)
  for await (const log of logs) {
    builder.add(log)
    await pause()
  }
  return finished(builder.finish(), pause)
}

/**
 * Fits FSRS parameters to a learner's log, off the caller's thread but for pieces of a few milliseconds. They are fitted
 * to the earlier four fifths first and judged by the rest; only where they foretell that better than the parameters the
 * learner has are they fitted to the whole log, and only where that is foretold no worse are they accepted.
 * @throws the signal's reason once it is aborted; Error where the optimiser fails
 */
export async function optimise(
  logs: Iterable<readonly Review[]> | AsyncIterable<readonly Review[]>,
  settings: SchedulingSettings,
  { signal, progress = () => undefined }: OptimiseOptions,
): Promise<Outcome> {
  signal.throwIfAborted()
  const pause = pauses(signal)
  const set = await readTrainingSet(logs, settings, pause)
  const reviews = set.items.length
  const nothing = { reviews, heldBack: null, whole: null, parameters: null }
  progress(READ)
  if (reviews < LEAST_ITEMS)
    return { status: 'too-few', result: { ...nothing, words: few(reviews) } }

  const relearningSteps = settings.relearningStepsSeconds.length
  const fitted = (count: number, from: number, to: number) =>
    train(set, {
      count,
      relearningSteps,
      signal,
      progress: (share) => progress(from + (to - from) * share),
    })
  const predict = (parameters: readonly number[] | null) =>
    finished(predictions(set, parameters), pause)

  const last = heldBack(set)
  const present = await predict(settings.parameters)
  const early = await predict(await fitted(last.from, READ, JUDGED))
  const held = { before: logLoss(set, present, last), after: logLoss(set, early, last) }
  progress(JUDGED)
  if (!(held.after < held.before)) {
    return { status: 'kept', result: { ...nothing, heldBack: held, words: KEPT } }
  }

  const parameters = await fitted(reviews, JUDGED, 1)
  const all = { from: 0, to: reviews }
  const after = await predict(parameters)
  const whole = {
    before: logLoss(set, present, all, 'recent'),
    after: logLoss(set, after, all, 'recent'),
  }
  if (!isAccepted(held, whole)) {
    return { status: 'kept', result: { ...nothing, heldBack: held, whole, words: KEPT } }
  }
  const week = (weights: readonly number[] | null) =>
    finished(weeklyReviews(set, weights, settings), pause)
  const words = describeChange(await week(settings.parameters), await week(parameters))
  return { status: 'accepted', result: { reviews, heldBack: held, whole, parameters, words } }
}

const KEPT = 'The parameters you have foretell your answers as well as any new ones.'

const few = (reviews: number) =>
  `There are ${reviews} reviews to learn from so far; it takes ${LEAST_ITEMS}.`
