import type { Database } from './client'
import { lockLearner } from './learner-lock'
import { logsAfter, tallyLogs } from './logs'
import { storeMemories } from './memory-rows'
import { dropTallies } from './tallies'

export interface RefoldOptions {
  /** Reviews folded in one transaction, about; other writes of the learner wait so long. */
  readonly chunk?: number
  /** To stop after so many reviews, about; what is left is gone on with by the next call. */
  readonly most?: number
  /** Called between two transactions. */
  readonly onProgress?: (reviews: number) => Promise<void> | void
}

export interface Refolded {
  /** Whether every memory is now what the log comes to under the present settings. */
  readonly finished: boolean
  /** How many reviews this call folded. */
  readonly reviews: number
}

/** Their fold blocks the process for well under a tenth of a second. */
const CHUNK = 1_000

/**
 * Folds a learner's whole log anew after a change of settings, in chunks of facts in the order of their ids, each in a
 * transaction of its own. How far it came is stored with the memories, so that it goes on where it was stopped, also
 * by several callers at once; a change of settings meanwhile begins it again. Tallies are counted anew beside the old
 * ones, which stand until the new ones are whole. Does nothing when nothing has changed.
 */
export async function refold(
  db: Database,
  userId: string,
  { chunk = CHUNK, most = Number.POSITIVE_INFINITY, onProgress }: RefoldOptions = {},
): Promise<Refolded> {
  let reviews = 0
  for (;;) {
    const step = await refoldChunk(db, userId, Math.max(1, Math.min(chunk, most - reviews)))
    reviews += step.reviews
    if (step.finished || reviews >= most) return { finished: step.finished, reviews }
    await onProgress?.(reviews)
  }
}

const always = () => true

async function refoldChunk(db: Database, userId: string, chunk: number): Promise<Refolded> {
  return db.$transaction(
    async (tx) => {
      const learner = await lockLearner(tx, userId)
      if (!learner || learner.foldedVersion === learner.settingsVersion) {
        return { finished: true, reviews: 0 }
      }
      const { settings, settingsVersion: version } = learner
      const from = learner.foldingVersion === version ? learner.foldedTo : null
      const { logs, last } = await logsAfter(tx, userId, from, chunk)
      if (logs.length > 0) {
        const { folded, tallies } = tallyLogs(logs, settings, always, always)
        await storeMemories(tx, userId, folded, { version, tallies })
      }
      await tx.user.updateMany({
        where: { id: userId },
        data: {
          foldingVersion: version,
          foldedTo: last ? null : (logs.at(-1)?.factId ?? from),
          ...(last && { foldedVersion: version }),
        },
      })
      if (last) await dropTallies(tx, userId, version)
      return { finished: last, reviews: logs.reduce((sum, log) => sum + log.reviews.length, 0) }
    },
    { timeout: 20_000, maxWait: 10_000 },
  )
}
