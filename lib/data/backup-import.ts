import type { BackupRecord, RecordName, RecordOf } from '../core/exchange/backup'
import { nextMonday } from '../core/progress/letter'
import { DEFAULT_SETTINGS, type SchedulingSettings } from '../core/scheduling/types'
import { type Homes, homesOf, type LeftOut } from './backup-homes'
import { insertComparison, insertFacts, insertRevisions } from './backup-import-comparisons'
import {
  insertAttempts,
  insertEnrolments,
  insertFirstAnswers,
  insertItemReports,
  insertReviews,
  insertTrainings,
} from './backup-import-rows'
import type { Database, Queries } from './client'
import { type LockedLearner, lockLearner } from './learner-lock'
import { rowOf, settingsOf } from './settings-schema'

/** What became of a backup. */
export interface Imported {
  /** How many records of each kind are new here. */
  readonly added: Readonly<Partial<Record<RecordName, number>>>
  /** How many were here already. */
  readonly present: number
  /** How many could not be placed, by reason. */
  readonly leftOut: readonly LeftOut[]
}

/** Records written by one statement. */
const AT_ONCE = 500
/** A learner with hundreds of thousands of reviews; other writes of theirs wait so long. */
const MOST_TIME = 10 * 60_000

/** How records of a kind are written; gives how many are new. */
export interface Writing {
  readonly tx: Queries
  readonly userId: string
  readonly homes: Homes
}

/**
 * Takes a backup into a learner's account in one transaction: all of it or, where it fails, nothing. What is there stays;
 * what is missing is added, so that it may be repeated and two accounts may be joined. Of settings those are taken that
 * are as by default here. Where the log or what it is folded with has changed, memories are to be folded anew: `refold`.
 * @param records checked already; read once
 * @param now milliseconds
 * @returns null when there is no such learner
 */
export async function importBackup(
  db: Database,
  userId: string,
  records: AsyncIterable<BackupRecord>,
  now: number,
): Promise<Imported | null> {
  return db.$transaction(
    async (tx) => {
      const learner = await lockLearner(tx, userId)
      if (!learner) return null
      const added: Partial<Record<RecordName, number>> = {}
      let present = 0
      const writing: Writing = { tx, userId, homes: homesOf(tx, userId) }
      for await (const batch of inBatches(records)) {
        const [first] = batch
        if (!first) continue
        const count = await write(writing, learner, batch, now)
        if (first.record === 'place') continue
        added[first.record] = (added[first.record] ?? 0) + count
        present += batch.length - count
      }
      const leftOut = writing.homes.leftOut()
      present -= leftOut.reduce((sum, { count }) => sum + count, 0)
      const refolds = ['profile', 'enrolment', 'review', 'fact'] as const
      if (refolds.some((name) => (added[name] ?? 0) > 0)) {
        await tx.user.updateMany({
          where: { id: userId },
          data: { settingsVersion: { increment: 1 } },
        })
      }
      return { added, present, leftOut }
    },
    { timeout: MOST_TIME, maxWait: 10_000 },
  )
}

/** Runs of records of one kind, none longer than can be written at once; a comparison comes alone. */
async function* inBatches(records: AsyncIterable<BackupRecord>): AsyncGenerator<BackupRecord[]> {
  let batch: BackupRecord[] = []
  for await (const record of records) {
    const [first] = batch
    const alone = record.record === 'comparison' || record.record === 'revision'
    if (first && (first.record !== record.record || alone || batch.length >= AT_ONCE)) {
      yield batch
      batch = []
    }
    batch.push(record)
  }
  yield batch
}

function write(
  writing: Writing,
  learner: LockedLearner,
  batch: readonly BackupRecord[],
  now: number,
): Promise<number> {
  const of = <Name extends RecordName>(name: Name) =>
    batch.filter((record): record is RecordOf<Name> => record.record === name)
  switch (batch[0]?.record) {
    case 'profile':
      return mergeProfile(writing, learner, of('profile'), now)
    case 'comparison':
      return insertComparison(writing, of('comparison'))
    case 'revision':
      return insertRevisions(writing, of('revision'))
    case 'fact':
      return insertFacts(writing, of('fact'), now)
    case 'place':
      return writing.homes.learn(of('place')).then(() => 0)
    case 'enrolment':
      return insertEnrolments(writing, of('enrolment'))
    case 'review':
      return insertReviews(writing, of('review'))
    case 'attempt':
      return insertAttempts(writing, of('attempt'))
    case 'first-answer':
      return insertFirstAnswers(writing, of('first-answer'))
    case 'item-report':
      return insertItemReports(writing, of('item-report'))
    case 'training':
      return insertTrainings(writing, of('training'))
    default:
      return Promise.resolve(0)
  }
}

/** Takes of a profile what is as by default, or missing, here; gives 1 where that changed anything. */
async function mergeProfile(
  { tx, userId }: Writing,
  { settings: here, placed }: LockedLearner,
  profiles: readonly RecordOf<'profile'>[],
  now: number,
): Promise<number> {
  const [profile] = profiles
  if (!profile) return 0
  const there = settingsOf(profile.settings)
  const settings = mergedSettings(here, there)
  const { scheduling, timeZone, ...columns } = rowOf(settings)
  const zone = placed ? here.timeZone : profile.settings.timeZone === null ? null : timeZone
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { dailyGoal: true, dayPlan: true },
  })
  const takesGoal = user?.dailyGoal === 0 && profile.goal.amount > 0
  const takesPlan = user?.dayPlan === null && profile.plan !== null
  await tx.user.updateMany({
    where: { id: userId },
    data: {
      ...columns,
      timeZone: zone,
      scheduling: Object(scheduling),
      ...(takesPlan && { dayPlan: { ...profile.plan } }),
      ...(takesGoal && { dailyGoal: profile.goal.amount, dailyGoalUnit: profile.goal.unit }),
    },
  })
  const reminders = profile.reminders
    ? await tx.reminder.createMany({
        data: [{ userId, ...profile.reminders }],
        skipDuplicates: true,
      })
    : { count: 0 }
  const letter = profile.letter
    ? await tx.weeklyLetter.createMany({
        data: [{ userId, nextAt: new Date(nextMonday(now, settings)) }],
        skipDuplicates: true,
      })
    : { count: 0 }
  const changed = JSON.stringify(settings) !== JSON.stringify(here) || (!placed && zone !== null)
  return changed || takesGoal || takesPlan || reminders.count > 0 || letter.count > 0 ? 1 : 0
}

function mergedSettings(here: SchedulingSettings, there: SchedulingSettings): SchedulingSettings {
  const usual: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  const taken = Object.entries(there).filter(
    ([name]) =>
      JSON.stringify(here[name as keyof SchedulingSettings]) === JSON.stringify(usual[name]),
  )
  return { ...here, ...Object.fromEntries(taken) }
}
