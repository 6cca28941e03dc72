import type { BackupRecord, RecordOf } from '../core/exchange/backup'
import type { Queries } from './client'

/** Rows that are read, and held, at once. */
const PAGE = 1_000
/** The text of a comparison has up to five million bytes. */
const REVISIONS_AT_ONCE = 5
/** Of one owner, read at once for their heads. */
const COMPARISONS_AT_ONCE = 20
const MOST_WITHHELD = 20_000

interface Cloned {
  readonly clonedFromOwner: string | null
  readonly clonedFromId: string | null
  readonly clonedFromRevision: number | null
  readonly clonedFromTitle: string | null
}

interface Spanned {
  readonly startOffset: number
  readonly endOffset: number
  readonly startLine: number
  readonly endLine: number
}
const spanOf = (row: Spanned): [number, number, number, number] => [
  row.startOffset,
  row.endOffset,
  row.startLine,
  row.endLine,
]

/** The comparisons a learner owns, each with every revision and every fact, in pages. */
export async function* comparisonRecords(
  db: Queries,
  userId: string,
): AsyncGenerator<BackupRecord[]> {
  for (let after: string | undefined; ; ) {
    const rows = await db.comparison.findMany({
      where: { ownerId: userId, ...(after !== undefined && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: COMPARISONS_AT_ONCE,
      include: {
        subjects: { orderBy: { position: 'asc' } },
        topics: { orderBy: { position: 'asc' } },
        withheldItems: { orderBy: { itemId: 'asc' }, take: MOST_WITHHELD },
      },
    })
    for (const { id, slug, title, shape, revision, createdAt, updatedAt, ...row } of rows) {
      yield [
        {
          record: 'comparison',
          id,
          slug,
          title,
          shape: shape as RecordOf<'comparison'>['shape'],
          revision,
          createdAt: createdAt.getTime(),
          updatedAt: updatedAt.getTime(),
          visibility: row.visibility as RecordOf<'comparison'>['visibility'],
          tags: row.tags,
          archivedAt: row.archivedAt?.getTime() ?? null,
          deletedAt: row.deletedAt?.getTime() ?? null,
          origin: originOf(row),
          withheldItems: row.withheldItems.map(({ itemId }) => itemId),
          subjects: row.subjects.map(({ key, name, aliases, products }) => ({
            key,
            name,
            aliases,
            products,
          })),
          topics: row.topics.map((topic) => ({
            key: topic.key,
            name: topic.name,
            span: spanOf(topic),
          })),
        },
      ]
      yield* revisionRecords(db, userId, id, revision)
      yield* factRecords(db, userId, id)
    }
    after = rows.at(-1)?.id
    if (rows.length < COMPARISONS_AT_ONCE) return
  }
}

function originOf({
  clonedFromOwner: owner,
  clonedFromId: id,
  clonedFromRevision: revision,
  clonedFromTitle: title,
}: Cloned): RecordOf<'comparison'>['origin'] {
  return owner === null || id === null || revision === null ? null : { owner, id, revision, title }
}

async function* revisionRecords(
  db: Queries,
  ownerId: string,
  comparisonId: string,
  last: number,
): AsyncGenerator<BackupRecord[]> {
  for (let after = 0; ; ) {
    const rows = await db.revision.findMany({
      where: { ownerId, comparisonId, number: { gt: after, lte: last } },
      orderBy: { number: 'asc' },
      take: REVISIONS_AT_ONCE,
    })
    yield rows.map(({ number, source, digest, createdAt }) => ({
      record: 'revision',
      comparison: comparisonId,
      number,
      source,
      digest,
      createdAt: createdAt.getTime(),
    }))
    after = rows.at(-1)?.number ?? after
    if (rows.length < REVISIONS_AT_ONCE) return
  }
}

async function* factRecords(
  db: Queries,
  ownerId: string,
  comparisonId: string,
): AsyncGenerator<BackupRecord[]> {
  for (let after: string | undefined; ; ) {
    const rows = await db.fact.findMany({
      where: { ownerId, comparisonId, ...(after !== undefined && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    yield rows.map((fact) => ({
      record: 'fact',
      id: fact.id,
      comparison: comparisonId,
      topic: fact.topicKey,
      position: fact.position,
      about: fact.about,
      statement: fact.statement,
      form: fact.form === 'value' ? 'value' : 'sentence',
      polarity: fact.polarity === 'negative' ? 'negative' : 'affirmative',
      confidence: fact.confidence,
      span: spanOf(fact),
      retiredAt: fact.retiredAt?.getTime() ?? null,
      withheldAt: fact.withheldAt?.getTime() ?? null,
    }))
    after = rows.at(-1)?.id
    if (rows.length < PAGE) return
  }
}
