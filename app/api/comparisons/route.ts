import { z } from 'zod'
import { MAX_BYTES } from '@/lib/core/comparison/read'
import { setState } from '@/lib/data/authoring'
import { createFrom, saveEdit } from '@/lib/server/authoring'
import { Text } from '@/lib/server/bodies'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

/** JSON may write a character of a document in two bytes, as it does the ends of lines. */
const BODY_BYTES = 2 * MAX_BYTES + 100_000

const Source = Text(MAX_BYTES)
const Slug = z.string().min(1).max(200)

/**
 * The signed-in author saves a text as a comparison of their own. `id` is of their making, so that sending it twice
 * creates once.
 */
export const POST = learnerEndpoint(
  {
    input: z.strictObject({ id: z.uuidv7(), source: Source }),
    maxBytes: BODY_BYTES,
    limit: 'author',
  },
  async (viewer, input) => {
    const saved = await createFrom(viewer, input)
    return saved.ok ? answer(saved.value, 201) : refuse(saved.error.error, saved.error)
  },
)

/** The signed-in author saves a text as the next revision of their comparison, on top of the one they edited. */
export const PUT = learnerEndpoint(
  {
    input: z.strictObject({
      slug: Slug,
      base: z.number().int().min(1),
      source: Source,
      refused: z.array(z.uuid()).max(10_000).default([]),
    }),
    maxBytes: BODY_BYTES,
    limit: 'author',
  },
  async (viewer, input) => {
    const saved = await saveEdit(viewer, input)
    return saved.ok ? answer(saved.value) : refuse(saved.error.error, saved.error)
  },
)

const comparisonId = z.uuid()

/** The signed-in author archives or deletes their comparison, or takes that back. */
export const PATCH = learnerEndpoint(
  {
    input: z.union([
      z.strictObject({ comparisonId, archived: z.boolean() }),
      z.strictObject({ comparisonId, deleted: z.boolean() }),
    ]),
    maxBytes: 4096,
    limit: 'write',
  },
  async (viewer, { comparisonId, ...change }, at) => {
    const done = await setState(database(), viewer.id, comparisonId, change, at)
    if (done) return answer({ changed: comparisonId })
    return refuse('not-found', { message: 'You have no such comparison, or no room for it.' })
  },
)
