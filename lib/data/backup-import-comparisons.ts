import type { RecordOf } from '../core/exchange/backup'
import { isAddress, otherAddress } from './addresses'
import type { Writing } from './backup-import'

const placed = ([startOffset, endOffset, startLine, endLine]: readonly [
  number,
  number,
  number,
  number,
]) => ({ startOffset, endOffset, startLine, endLine })

/** A comparison that is here already stays as it is; one whose slug is taken gets another. */
export async function insertComparison(
  { tx, userId, homes }: Writing,
  records: readonly RecordOf<'comparison'>[],
): Promise<number> {
  let added = 0
  for (const { id, slug, title, shape, revision, createdAt, updatedAt, ...content } of records) {
    const { visibility, tags, archivedAt, deletedAt, origin } = content
    const known = await tx.comparison.findUnique({
      where: { ownerId_id: { ownerId: userId, id } },
      select: { id: true },
    })
    homes.adopt(id, known === null)
    if (known) continue
    const of = { ownerId: userId, comparisonId: id }
    const address = await freeAddress({ tx, userId }, slug)
    await tx.comparison.create({
      data: {
        ownerId: userId,
        id,
        slug: address,
        title,
        shape,
        revision,
        createdAt: new Date(createdAt),
        updatedAt: new Date(updatedAt),
        visibility,
        tags,
        archivedAt: dateOf(archivedAt),
        deletedAt: dateOf(deletedAt),
        clonedFromOwner: origin?.owner ?? null,
        clonedFromId: origin?.id ?? null,
        clonedFromRevision: origin?.revision ?? null,
        clonedFromTitle: origin?.title ?? null,
      },
    })
    await tx.address.create({ data: { address, ...of } })
    await tx.withheldItem.createMany({
      data: content.withheldItems.map((itemId) => ({ ...of, itemId })),
      skipDuplicates: true,
    })
    await tx.subject.createMany({
      data: content.subjects.map((subject, position) => ({ ...of, position, ...subject })),
      skipDuplicates: true,
    })
    await tx.topic.createMany({
      data: content.topics.map(({ key, name, span }, position) => ({
        ...of,
        position,
        key,
        name,
        ...placed(span),
      })),
      skipDuplicates: true,
    })
    added += 1
  }
  return added
}

/** The address of a file is kept where nobody could have guessed it and nobody has it; else it gets other letters. */
async function freeAddress({ tx, userId }: Pick<Writing, 'tx' | 'userId'>, slug: string) {
  const isFree = async () =>
    (await tx.address.findUnique({ where: { address: slug } })) === null &&
    (await tx.comparison.findUnique({ where: { ownerId_slug: { ownerId: userId, slug } } })) ===
      null
  return isAddress(slug) && (await isFree()) ? slug : otherAddress(slug)
}

const dateOf = (ms: number | null) => (ms === null ? null : new Date(ms))

/** Revisions of comparisons that came with the backup; those of one that was here would contradict its own. */
export async function insertRevisions(
  { tx, userId, homes }: Writing,
  records: readonly RecordOf<'revision'>[],
): Promise<number> {
  const { count } = await tx.revision.createMany({
    data: records
      .filter(({ comparison }) => homes.adopted(comparison) === 'new')
      .map(({ comparison, number, source, digest, createdAt }) => ({
        ownerId: userId,
        comparisonId: comparison,
        number,
        source,
        digest,
        createdAt: new Date(createdAt),
      })),
    skipDuplicates: true,
  })
  return count
}

/** Facts that a comparison of this account does not have come to it as retired, so that their log has a home. */
export async function insertFacts(
  { tx, userId, homes }: Writing,
  records: readonly RecordOf<'fact'>[],
  now: number,
): Promise<number> {
  const kept = records.filter(({ comparison }) => {
    const known = homes.adopted(comparison) !== null
    if (!known) homes.leaveOut('unknown-comparison', comparison)
    return known
  })
  for (const { id, comparison } of kept) homes.own(id, comparison)
  const { count } = await tx.fact.createMany({
    data: kept.map(
      ({ id, comparison, topic, span, retiredAt, withheldAt, record: _, ...fact }) => ({
        ownerId: userId,
        id,
        comparisonId: comparison,
        topicKey: topic,
        ...fact,
        ...placed(span),
        retiredAt:
          retiredAt !== null || homes.adopted(comparison) === 'here'
            ? new Date(retiredAt ?? now)
            : null,
        withheldAt: dateOf(withheldAt),
      }),
    ),
    skipDuplicates: true,
  })
  return count
}
