import { z } from 'zod'
import { copyOf } from '@/lib/server/authoring'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

/** The signed-in learner makes a comparison they can see one of their own; sent twice with the same `id` it is made once. */
export const POST = learnerEndpoint(
  {
    input: z.strictObject({ id: z.uuidv7(), slug: z.string().min(1).max(200) }),
    maxBytes: 4096,
    limit: 'author',
  },
  async (viewer, input) => {
    const saved = await copyOf(viewer, input)
    return saved.ok ? answer(saved.value, 201) : refuse(saved.error.error, saved.error)
  },
)
