import 'server-only'
import pLimit from 'p-limit'
import { v7 as uuidv7 } from 'uuid'
import type { SchedulingSettings } from '../core/scheduling/types'
import { refold } from '../data/refold'
import { saveParameters } from '../data/settings'
import {
  cancelTraining,
  endTraining,
  factLogs,
  hearTraining,
  latestTraining,
  startTraining,
  type Training,
} from '../data/trainings'
import { optimise } from '../optimiser/optimise'
import { now } from './clock'
import { database } from './database'

/** Runs of this process at a time; others wait for their turn. */
const RUNS_AT_ONCE = 1
/** Milliseconds between two signs of life of a run, at which it also hears that it was cancelled elsewhere. */
const BEAT = 500
/** A run that takes longer is given up, milliseconds. */
const TIME_LIMIT = 10 * 60_000

interface Runs {
  readonly turn: ReturnType<typeof pLimit>
  /** By learner. */
  readonly under: Map<string, AbortController>
}

const shared = globalThis as { discernTrainings?: Runs }

function runs(): Runs {
  shared.discernTrainings ??= begun()
  return shared.discernTrainings
}

/** A server that stops takes its runs down as failed, so that they can be started again at once. */
function begun(): Runs {
  const under: Runs['under'] = new Map()
  process.once('SIGTERM', () => {
    for (const controller of under.values()) controller.abort(new GivenUp())
  })
  return { turn: pLimit(RUNS_AT_ONCE), under }
}

/** Why a run is given up, besides errors. */
class GivenUp extends Error {}

/**
 * Starts fitting parameters to a learner's log, unless a run of theirs is under way, and returns at once.
 * @returns the latest run, or null when there is no such learner
 */
export async function beginTraining(userId: string): Promise<Training | null> {
  const id = uuidv7()
  const start = await startTraining(database(), userId, id, now())
  if (start?.started) void run(userId, id, start.settings)
  return trainingOf(userId)
}

/** The learner's latest run, or null where there has been none. */
export function trainingOf(userId: string): Promise<Training | null> {
  return latestTraining(database(), userId, now())
}

/** Gives up the learner's run, in whatever process it is; parameters stay as they are. */
export async function stopTraining(userId: string): Promise<Training | null> {
  await cancelTraining(database(), userId, now())
  runs().under.get(userId)?.abort(new GivenUp())
  return trainingOf(userId)
}

async function run(userId: string, id: string, settings: SchedulingSettings): Promise<void> {
  const { turn, under } = runs()
  const controller = new AbortController()
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(TIME_LIMIT)])
  let progress = 0
  const beat = setInterval(() => {
    hearTraining(database(), userId, id, progress, now())
      .then((goesOn) => {
        if (!goesOn) controller.abort(new GivenUp())
      })
      .catch(logged)
  }, BEAT)
  under.set(userId, controller)
  try {
    const { status, result } = await turn(() =>
      optimise(factLogs(database(), userId), settings, {
        signal,
        progress: (share) => {
          progress = share
        },
      }),
    )
    if (!(await hearTraining(database(), userId, id, progress, now()))) throw new GivenUp()
    if (result.parameters) await saveParameters(database(), userId, result.parameters)
    await endTraining(database(), userId, id, { status, result }, now())
    if (result.parameters) await refold(database(), userId)
  } catch (error) {
    if (!(error instanceof GivenUp)) logged(error)
    const end = { status: 'failed', result: null } as const
    await endTraining(database(), userId, id, end, now()).catch(logged)
  } finally {
    clearInterval(beat)
    if (under.get(userId) === controller) under.delete(userId)
  }
}

function logged(error: unknown): void {
  console.error('training:', error instanceof Error ? error.message : error)
}
