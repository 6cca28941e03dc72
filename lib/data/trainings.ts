import type { SchedulingSettings } from '../core/scheduling/types'
import type { Database } from './client'
import { Prisma } from './generated/client'
import { lockLearner } from './learner-lock'
import { type FactLog, logsAfter } from './logs'

export type TrainingStatus = 'running' | 'accepted' | 'kept' | 'too-few' | 'cancelled' | 'failed'

/** One run of the optimiser over a learner's log. Times are milliseconds since 1970, UTC. */
export interface Training {
  readonly id: string
  readonly status: TrainingStatus
  /** 0 to 1. */
  readonly progress: number
  readonly startedAt: number
  /** Null while it runs. */
  readonly finishedAt: number | null
  /** What came of it, as the optimiser told it; null where nothing did. */
  readonly result: Prisma.JsonValue
}

/** A run that has not been heard of for so long has died with its process, milliseconds. */
const SILENCE = 60_000
/** Runs kept of a learner, the latest. */
const KEPT = 20

export interface TrainingStart {
  /** False where a run is under way already. */
  readonly started: boolean
  /** The settings at its start. */
  readonly settings: SchedulingSettings
}

/**
 * Begins a run, unless one of the learner is under way in whatever process; one that has died is put down as failed.
 * Null when there is no such learner.
 */
export async function startTraining(
  db: Database,
  userId: string,
  id: string,
  now: number,
): Promise<TrainingStart | null> {
  return db.$transaction(async (tx) => {
    const learner = await lockLearner(tx, userId)
    if (!learner) return null
    const at = new Date(now)
    const alive = { status: 'running', heardAt: { gt: new Date(now - SILENCE) } }
    if ((await tx.training.count({ where: { userId, ...alive } })) > 0) {
      return { started: false, settings: learner.settings }
    }
    await tx.training.updateMany({
      where: { userId, status: 'running' },
      data: { status: 'failed', finishedAt: at },
    })
    const old = await tx.training.findMany({
      where: { userId },
      orderBy: { id: 'desc' },
      skip: KEPT - 1,
      take: KEPT,
      select: { id: true },
    })
    await tx.training.deleteMany({ where: { userId, id: { in: old.map((row) => row.id) } } })
    await tx.training.create({
      data: { userId, id, status: 'running', startedAt: at, heardAt: at },
    })
    return { started: true, settings: learner.settings }
  })
}

/** Says that a run is alive and how far it is. False where it is no longer to go on: cancelled, or taken for dead. */
export async function hearTraining(
  db: Database,
  userId: string,
  id: string,
  progress: number,
  now: number,
): Promise<boolean> {
  const { count } = await db.training.updateMany({
    where: { userId, id, status: 'running' },
    data: { progress, heardAt: new Date(now) },
  })
  return count === 1
}

/** Ends a run with what came of it. False where it had been ended before. */
export async function endTraining(
  db: Database,
  userId: string,
  id: string,
  { status, result }: { status: Exclude<TrainingStatus, 'running'>; result: object | null },
  now: number,
): Promise<boolean> {
  const { count } = await db.training.updateMany({
    where: { userId, id, status: 'running' },
    data: {
      status,
      finishedAt: new Date(now),
      result: result ? { ...result } : Prisma.DbNull,
      ...(status !== 'failed' && status !== 'cancelled' && { progress: 1 }),
    },
  })
  return count === 1
}

/** Cancels whatever run of a learner is under way; false where there is none. */
export async function cancelTraining(db: Database, userId: string, now: number): Promise<boolean> {
  const { count } = await db.training.updateMany({
    where: { userId, status: 'running' },
    data: { status: 'cancelled', finishedAt: new Date(now) },
  })
  return count > 0
}

/** A learner's latest run, a dead one as failed; null where there has been none. */
export async function latestTraining(
  db: Database,
  userId: string,
  now: number,
): Promise<Training | null> {
  const row = await db.training.findFirst({
    where: { userId },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
  })
  if (!row) return null
  const dead = row.status === 'running' && row.heardAt.getTime() <= now - SILENCE
  return {
    id: row.id,
    status: dead ? 'failed' : (row.status as TrainingStatus),
    progress: row.progress,
    startedAt: row.startedAt.getTime(),
    finishedAt: row.finishedAt?.getTime() ?? null,
    result: row.result,
  }
}

/** Reviews read in one statement. */
const CHUNK = 1_000

/** A learner's whole log, one fact after the other, read in chunks. */
export async function* factLogs(
  db: Database,
  userId: string,
  chunk = CHUNK,
): AsyncGenerator<FactLog['reviews']> {
  let after: string | null = null
  for (;;) {
    const { logs, last }: Awaited<ReturnType<typeof logsAfter>> = await logsAfter(
      db,
      userId,
      after,
      chunk,
    )
    for (const { reviews } of logs) yield reviews
    if (last) return
    after = logs.at(-1)?.factId ?? after
  }
}
