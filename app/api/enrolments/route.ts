import { z } from 'zod'
import { findVisibleComparisonById } from '@/lib/data/comparisons'
import { enrol } from '@/lib/data/enrolments'
import { updateEnrolment } from '@/lib/data/settings'
import { EnrolmentChange } from '@/lib/data/settings-schema'
import { comparisonAt } from '@/lib/server/comparisons'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'
import { refoldNow } from '@/lib/server/refolding'

const NO_SUCH = { message: 'There is no such comparison.' }
const Slug = z.string().max(200)

/** The signed-in learner takes a comparison into their daily review. */
export const POST = learnerEndpoint(
  { input: z.strictObject({ slug: Slug }), maxBytes: 4096, limit: 'write' },
  async (viewer, { slug }) => {
    const found = await comparisonAt(viewer, slug)
    if (!found) return refuse('malformed', NO_SUCH)
    await enrol(database(), viewer.id, found)
    return answer({ enrolled: slug })
  },
)

const Change = EnrolmentChange.extend({
  slug: Slug.optional(),
  ownerId: z.uuid().optional(),
  comparisonId: z.uuid().optional(),
}).refine(
  ({ slug, ownerId, comparisonId }) =>
    slug === undefined
      ? ownerId !== undefined && comparisonId !== undefined
      : ownerId === undefined && comparisonId === undefined,
  'names a comparison by its slug, or by its ids',
)

/**
 * The retention and the exam the signed-in learner sets for one comparison, named by its slug or its ids; null takes
 * one away, and what is not sent stays as it is. It is taken into their daily review with that. Memories follow.
 */
export const PATCH = learnerEndpoint(
  { input: Change, maxBytes: 4096, limit: 'write' },
  async (viewer, { slug, ownerId = '', comparisonId = '', ...change }) => {
    const db = database()
    const found =
      slug === undefined
        ? await findVisibleComparisonById(db, viewer.id, ownerId, comparisonId)
        : await comparisonAt(viewer, slug)
    if (!found) return refuse('malformed', NO_SUCH)
    await enrol(db, viewer.id, found)
    await updateEnrolment(db, viewer.id, found, change)
    return answer({ enrolled: found.slug, refolding: await refoldNow(viewer.id) })
  },
)
