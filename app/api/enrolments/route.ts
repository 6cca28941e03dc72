import { z } from 'zod'
import { findLibraryComparison } from '@/lib/data/comparisons'
import { enrol } from '@/lib/data/enrolments'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

/** The signed-in learner takes a comparison of the library into their daily review. */
export const POST = learnerEndpoint(
  { input: z.strictObject({ slug: z.string().max(200) }), maxBytes: 4096, limit: 'write' },
  async (viewer, { slug }) => {
    const found = await findLibraryComparison(database(), slug)
    if (!found) return refuse('malformed', { message: 'There is no such comparison.' })
    await enrol(database(), viewer.id, found)
    return answer({ enrolled: slug })
  },
)
