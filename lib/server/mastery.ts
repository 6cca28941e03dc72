import 'server-only'
import type { Comparison } from '../core/comparison/types'
import { masteryOf } from '../core/progress/mastery'
import { type Reading, readingOf } from '../core/progress/reading'
import { type Steadiness, steadinessOf } from '../core/progress/steadiness'
import { type Stop, stopNear, stopsOf } from '../core/progress/stops'
import { masteryThen, type Stretch, stretchesOf } from '../core/progress/timeline'
import type { Memory, SchedulingSettings } from '../core/scheduling/types'
import type { Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { enrolmentOf } from '../data/enrolments'
import { type FactLog, logsWithin } from '../data/logs'
import { memoriesOf } from '../data/memories'
import { type CellDetail, cellOf } from './cell'
import { now } from './clock'
import { database } from './database'
import type { MasteryQuery } from './mastery-query'
import { refoldIfNeeded } from './refolding'

/** A comparison as a learner knows it, at this moment, back in time and ahead. */
export interface MasteryMap {
  /** When it was put together, milliseconds. */
  readonly at: number
  readonly stops: readonly Stop[]
  /** One for each stop. */
  readonly readings: readonly Reading[]
  /** The index of the stop asked for. */
  readonly shown: number
  /** There are more reviews than can be looked back on. */
  readonly tooLong: boolean
  /** How long all of it has been known; null where there are more reviews than can be looked back on. */
  readonly steady: Steadiness | null
  /** The cell asked for, where the comparison has it. */
  readonly cell: CellDetail | null
  /** Memories are still being brought up to changed settings. */
  readonly refolding: boolean
}

/** Their fold takes a tenth of a second. */
const MOST_REVIEWS = 10_000
/** Days looked back on, and cells of all of them together: the page sends so many numbers. */
const MOST_DAYS = 48
const MOST_VALUES = 40_000

export async function masteryMapOf(
  viewer: Viewer,
  found: StoredComparison,
  query: MasteryQuery,
): Promise<MasteryMap> {
  const { id, settings } = viewer
  const { comparison, ownerId } = found
  const refolding = await refoldIfNeeded(viewer)
  const at = now()
  const db = database()
  const [placed, logs, enrolment] = await Promise.all([
    memoriesOf(db, id, ownerId, found.id),
    logsWithin(
      db,
      id,
      comparison.facts.map((fact) => fact.id),
      MOST_REVIEWS,
    ),
    enrolmentOf(db, id, found),
  ])
  const memories = new Map(placed.map(({ memory }) => [memory.factId, memory]))
  const own = {
    ...settings,
    desiredRetention: enrolment?.desiredRetention ?? settings.desiredRetention,
  }
  const timelines = timelinesOf(logs ?? [], own)
  const stops = stopsOf(
    {
      first: firstOf(timelines),
      now: at,
      examDay: enrolment?.examDay ?? null,
      most: Math.min(MOST_DAYS, Math.floor(MOST_VALUES / cellsOf(comparison))),
    },
    settings,
  )
  return {
    at,
    stops,
    readings: stops.map((stop) => readingAt(stop, comparison, memories, timelines, settings)),
    shown: stopNear(stops, query.day),
    tooLong: logs === null,
    steady: logs && steadinessOf(comparison, timelines, settings, at),
    cell: await cellOf(viewer, found, { query, memories, logs, settings: own, at }),
    refolding,
  }
}

const cellsOf = ({ topics, subjects }: Comparison) => Math.max(1, topics.length * subjects.length)

function timelinesOf(
  logs: readonly FactLog[],
  settings: SchedulingSettings,
): ReadonlyMap<string, readonly Stretch[]> {
  return new Map(logs.map(({ factId, reviews }) => [factId, stretchesOf(reviews, settings)]))
}

/** When the learner first answered anything of the comparison, milliseconds. */
function firstOf(timelines: ReadonlyMap<string, readonly Stretch[]>): number | null {
  const starts = [...timelines.values()].flatMap(([stretch]) => stretch?.from ?? [])
  return starts.length === 0 ? null : starts.reduce((first, start) => Math.min(first, start))
}

/** Days that are over are read from the log, this moment and those to come from the memories. */
function readingAt(
  { kind, at }: Stop,
  comparison: Comparison,
  memories: ReadonlyMap<string, Memory>,
  timelines: ReadonlyMap<string, readonly Stretch[]>,
  settings: SchedulingSettings,
): Reading {
  return readingOf(
    kind === 'past'
      ? masteryThen(comparison, timelines, settings, at)
      : masteryOf(comparison, memories, settings, at),
  )
}
