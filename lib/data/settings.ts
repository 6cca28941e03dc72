import type { DayPlan, MemorySettings, SchedulingSettings } from '../core/scheduling/types'
import type { Database, Queries } from './client'
import { Prisma } from './generated/client'
import { lockLearner } from './learner-lock'
import { type EnrolmentChange, rowOf, type SettingsChange, Weights } from './settings-schema'

/** The settings that memories depend on. */
const FOLDED: Record<keyof MemorySettings, true> = {
  timeZone: true,
  dayStartHour: true,
  desiredRetention: true,
  parameters: true,
  learningStepsSeconds: true,
  relearningStepsSeconds: true,
  maximumIntervalDays: true,
  leechThreshold: true,
  leechAction: true,
}

function foldDiffers(before: SchedulingSettings, after: SchedulingSettings): boolean {
  const folded = (settings: SchedulingSettings) =>
    JSON.stringify(
      Object.entries(settings)
        .filter(([name]) => name in FOLDED)
        .sort(),
    )
  return folded(before) !== folded(after)
}

/** Raised with a change that memories depend on; `refold` then brings them up to it. */
const raised = (changed: boolean) => ({ settingsVersion: { increment: changed ? 1 : 0 } })

/**
 * Changes how a learner is scheduled; what is not named stays as it is. Memories keep as they are until `refold`.
 * @returns the settings from now on, or null when there is no such learner
 */
export async function saveSettings(
  db: Database,
  userId: string,
  change: SettingsChange,
): Promise<SchedulingSettings | null> {
  return changeSettings(db, userId, change)
}

/**
 * Keeps the FSRS-6 parameters found for a learner; null goes back to the defaults. Else as `saveSettings`.
 * @throws when they are not 21 finite numbers
 */
export async function saveParameters(
  db: Database,
  userId: string,
  weights: readonly number[] | null,
): Promise<SchedulingSettings | null> {
  return changeSettings(db, userId, { parameters: weights && Weights.parse(weights) })
}

async function changeSettings(
  db: Database,
  userId: string,
  change: Partial<SchedulingSettings>,
): Promise<SchedulingSettings | null> {
  return db.$transaction(async (tx) => {
    const learner = await lockLearner(tx, userId)
    if (!learner) return null
    const settings = { ...learner.settings, ...change }
    const { scheduling, timeZone, ...columns } = rowOf(settings)
    await tx.user.updateMany({
      where: { id: userId },
      data: {
        ...columns,
        timeZone: learner.placed || change.timeZone !== undefined ? timeZone : null,
        scheduling: Object(scheduling),
        ...raised(foldDiffers(learner.settings, settings)),
      },
    })
    return settings
  })
}

/** Keeps the time zone a learner's browser is in, unless one is known already. */
export async function locate(db: Database, userId: string, timeZone: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const learner = await lockLearner(tx, userId)
    if (!learner || learner.placed) return
    await tx.user.updateMany({
      where: { id: userId },
      data: {
        timeZone,
        ...raised(foldDiffers(learner.settings, { ...learner.settings, timeZone })),
      },
    })
  })
}

/** The comparison an enrolment is for. */
export interface ComparisonPlace {
  readonly ownerId: string
  readonly id: string
}

/**
 * What a learner set for one comparison they study: their own retention and the study day of an exam, each taken away
 * by null, or left alone when not named. Says false when they do not study it.
 */
export async function updateEnrolment(
  db: Database,
  userId: string,
  { ownerId, id: comparisonId }: ComparisonPlace,
  change: EnrolmentChange,
): Promise<boolean> {
  const where = { userId, ownerId, comparisonId }
  return db.$transaction(async (tx) => {
    const learner = await lockLearner(tx, userId)
    const before = learner && (await enrolmentOf(tx, where))
    if (!learner || !before) return false
    const general = learner.settings.desiredRetention
    const differs =
      change.desiredRetention !== undefined &&
      (change.desiredRetention ?? general) !== (before.desiredRetention ?? general)
    await tx.enrolment.updateMany({ where, data: change })
    if (differs) await tx.user.updateMany({ where: { id: userId }, data: raised(true) })
    return true
  })
}

const enrolmentOf = (
  tx: Queries,
  where: { userId: string; ownerId: string; comparisonId: string },
) =>
  tx.enrolment.findUnique({
    where: { userId_ownerId_comparisonId: where },
    select: { desiredRetention: true },
  })

export const setComparisonRetention = (
  db: Database,
  userId: string,
  place: ComparisonPlace,
  desiredRetention: number | null,
): Promise<boolean> => updateEnrolment(db, userId, place, { desiredRetention })

export const setComparisonExam = (
  db: Database,
  userId: string,
  place: ComparisonPlace,
  examDay: number | null,
): Promise<boolean> => updateEnrolment(db, userId, place, { examDay })

/** Keeps what a learner changed for the time being; null goes back to the settings alone. */
export async function saveDayPlan(
  db: Database,
  userId: string,
  plan: DayPlan | null,
): Promise<void> {
  await db.user.updateMany({
    where: { id: userId },
    data: { dayPlan: plan ? { ...plan } : Prisma.DbNull },
  })
}
