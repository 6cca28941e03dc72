import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { computeParameters } from '@open-spaced-repetition/binding'
import { FORGETFUL, simulatedLogs } from '../core/scheduling/fixtures-training'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import { optimise, readTrainingSet } from '../optimiser/optimise'
import { pauses } from '../optimiser/pause'
import { bindingItems } from './evaluate-scheduling-log'
import { type Figure, figure } from './figures'

const REVIEWS_EACH = 10
/** The better of so many counts: other work on the machine delays a run, too. */
const RUNS = 2
const MOST_BLOCKED_MS = 100
const MOST_CANCEL_MS = 1000
const SETTINGS = { ...DEFAULT_SETTINGS, timeZone: 'Europe/Berlin' }

const logsOf = (reviews: number) =>
  simulatedLogs(FORGETFUL, reviews / REVIEWS_EACH, REVIEWS_EACH, `bench ${reviews}`)

/** The longest the event loop was kept from its next turn while something ran, milliseconds. */
async function longestBlock(run: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await setTimeout(20)
  delay.reset()
  await run()
  delay.disable()
  return delay.max / 1e6
}

/** A whole run over a log, which fits twice, beside one fit by the bare binding to items that are there already. */
export async function benchOptimiser(reviews: number, mostSeconds: number): Promise<Figure[]> {
  const logs = logsOf(reviews)
  const { signal } = new AbortController()
  let seconds = Number.POSITIVE_INFINITY
  let blocked = Number.POSITIVE_INFINITY
  for (let run = 0; run < RUNS; run += 1) {
    const longest = await longestBlock(async () => {
      const from = performance.now()
      await optimise(logs, SETTINGS, { signal })
      seconds = Math.min(seconds, (performance.now() - from) / 1000)
    })
    blocked = Math.min(blocked, longest)
  }
  const items = bindingItems(await readTrainingSet(logs, SETTINGS, pauses()))
  const from = performance.now()
  await computeParameters(items, { enableShortTerm: true, numRelearningSteps: 1, timeout: 50 })
  const bare = (performance.now() - from) / 1000
  const size = reviews.toLocaleString('en')
  return [
    figure(
      `optimiser on ${size} reviews, seconds, two fits, items included (at most ${mostSeconds})`,
      `${seconds.toFixed(2)}; one fit by the bare binding ${bare.toFixed(2)}, ratio ${(seconds / bare).toFixed(1)}`,
      seconds <= mostSeconds,
    ),
    figure(
      `event loop blocked at most meanwhile, ms (at most ${MOST_BLOCKED_MS})`,
      blocked.toFixed(0),
      blocked <= MOST_BLOCKED_MS,
    ),
  ]
}

/** How soon a run ends that is cancelled in the midst of it. */
export async function benchCancel(reviews: number): Promise<Figure> {
  const logs = logsOf(reviews)
  const controller = new AbortController()
  let from = 0
  const run = optimise(logs, SETTINGS, {
    signal: controller.signal,
    progress: (share) => {
      if (share < 0.2 || from > 0) return
      from = performance.now()
      controller.abort()
    },
  })
  await run.catch(() => undefined)
  const ms = performance.now() - from
  return figure(
    `a run on ${reviews.toLocaleString('en')} reviews cancelled, ms (at most ${MOST_CANCEL_MS})`,
    from > 0 ? ms.toFixed(0) : 'it ended before',
    from > 0 && ms <= MOST_CANCEL_MS,
  )
}
