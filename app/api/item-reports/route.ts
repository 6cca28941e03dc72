import { z } from 'zod'
import { itemsOf } from '@/lib/core/questions/quiz'
import { REPORT_REASONS, reportItem, withdrawReport } from '@/lib/data/item-reports'
import { Text } from '@/lib/server/bodies'
import { comparisonAt } from '@/lib/server/comparisons'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

const NO_SUCH = { message: 'There is no such comparison.' }
const Named = z.strictObject({ slug: z.string().max(200), itemId: Text(64) })

/**
 * The signed-in learner says that an item is not good: it is not asked of them from then on. Says `reported: false` where
 * the comparison has no such item, or more were reported than can be.
 */
export const POST = learnerEndpoint(
  { input: Named.extend({ reason: z.enum(REPORT_REASONS) }), maxBytes: 4096, limit: 'write' },
  async (viewer, { slug, itemId, reason }) => {
    const found = await comparisonAt(viewer, slug)
    if (!found) return refuse('malformed', NO_SUCH)
    const exists = itemsOf(found.comparison).some(({ id }) => id === itemId)
    return answer({
      reported: exists && (await reportItem(database(), viewer.id, found, { itemId, reason })),
    })
  },
)

/** Takes that back; an item that was not reported stays so. */
export const DELETE = learnerEndpoint(
  { input: Named, maxBytes: 4096, limit: 'write' },
  async (viewer, { slug, itemId }) => {
    const found = await comparisonAt(viewer, slug)
    if (!found) return refuse('malformed', NO_SUCH)
    await withdrawReport(database(), viewer.id, found, itemId)
    return answer({ reported: false })
  },
)
