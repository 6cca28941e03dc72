import type { DocumentBatch, ImportBatch, ImportReport } from '../core/exchange/wire'
import { fail, ok, type Result } from '../core/result'
import { MOST_OWN } from './authoring'
import type { Database, Queries } from './client'
import { recordWithin } from './reviews'

/** What was stored of a file. */
export interface Imported {
  readonly comparisons: readonly {
    readonly id: string
    readonly slug: string
    readonly title: string
  }[]
  readonly report: ImportReport
}

export interface ImportOptions {
  /** Makes the name in the address of a comparison; nobody may be able to guess it. */
  readonly addressOf: (title: string) => string
  /** Hears how many facts have been stored so far. */
  readonly progress?: (facts: number) => void
}

const WRITING_MS = 300_000
/** Stands between the members of a list in the rows of a document. */
const UNIT = '\u001f'

/**
 * Stores what comes of a file as comparisons of a person's own, with its log, in one transaction: all or nothing. What
 * the batches throw, the person's cancelling too, leaves nothing behind.
 * @param now milliseconds
 */
export async function storeImport(
  db: Database,
  ownerId: string,
  batches: AsyncIterable<ImportBatch>,
  now: number,
  { addressOf, progress = () => undefined }: ImportOptions,
): Promise<Result<Imported, 'not-found' | 'too-many'>> {
  try {
    return await db.$transaction(
      async (tx) => {
        const owner = await tx.$queryRaw<
          object[]
        >`SELECT id FROM users WHERE id = ${ownerId}::uuid FOR UPDATE`
        if (owner.length === 0) return fail('not-found')
        const before = await tx.comparison.count({ where: { ownerId } })
        const comparisons: { id: string; slug: string; title: string }[] = []
        let facts = 0
        for await (const batch of batches) {
          if (batch.kind === 'report') return ok({ comparisons, report: batch })
          if (batch.kind === 'reviews') {
            await recordWithin(tx, ownerId, batch.reviews, { now, sentAt: null })
            continue
          }
          if (before + comparisons.length >= MOST_OWN) throw new TooMany()
          const slug = addressOf(batch.title)
          await storeDocument(tx, ownerId, slug, batch)
          comparisons.push({ id: batch.id, slug, title: batch.title })
          facts += batch.facts
          progress(facts)
        }
        throw new Error('imports: the batches ended without a report')
      },
      { timeout: WRITING_MS, maxWait: 10_000 },
    )
  } catch (error) {
    if (error instanceof TooMany) return fail('too-many')
    throw error
  }
}

/** Thrown, not returned: a value returned from a transaction commits it. */
class TooMany extends Error {}

async function storeDocument(
  tx: Queries,
  ownerId: string,
  slug: string,
  { id, title, shape, source, digest, rows }: DocumentBatch,
): Promise<void> {
  await tx.comparison.create({ data: { ownerId, id, slug, title, shape, revision: 1 } })
  await tx.address.create({ data: { address: slug, ownerId, comparisonId: id } })
  await tx.revision.create({ data: { ownerId, comparisonId: id, number: 1, source, digest } })
  await tx.$executeRaw`
    INSERT INTO subjects (owner_id, comparison_id, key, position, name, aliases, products)
    SELECT ${ownerId}::uuid, ${id}::uuid, r.k, r.p, r.n, string_to_array(r.a, ${UNIT}), string_to_array(r.x, ${UNIT})
    FROM jsonb_to_recordset(${rows.subjects}::jsonb) AS r(k text, p int, n text, a text, x text)`
  await tx.$executeRaw`
    INSERT INTO topics (owner_id, comparison_id, key, position, name, start_offset, end_offset, start_line, end_line)
    SELECT ${ownerId}::uuid, ${id}::uuid, r.k, r.p, r.n, r.s, r.e, r.l, r.m
    FROM jsonb_to_recordset(${rows.topics}::jsonb) AS r(k text, p int, n text, s int, e int, l int, m int)`
  await tx.$executeRaw`
    INSERT INTO facts (owner_id, id, comparison_id, topic_key, position, about, statement, form, polarity,
      confidence, start_offset, end_offset, start_line, end_line)
    SELECT ${ownerId}::uuid, r.id, ${id}::uuid, r.t, r.p, string_to_array(r.a, ${UNIT}), r.w, r.f, r.o, r.c, r.s, r.e, r.l, r.m
    FROM jsonb_to_recordset(${rows.facts}::jsonb) AS r(
      id uuid, t text, p int, a text, w text, f text, o text, c float8, s int, e int, l int, m int)`
}
