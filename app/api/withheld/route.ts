import { z } from 'zod'
import { itemsOf } from '@/lib/core/questions/quiz'
import { withhold } from '@/lib/data/authoring'
import { Text } from '@/lib/server/bodies'
import { ownComparisonAt } from '@/lib/server/comparisons'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

const named = { slug: z.string().min(1).max(200), withheld: z.boolean() }

/** The signed-in author has a fact or an item of their comparison asked of nobody, or of everybody again. */
export const PUT = learnerEndpoint(
  {
    input: z.union([
      z.strictObject({ ...named, factId: z.uuid() }),
      z.strictObject({ ...named, itemId: Text(64) }),
    ]),
    maxBytes: 4096,
    limit: 'write',
  },
  async (viewer, { slug, withheld, ...what }, at) => {
    const found = await ownComparisonAt(viewer, slug)
    if (!found) return refuse('not-found', { message: 'You have no such comparison.' })
    const isThere =
      'factId' in what ||
      !withheld ||
      itemsOf(found.comparison).some(({ id }) => id === what.itemId)
    const done = isThere && (await withhold(database(), viewer.id, found.id, what, withheld, at))
    if (!done) return refuse('not-found', { message: 'The comparison has no such question now.' })
    return answer({ withheld })
  },
)
