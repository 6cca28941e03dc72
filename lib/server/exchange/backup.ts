import 'server-only'
import type { BackupError } from '../../core/exchange/backup-lines'
import type { Result } from '../../core/result'
import { type Imported, importBackup } from '../../data/backup-import'
import { createClient } from '../../data/client'
import { rescheduleReminder } from '../../data/reminders'
import { database } from '../database'
import { env } from '../env'
import { refoldNow } from '../refolding'
import { withBackup } from './backup-file'

/** Each import has a connection of its own, so that none of those that pages wait for is held for long. */
const AT_ONCE = 2
/** Plans that Prisma keeps with the values of their statements, each half a thousand records. */
const KEPT_PLANS = 20
let running = 0

export interface ImportedFor extends Imported {
  /** Memories are still being brought up to the log. */
  readonly refolding: boolean
}

/**
 * Checks a backup whole, imports it into a learner's account, and folds their memories anew.
 * @returns null when there is no such learner; 'busy' while as many are being imported as this process takes
 */
export async function importFor(
  userId: string,
  body: AsyncIterable<Uint8Array>,
  at: number,
): Promise<Result<ImportedFor | null, BackupError> | 'busy'> {
  if (running >= AT_ONCE) return 'busy'
  running += 1
  try {
    return await withBackup(body, async (backup) => {
      const writer = createClient(env().DATABASE_URL, 1, KEPT_PLANS)
      const imported = await importBackup(writer, userId, backup.records(), at).finally(() =>
        writer.$disconnect(),
      )
      if (!imported) return null
      await rescheduleReminder(database(), userId, at)
      return { ...imported, refolding: await refoldNow(userId) }
    })
  } finally {
    running -= 1
  }
}
