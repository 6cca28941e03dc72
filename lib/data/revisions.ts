import { v7 as uuidv7 } from 'uuid'
import { editOf, type StoredFact } from '../core/comparison/edits'
import { tagsIn } from '../core/comparison/tags'
import type { Comparison, Fact } from '../core/comparison/types'
import { type Database, LIBRARY_OWNER, type Queries } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'

/** A text as its author wrote it, with what was read in it. */
export interface Written {
  readonly source: string
  /** SHA-256 of the source, hexadecimal. */
  readonly digest: string
  readonly comparison: Comparison
}

interface NewRevision extends Written {
  readonly slug: string
}

/** Of so many comparisons of one owner the digests are looked up at once. */
const MOST_DIGESTS = 1000

/** What is stored of each of an owner's comparisons, by slug: the digest of its current text, and its tags. */
export async function currentTexts(
  db: Database,
  ownerId: string,
): Promise<ReadonlyMap<string, { readonly digest: string; readonly tags: readonly string[] }>> {
  const rows = await db.comparison.findMany({
    where: { ownerId },
    select: {
      slug: true,
      tags: true,
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { digest: true } },
    },
    take: MOST_DIGESTS,
  })
  return new Map(
    rows.flatMap(({ slug, tags, revisions: [last] }) =>
      last ? [[slug, { digest: last.digest, tags }]] : [],
    ),
  )
}

/** Sets the tags of a comparison whose text was stored before they were read. */
export async function setTags(
  db: Database,
  ownerId: string,
  slug: string,
  tags: readonly string[],
): Promise<void> {
  await db.comparison.updateMany({ where: { ownerId, slug }, data: { tags: [...tags] } })
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
      if (current?.deletedAt === null && latest?.digest === next.digest) {
        return { id: current.id, changed: false }
      }
      const id = current?.id ?? uuidv7()
      await writeRevision(tx, ownerId, id, next, current ?? { slug: next.slug })
      return { id, changed: true }
    },
    { timeout: WRITING_MS },
  )
}

/** The largest comparison is written in less. */
export const WRITING_MS = 30_000

/** What a comparison is written over, or how a new one begins. */
type Beginning =
  | { readonly revision: number }
  | ({ readonly slug: string } & Partial<Prisma.ComparisonUncheckedCreateInput>)

/**
 * Writes the next revision of a comparison, or the first of a new one, in a transaction that holds the owner's row.
 * Facts keep their id, and with it the learners' memory, as `editOf` says with what the author refused.
 * @returns the number of the revision
 */
export async function writeRevision(
  tx: Queries,
  ownerId: string,
  id: string,
  { source, digest, comparison }: Written,
  over: Beginning,
  refused: ReadonlySet<string> = new Set(),
): Promise<number> {
  const content = {
    title: comparison.title,
    shape: comparison.shape,
    tags: tagsIn(source),
    deletedAt: null,
  }
  const { revision } =
    'revision' in over && typeof over.revision === 'number'
      ? await tx.comparison.update({
          where: { ownerId_id: { ownerId, id } },
          data: { ...content, revision: over.revision + 1 },
        })
      : await tx.comparison.create({
          data: {
            visibility: ownerId === LIBRARY_OWNER ? 'public' : 'private',
            ...(over as { slug: string }),
            ...content,
            ownerId,
            id,
            revision: 1,
          },
        })
  await tx.revision.create({
    data: { ownerId, comparisonId: id, number: revision, source, digest },
  })
  await replaceContent(tx, ownerId, id, comparison, refused)
  return revision
}

/** Facts of one comparison that are matched, the retired ones that went last included. */
const MOST_FACTS = 20_000

/** The facts of a comparison that an edit is matched with: those in the text, then the retired, the latest first. */
export async function storedFacts(
  db: Queries,
  ownerId: string,
  comparisonId: string,
): Promise<StoredFact[]> {
  return jsonRows(
    db,
    Prisma.sql`SELECT id, topic_key AS topic, about, statement, retired_at IS NOT NULL AS retired FROM facts
      WHERE owner_id = ${ownerId}::uuid AND comparison_id = ${comparisonId}::uuid
      ORDER BY retired_at DESC NULLS FIRST, position, id LIMIT ${MOST_FACTS}`,
  )
}

async function replaceContent(
  tx: Queries,
  ownerId: string,
  comparisonId: string,
  { subjects, topics, facts }: Comparison,
  refused: ReadonlySet<string>,
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

  const edit = editOf(await storedFacts(tx, ownerId, comparisonId), facts, refused)
  const kept = new Map(
    [...edit.unchanged, ...edit.changed, ...edit.returned].map(({ before, after }) => [
      after.id,
      before.id,
    ]),
  )
  await retire(tx, ownerId, comparisonId, edit.removed)
  await rewrite(
    tx,
    ownerId,
    facts.flatMap((fact, position) => {
      const id = kept.get(fact.id)
      return id ? [{ id, position, ...contentOf(fact) }] : []
    }),
  )
  await tx.fact.createMany({
    data: facts.flatMap((fact, position) =>
      kept.has(fact.id) ? [] : [{ ...of, id: uuidv7(), position, ...contentOf(fact) }],
    ),
  })
}

async function retire(
  tx: Queries,
  ownerId: string,
  comparisonId: string,
  removed: readonly StoredFact[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE facts SET retired_at = now()
    WHERE owner_id = ${ownerId}::uuid AND comparison_id = ${comparisonId}::uuid
      AND id = ANY(${removed.map(({ id }) => id)}::uuid[])`
}

/** Brings kept facts up to the text, in one statement: a comparison may have ten thousand of them. */
async function rewrite(
  tx: Queries,
  ownerId: string,
  rows: readonly ({ id: string; position: number } & ReturnType<typeof contentOf>)[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE facts SET topic_key = f."topicKey", position = f.position,
      about = ARRAY(SELECT jsonb_array_elements_text(f.about)), statement = f.statement, form = f.form,
      polarity = f.polarity, confidence = f.confidence, start_offset = f."startOffset", end_offset = f."endOffset",
      start_line = f."startLine", end_line = f."endLine", retired_at = NULL
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f(
      id uuid, "topicKey" text, position int, about jsonb, statement text, form text, polarity text,
      confidence float8, "startOffset" int, "endOffset" int, "startLine" int, "endLine" int)
    WHERE facts.owner_id = ${ownerId}::uuid AND facts.id = f.id`
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
