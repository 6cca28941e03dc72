import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { FSRSBinding, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding'
import {
  type BeforeAfter,
  heldBack,
  isAccepted,
  logLoss,
  predictions,
  type Stretch,
} from '../core/scheduling/evaluation'
import { DEFAULT_PARAMETERS, flashcard } from '../core/scheduling/fixtures'
import { FORGETFUL, simulatedLogs } from '../core/scheduling/fixtures-training'
import type { TrainingSet } from '../core/scheduling/training'
import { type Answer, DEFAULT_SETTINGS, isRating } from '../core/scheduling/types'
import { optimise, readTrainingSet } from '../optimiser/optimise'
import { finished, pauses } from '../optimiser/pause'
import { train } from '../optimiser/train'
import { type Figure, figure } from './figures'
import { PROJECT } from './project'

/** One person's log. Columns: card_id, review_rating, review_time, review_duration. */
const LOG = path.join(PROJECT, '..', 'shared', 'data', 'reviews', 'reviews.csv')
/** What is published of that log: its log loss under FSRS-6's own parameters, and under fitted ones at most. */
const PUBLISHED = { before: 0.4466, after: 0.4395 }
/** The convention of days under which the published figures come out: a study day begins at 4 in the morning, UTC. */
const SETTINGS = { ...DEFAULT_SETTINGS, timeZone: 'UTC', dayStartHour: 4 }
/** Memories are taken to grow much faster than they do. */
const BAD = DEFAULT_PARAMETERS.with(8, 3.5)
const signal = new AbortController().signal
const pause = pauses()

function readLog(): Answer[][] {
  const logs = new Map<string, Answer[]>()
  const lines = readFileSync(LOG, 'utf8').trim().split('\n').slice(1)
  for (const [line, text] of lines.entries()) {
    const [factId = '', written, time = ''] = text.split(',')
    const rating = Number(written)
    if (!isRating(rating)) throw new Error(`${LOG}: no rating in line ${line + 2}`)
    const id = `r${String(line).padStart(6, '0')}`
    const log = logs.get(factId) ?? []
    log.push(flashcard({ id, factId, at: Date.parse(time), rating }))
    logs.set(factId, log)
  }
  return [...logs.values()]
}

/** The items as the binding takes them, in the order of time. */
export function bindingItems(set: TrainingSet): FSRSBindingItem[] {
  const { ratings, days, histories, items, itemHistories } = set
  return Array.from(items, (last, item) => {
    const first = histories[itemHistories[item] ?? 0] ?? 0
    const reviews: FSRSBindingReview[] = []
    for (let i = first; i <= last; i += 1) {
      reviews.push(new FSRSBindingReview(ratings[i] ?? 1, days[i] ?? 0))
    }
    return new FSRSBindingItem(reviews)
  })
}

const fitted = (set: TrainingSet, count: number) =>
  train(set, { count, relearningSteps: SETTINGS.relearningStepsSeconds.length, signal })

async function lossOf(
  set: TrainingSet,
  parameters: readonly number[] | null,
  stretch?: Stretch,
): Promise<number> {
  return logLoss(set, await finished(predictions(set, parameters), pause), stretch)
}

const shown = ({ before, after }: BeforeAfter) => `${before.toFixed(4)} -> ${after.toFixed(4)}`

/** How well parameters fitted to a log foretell it, and that worse ones are refused. */
export async function* evaluateLog(): AsyncGenerator<Figure> {
  const isReal = existsSync(LOG)
  if (!isReal) console.log(`     ${LOG} is not there: a simulated log stands in for it`)
  const logs = isReal ? readLog() : simulatedLogs(FORGETFUL, 700, 10, 'log')
  const set = await readTrainingSet(logs, SETTINGS, pause)
  const reviews = logs.reduce((sum, log) => sum + log.length, 0)
  const name = `${reviews} reviews of ${logs.length} ${isReal ? 'real' : 'simulated'} cards`
  const count = set.items.length
  const expected = isReal ? 6276 : count
  yield figure(`items of ${name}, days from 4 am UTC`, count, count === expected)

  const items = bindingItems(set)
  const parameters = await fitted(set, count)
  const inSample = {
    before: new FSRSBinding().evaluate(items).logLoss,
    after: new FSRSBinding([...parameters]).evaluate(items).logLoss,
  }
  yield figure(
    `log loss in the sample by the binding's evaluate, items by time (published ${PUBLISHED.before}, to reach ${PUBLISHED.after})`,
    shown(inSample),
    isReal
      ? Math.abs(inSample.before - PUBLISHED.before) < 5e-5 && inSample.after <= PUBLISHED.after
      : inSample.after < inSample.before,
  )
  yield* heldBackFigures(set, logs)
}

/**
 * The honest figure: fitted to the earlier four fifths, judged by the last. A log need not be foretold better there;
 * what must hold is that a run then keeps what it has, that bad parameters are left, and that they are never taken.
 */
async function* heldBackFigures(
  set: TrainingSet,
  logs: readonly (readonly Answer[])[],
): AsyncGenerator<Figure> {
  const last = heldBack(set)
  const early = await fitted(set, last.from)
  const before = await lossOf(set, null, last)
  const held = { before, after: await lossOf(set, early, last) }
  const worse = { before, after: await lossOf(set, BAD, last) }
  const whole = { before: await lossOf(set, null), after: await lossOf(set, BAD) }
  const better = { before: 1, after: 0 }
  yield figure(
    'acceptance refuses bad parameters',
    `${shown(worse)} held back, ${shown(whole)} on all`,
    !isAccepted(worse, better) && !isAccepted(better, whole),
  )

  const run = (parameters: readonly number[] | null) =>
    optimise(logs, { ...SETTINGS, parameters }, { signal })
  const first = await run(null)
  yield figure(
    `log loss held back, last fifth by time, ${last.to - last.from} items; a run from the defaults accordingly`,
    `${shown(held)}; ${told(first)}`,
    first.status === 'kept' || held.after < held.before,
  )
  const rescue = await run(BAD)
  yield figure('a run from bad parameters', told(rescue), rescue.status === 'accepted')
  const again = await run(rescue.result.parameters)
  yield figure('a run from parameters fitted to the log', told(again), again.status === 'kept')
}

const told = ({ status, result }: Awaited<ReturnType<typeof optimise>>) =>
  `${status}, ${result.heldBack ? `${shown(result.heldBack)} held back` : ''}: ${result.words}`
