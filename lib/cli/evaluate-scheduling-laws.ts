import { balanceFigure, easyDaysFigure } from '../core/scheduling/balance.laws'
import {
  arrivalLaw,
  type Law,
  practiceLaw,
  stepByStepLaw,
  undoneLaw,
} from '../core/scheduling/fold.laws'
import { guesserFigure } from '../core/scheduling/policy.laws'
import { checkQueue } from '../core/scheduling/queue-law'
import { loadLaw } from '../core/scheduling/schedule.laws'
import { retentionFigure } from '../core/scheduling/simulate.laws'
import { twoDevicesLaw } from '../core/scheduling/two-devices.laws'
import { undoLaw } from '../core/scheduling/undo.laws'
import { type Figure, figure } from './figures'

const SEED = 20_261_123

/** Runs a law over random cases; what it throws says which case broke it. */
function held(name: string, law: Law, runs: number): Figure {
  try {
    law(runs, SEED)
    return figure(`${name}, random cases`, `${runs}, 0 broke it`, true)
  } catch (error) {
    const [first = ''] = String(error).split('\n')
    return figure(`${name}, ${runs} random cases`, first, false)
  }
}

/** What must hold for every log, sitting and collection. */
export function* evaluateLaws(): Generator<Figure> {
  const runs = 10_000
  yield held('fold: order, repetition and batches change nothing', arrivalLaw, runs)
  yield held('fold: one entry after the other comes to the same', stepByStepLaw, runs)
  yield held('fold: what was taken back might as well not be', undoneLaw, runs)
  yield held('fold: practice has no effect', practiceLaw, runs)
  yield held('preview with load is what comes of the answer', loadLaw, runs)
  yield held('undo restores sitting, log and memories exactly', undoLaw, 1000)

  const { collections, ...broken } = checkQueue(1000)
  const shown = Object.entries(broken).map(([rule, count]) => `${rule} ${count}`)
  yield figure(
    `queue against a plain reference, ${collections} random collections, broken`,
    shown.join(', '),
    Object.values(broken).every((count) => count === 0),
  )
}

/** Two devices, one learner, a bad network. */
export async function evaluateTwoDevices(runs = 1000): Promise<Figure> {
  const name = `two devices of 1,000 events come to the same as the server, ${runs} random cases`
  const many = (count: number) => count.toLocaleString('en')
  try {
    const { entries, repeated, moved, foreseen } = await twoDevicesLaw(runs, SEED)
    return figure(
      name,
      `0 broke it; ${many(entries)} entries, ${many(repeated)} times one came again, ${many(moved)} moved in time, ${many(foreseen)} memories foreseen without asking`,
      foreseen > 0,
    )
  } catch (error) {
    return figure(name, String(error).split('\n')[0] ?? '', false)
  }
}

const percent = (share: number) => `${(share * 100).toFixed(2)} %`

/** What becomes of simulated learners. */
export function* evaluateLearners(): Generator<Figure> {
  for (const { desired, measured, ofAll, reviews } of retentionFigure()) {
    yield figure(
      `retention desired ${percent(desired)}, a year of 1,000 facts, 4 learners, within a point`,
      `${percent(measured)} of the reviews not wanted within the day; ${percent(ofAll)} of all ${reviews}`,
      Math.abs(measured - desired) <= 0.01,
    )
  }
  const { runs, policy1, policy2, naive } = guesserFigure(500)
  yield figure(
    `a guesser on 4 options puts a fact off past 21 days, share of ${runs} years (at most 1 %)`,
    `${percent(policy2)}; by policy 1 ${percent(policy1)}, every right choice Good ${percent(naive)}`,
    policy2 <= 0.01,
  )
  const { variation, overall, meanShift } = balanceFigure()
  const cut = 1 - variation.balanced / variation.plain
  yield figure(
    'load balance: variation of reviews a day around the month, cut by at least 20 %',
    `${percent(cut)} (${variation.plain.toFixed(3)} -> ${variation.balanced.toFixed(3)}; around the year ${overall.plain.toFixed(3)} -> ${overall.balanced.toFixed(3)})`,
    cut >= 0.2,
  )
  yield figure(
    'load balance: mean interval moved by at most 2 %',
    percent(meanShift),
    Math.abs(meanShift) <= 0.02,
  )
  const { reduced, minimum } = easyDaysFigure()
  yield figure(
    'easy days: reviews of a reduced and a minimum day beside an ordinary one (at most .75, .5)',
    `${reduced.toFixed(2)}, ${minimum.toFixed(2)}`,
    reduced <= 0.75 && minimum <= 0.5,
  )
}
