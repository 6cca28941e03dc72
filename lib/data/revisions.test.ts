import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { seedLibrary } from '../../prisma/seed'
import { LIBRARY_OWNER } from './client'
import { findComparisons, findLibraryComparison, listLibrary } from './comparisons'
import { databaseOfFile, newComparison, newLearner, revisionOf } from './fixtures'
import { saveRevision } from './revisions'

const database = databaseOfFile()

const BEFORE = [
  'Cats sleep for sixteen hours of the day',
  'Cats purr when they are content',
  'Cats land on their feet after a fall',
] as const

async function ownerOf(statements: readonly string[]) {
  const ownerId = await newLearner(database.db)
  const save = (next: readonly string[]) => saveRevision(database.db, ownerId, revisionOf(next))
  const { id } = await save(statements)
  const facts = () =>
    database.db.fact.findMany({
      where: { ownerId, comparisonId: id },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    })
  return { ownerId, id, save, facts }
}

describe('saveRevision', () => {
  test('the same text changes nothing', async () => {
    const { ownerId, id, save, facts } = await ownerOf(BEFORE)
    const stood = [await facts(), await database.db.comparison.findMany({ where: { ownerId } })]
    expect(await save(BEFORE)).toEqual({ id, changed: false })
    expect([await facts(), await database.db.comparison.findMany({ where: { ownerId } })]).toEqual(
      stood,
    )
    expect(await database.db.revision.count({ where: { ownerId } })).toBe(1)
  })

  test('a reworded fact keeps its id, a new one gets its own', async () => {
    const { save, facts } = await ownerOf(BEFORE)
    const [first, second, third] = await facts()
    await save([BEFORE[0], 'Cats purr when they are happy', BEFORE[2], 'Cats chase mice at night'])
    const after = await facts()
    expect(after.map(({ id }) => id)).toEqual([first?.id, second?.id, third?.id, expect.anything()])
    expect(after[1]?.statement).toBe('Cats purr when they are happy')
    expect(after.filter(({ retiredAt }) => retiredAt)).toEqual([])
  })

  test('a removed fact is retired, and comes back with its text', async () => {
    const { save, facts } = await ownerOf(BEFORE)
    const ids = (await facts()).map(({ id }) => id)
    await save(BEFORE.slice(0, 2))
    expect((await facts()).map(({ id, retiredAt }) => [id, retiredAt !== null])).toEqual([
      [ids[0], false],
      [ids[1], false],
      [ids[2], true],
    ])
    await save(BEFORE)
    expect((await facts()).map(({ id, retiredAt }) => [id, retiredAt])).toEqual(
      ids.map((id) => [id, null]),
    )
  })

  test('every revision keeps its text', async () => {
    const { ownerId, save } = await ownerOf(BEFORE)
    await save(BEFORE.slice(1))
    const kept = await database.db.revision.findMany({
      where: { ownerId },
      orderBy: { number: 'asc' },
    })
    expect(kept.map(({ number, source }) => [number, source])).toEqual([
      [1, BEFORE.join('\n')],
      [2, BEFORE.slice(1).join('\n')],
    ])
  })

  test('writers at once write one after the other', async () => {
    const ownerId = await newLearner(database.db)
    const texts = [BEFORE, BEFORE.slice(0, 2), BEFORE.slice(1), BEFORE]
    await Promise.all(texts.map((text) => saveRevision(database.db, ownerId, revisionOf(text))))
    const comparisons = await database.db.comparison.findMany({ where: { ownerId } })
    const revisions = await database.db.revision.findMany({
      where: { ownerId },
      orderBy: { number: 'asc' },
    })
    expect(comparisons).toHaveLength(1)
    expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, index) => index + 1))
    expect(comparisons[0]?.revision).toBe(revisions.length)
    const facts = await database.db.fact.findMany({ where: { ownerId, retiredAt: null } })
    const last = revisions.at(-1)?.source.split('\n') ?? []
    expect(facts.map(({ statement }) => statement).sort()).toEqual(last.sort())
  })

  test('owners may use the same slug, and change only what is theirs', async () => {
    const [bob, alice] = [await ownerOf(BEFORE), await ownerOf(BEFORE)]
    const stood = await alice.facts()
    await bob.save(BEFORE.slice(0, 1))
    expect(await alice.facts()).toEqual(stood)
  })
})

describe('findComparisons', () => {
  test('gives the present revision without what it retired', async () => {
    const { ownerId, id, save } = await ownerOf(BEFORE)
    const statements = async () =>
      (await findComparisons(database.db, ownerId, [id])).flatMap(({ comparison }) =>
        comparison.facts.map(({ statement }) => statement),
      )
    expect(await statements()).toEqual(BEFORE)
    await save(BEFORE.slice(0, 2))
    expect(await statements()).toEqual(BEFORE.slice(0, 2))
  })

  test('a comparison of another owner does not exist', async () => {
    const bob = await newLearner(database.db)
    const { id } = await newComparison(database.db, bob, 1, 'private-to-bob')
    expect(await findComparisons(database.db, await newLearner(database.db), [id])).toEqual([])
    expect(await findComparisons(database.db, LIBRARY_OWNER, [id])).toEqual([])
    expect(await findLibraryComparison(database.db, 'private-to-bob')).toBeNull()
    expect((await listLibrary(database.db)).map((found) => found.id)).not.toContain(id)
  })
})

describe('seedLibrary', () => {
  test('twice is once', async () => {
    const rows = async () => {
      const ownerId = LIBRARY_OWNER
      return Promise.all([
        database.db.comparison.findMany({ where: { ownerId }, orderBy: { id: 'asc' } }),
        database.db.revision.count({ where: { ownerId } }),
        database.db.subject.count({ where: { ownerId } }),
        database.db.topic.count({ where: { ownerId } }),
        database.db.fact.count({ where: { ownerId } }),
      ])
    }
    const stood = await rows()
    expect(stood[0].length).toBeGreaterThan(0)
    expect(await seedLibrary(database.url)).toEqual({ comparisons: stood[0].length, changed: 0 })
    expect(await rows()).toEqual(stood)
  })

  test('leads the list with the comparison that visitors are asked about first', async () => {
    const [first, ...others] = (await listLibrary(database.db)).map(({ slug }) => slug)
    expect(first).toBe('docker-and-kubernetes')
    expect(others).toContain('affect-and-effect')
    expect(others).not.toContain(first)
  })

  test('names the file that cannot be read', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'discern-library-'))
    try {
      await writeFile(join(directory, 'broken.md'), '# Nothing to compare\n')
      await expect(seedLibrary(database.url, directory)).rejects.toThrow(/library\/broken\.md: \S/)
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})
