import { FSRS, FSRSAlgorithm } from 'ts-fsrs'
import { DAY } from '../core/scheduling/day'
import { flashcard, NOON } from '../core/scheduling/fixtures'
import { apply, fold } from '../core/scheduling/fold'
import { newMemory } from '../core/scheduling/schedule'
import { type Answer, DEFAULT_SETTINGS, type Rating } from '../core/scheduling/types'
import { type Figure, figure } from './figures'

const REVIEWS_EACH = 10
/** The fastest of so many counts. */
const RUNS = 3
const SETTINGS = { ...DEFAULT_SETTINGS, timeZone: 'Europe/Berlin' }
const RATINGS: readonly Rating[] = [3, 3, 1, 3, 4, 2, 3, 3, 1, 3]

/** Logs of facts with ten answers each at growing intervals, two of them wrong. */
export function madeLogs(reviews: number): Answer[][] {
  return Array.from({ length: reviews / REVIEWS_EACH }, (_, fact) =>
    RATINGS.map((rating, i) =>
      flashcard({
        id: `r${i}`,
        factId: `fact ${fact}`,
        at: NOON + (i * i * 2 + (fact % 30)) * DAY,
        rating,
      }),
    ),
  )
}

/** Seconds of the processor, which other work on the machine does not lengthen. */
const secondsOf = (run: () => void) => {
  const from = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1e6
}

/** The bare library on the same answers: states only, the days known already. */
function bareStates(reviews: number): number {
  const algorithm = new FSRSAlgorithm({})
  return secondsOf(() => {
    for (let fact = 0; fact < reviews / REVIEWS_EACH; fact += 1) {
      let state: { stability: number; difficulty: number } | null = null
      for (const [i, rating] of RATINGS.entries()) {
        state = algorithm.next_state(state, i === 0 ? 0 : 4 * i - 2, rating)
      }
    }
  })
}

const rate = (count: number, seconds: number) => Math.round(count / seconds).toLocaleString('en')

/** How long it takes to fold a log anew. */
export function benchFold(reviews: number, mostSeconds: number): Figure {
  const logs = madeLogs(reviews)
  const once = () =>
    secondsOf(() => {
      for (const log of logs) fold(log, SETTINGS)
    })
  const seconds = Math.min(...Array.from({ length: RUNS }, once))
  const bare = Math.min(...Array.from({ length: RUNS }, () => bareStates(reviews)))
  return figure(
    `${reviews.toLocaleString('en')} reviews refolded, seconds of the processor (at most ${mostSeconds})`,
    `${seconds.toFixed(2)}; bare next_state ${bare.toFixed(2)}, ratio ${(seconds / bare).toFixed(1)}`,
    seconds <= mostSeconds,
  )
}

/** How many answers a second lead from one memory to the next. */
export function benchNext(answers: number, least: number): Figure {
  const log = madeLogs(REVIEWS_EACH)[0] ?? []
  const turn = (): void => {
    let memory = newMemory('fact 0')
    for (const answer of log) memory = apply(memory, answer, SETTINGS)
  }
  const library = new FSRS({ enable_fuzz: true })
  const empty = {
    due: new Date(NOON),
    stability: 0,
    difficulty: 0,
    elapsed_days: 0,
    scheduled_days: 0,
    learning_steps: 0,
    reps: 0,
    lapses: 0,
    state: 0,
  }
  const bareTurn = (): void => {
    let card = empty
    for (const { at, rating } of log) {
      if (rating) card = { ...empty, ...library.next(card, at, rating).card }
    }
  }
  const turns = answers / REVIEWS_EACH
  const repeat = (run: () => void) => () => {
    for (let i = 0; i < turns; i += 1) run()
  }
  for (const run of [turn, bareTurn]) for (let i = 0; i < 300; i += 1) run()
  const seconds = secondsOf(repeat(turn))
  const bare = secondsOf(repeat(bareTurn))
  return figure(
    `raw next, answers a second (at least ${least.toLocaleString('en')})`,
    `${rate(answers, seconds)}; bare next with fuzz ${rate(answers, bare)}, ratio ${(bare / seconds).toFixed(2)}`,
    answers / seconds >= least,
  )
}
