import 'server-only'
import type { BackupError } from '../../core/exchange/backup-lines'
import type { Result } from '../../core/result'
import { type Imported, importBackup } from '../../data/backup-import'
import { rescheduleReminder } from '../../data/reminders'
import { database } from '../database'
import { refoldNow } from '../refolding'
import { withBackup } from './backup-file'

/** Each import holds a connection for as long as it writes. */
const AT_ONCE = 2
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
      const imported = await importBackup(database(), userId, backup.records(), at)
      if (!imported) return null
      await rescheduleReminder(database(), userId, at)
      return { ...imported, refolding: await refoldNow(userId) }
    })
  } finally {
    running -= 1
  }
}
