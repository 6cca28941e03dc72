import { z } from 'zod'
import { restoreRevision } from '@/lib/server/authoring'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

/** The signed-in author brings an earlier revision of their comparison back, as the next one on top of `base`. */
export const POST = learnerEndpoint(
  {
    input: z.strictObject({
      slug: z.string().min(1).max(200),
      base: z.number().int().min(1),
      revision: z.number().int().min(1).max(2_147_483_647),
    }),
    maxBytes: 4096,
    limit: 'author',
  },
  async (viewer, input) => {
    const saved = await restoreRevision(viewer, input)
    return saved.ok ? answer(saved.value) : refuse(saved.error.error, saved.error)
  },
)
