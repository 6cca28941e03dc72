import { v7 as uuidv7 } from 'uuid'
import { matchFacts } from '../core/comparison/identity'
import type { Comparison, Fact } from '../core/comparison/types'
import type { Database, Queries } from './client'

interface NewRevision {
  readonly slug: string
  readonly source: string
  /** SHA-256 of the source, hexadecimal. */
  readonly digest: string
  readonly comparison: Comparison
}

/** Of so many comparisons of one owner the digests are looked up at once. */
const MOST_DIGESTS = 1000

/** SHA-256, hexadecimal, of the current text of each of an owner's comparisons, by slug. */
export async function currentDigests(
  db: Database,
  ownerId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.comparison.findMany({
    where: { ownerId },
    select: {
      slug: true,
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { digest: true } },
    },
    take: MOST_DIGESTS,
  })
  return new Map(rows.flatMap(({ slug, revisions: [last] }) => (last ? [[slug, last.digest]] : [])))
}

/**
 * Stores a comparison under the owner's slug, or a new revision of it when the text differs from the current
 * one. Facts that say the same, or the same in other words, keep their id and with it the learners' memory;
 * removed facts are retired and come back when the text does. An owner's revisions are written one at a time.
 */
export async function saveRevision(
  db: Database,
  ownerId: string,
  next: NewRevision,
): Promise<{ id: string; changed: boolean }> {
  return db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${ownerId}::uuid FOR UPDATE`
      const current = await tx.comparison.findUnique({
        where: { ownerId_slug: { ownerId, slug: next.slug } },
      })
      const latest =
        current &&
        (await tx.revision.findUnique({
          where: {
            ownerId_comparisonId_number: {
              ownerId,
              comparisonId: current.id,
              number: current.revision,
            },
          },
          select: { digest: true },
        }))
      if (current && latest?.digest === next.digest) return { id: current.id, changed: false }

      const { title, shape } = next.comparison
      const { id, revision } = current
        ? await tx.comparison.update({
            where: { ownerId_id: { ownerId, id: current.id } },
            data: { title, shape, revision: current.revision + 1 },
          })
        : await tx.comparison.create({
            data: { ownerId, slug: next.slug, title, shape, revision: 1 },
          })
      await tx.revision.create({
        data: {
          ownerId,
          comparisonId: id,
          number: revision,
          source: next.source,
          digest: next.digest,
        },
      })
      await replaceContent(tx, ownerId, id, next.comparison)
      return { id, changed: true }
    },
    { timeout: 30_000 },
  )
}

async function replaceContent(
  tx: Queries,
  ownerId: string,
  comparisonId: string,
  { subjects, topics, facts }: Comparison,
): Promise<void> {
  const of = { ownerId, comparisonId }
  await tx.subject.deleteMany({ where: of })
  await tx.topic.deleteMany({ where: of })
  await tx.subject.createMany({
    data: subjects.map(({ key, name, aliases, products }, position) => ({
      ...of,
      key,
      position,
      name,
      aliases: [...aliases],
      products: [...products],
    })),
  })
  await tx.topic.createMany({
    data: topics.map(({ key, name, span }, position) => ({
      ...of,
      key,
      position,
      name,
      ...placed(span),
    })),
  })

  const previous = await tx.fact.findMany({
    where: of,
    orderBy: [{ retiredAt: { sort: 'desc', nulls: 'first' } }, { position: 'asc' }],
    take: 20_000,
  })
  const kept = matchFacts(
    previous.map(({ id, topicKey, about, statement }) => ({
      id,
      topic: topicKey,
      about,
      statement,
    })),
    facts,
  )
  const keptIds = new Set(kept.values())
  await tx.fact.updateMany({
    where: { ...of, retiredAt: null, id: { notIn: [...keptIds] } },
    data: { retiredAt: new Date() },
  })
  for (const [position, fact] of facts.entries()) {
    const id = kept.get(fact.id)
    const data = { ...contentOf(fact), position, retiredAt: null }
    if (id) await tx.fact.update({ where: { ownerId_id: { ownerId, id } }, data })
  }
  await tx.fact.createMany({
    data: facts.flatMap((fact, position) =>
      kept.has(fact.id) ? [] : [{ ...of, id: uuidv7(), position, ...contentOf(fact) }],
    ),
  })
}

const contentOf = ({ topic, about, statement, form, polarity, confidence, span }: Fact) => ({
  topicKey: topic,
  about: [...about],
  statement,
  form,
  polarity,
  confidence,
  ...placed(span),
})

const placed = (span: Fact['span']) => ({
  startOffset: span.start,
  endOffset: span.end,
  startLine: span.line,
  endLine: span.endLine,
})

/** When a revision of a comparison was written, milliseconds; 0 where there is none. */
export async function revisedAt(
  db: Queries,
  {
    ownerId,
    id,
    revision,
  }: { readonly ownerId: string; readonly id: string; readonly revision: number },
): Promise<number> {
  const row = await db.revision.findUnique({
    where: {
      ownerId_comparisonId_number: { ownerId, comparisonId: id, number: revision },
    },
    select: { createdAt: true },
  })
  return row?.createdAt.getTime() ?? 0
}
