import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test, vi } from 'vitest'
import { NOON } from '../core/scheduling/fixtures'
import type { Viewer } from '../data/accounts'
import { newAddress } from '../data/addresses'
import { setState } from '../data/authoring'
import { databaseOfFile, newViewer } from '../data/fixtures'
import { originFor } from '../data/own-comparisons'
import { copyOf, createFrom, editedOf, restoreRevision, saveEdit } from './authoring'
import { comparisonAt } from './comparisons'
import { libraryFor, ownFor, parseSearch } from './listing'
import { openPackOf, packFor } from './packs'
import { revisionsOfOwn } from './revisions'

const held = vi.hoisted(() => ({ db: undefined as unknown, now: 0 }))
vi.mock('./database', () => ({ database: () => held.db }))
vi.mock('./clock', () => ({ now: () => held.now }))

const database = databaseOfFile(({ db }) => {
  held.db = db
  held.now = NOON
})

const TEXT = '# Cats & Dogs\n\n| Topic | Cats | Dogs |\n| - | - | - |\n| Sound | meow | bark |\n'

const author = () => newViewer(database.db)

async function authored(viewer: Viewer, source = TEXT) {
  const made = await createFrom(viewer, { id: uuidv7(), source })
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

describe('newAddress', () => {
  test.each([
    ['Docker & Kubernetes', /^docker-kubernetes-[a-z2-9]{14}$/],
    ['Ääkköset ja 漢字', /^aakkoset-ja-[a-z2-9]{14}$/],
    ['漢字', /^comparison-[a-z2-9]{14}$/],
    ['x'.repeat(200), /^x{60}-[a-z2-9]{14}$/],
  ])('%s is in its name, with what nobody guesses', (title, shape) => {
    const addresses = Array.from({ length: 50 }, () => newAddress(title))
    for (const address of addresses) expect(address).toMatch(shape)
    expect(new Set(addresses).size).toBe(50)
  })
})

test('a text is saved, edited, brought back and read as its author left it', async () => {
  const viewer = await author()
  const { slug } = await authored(viewer)
  const edited = TEXT.replace('meow', 'mew')
  const edit = { slug, base: 1, source: edited, refused: [] }
  expect(await saveEdit(viewer, edit)).toMatchObject({ ok: true, value: { revision: 2 } })
  const stale = { ...edit, source: TEXT.replace('bark', 'woof') }
  expect(await saveEdit(viewer, stale)).toMatchObject({ ok: false, error: { error: 'conflict' } })
  const found = await comparisonAt(viewer, slug)
  if (!found) throw new Error('it is gone')
  expect((await editedOf(viewer, found))?.source).toBe(edited)
  const page = await revisionsOfOwn(viewer, found, null)
  expect(page).toMatchObject({ current: 2, shown: 2 })
  expect(page?.diff?.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added'])
  expect(await revisionsOfOwn(viewer, found, 3)).toBeNull()
  const back = await restoreRevision(viewer, { slug, base: 2, revision: 1 })
  expect(back).toMatchObject({ ok: true, value: { revision: 3 } })
  const none = await restoreRevision(viewer, { slug, base: 3, revision: 9 })
  expect(none).toMatchObject({ ok: false, error: { error: 'not-found' } })
})

test.each([
  ['nothing to compare', 'Only words.'],
  ['an empty text', ' '],
])('%s is refused with the reason, and nothing is stored', async (_, source) => {
  const viewer = await author()
  const made = await createFrom(viewer, { id: uuidv7(), source })
  expect(made).toMatchObject({ ok: false, error: { error: 'malformed' } })
  expect(!made.ok && made.error.message).toMatch(/\.$/)
  expect(await database.db.comparison.count({ where: { ownerId: viewer.id } })).toBe(0)
})

test('a copy is its maker’s own, and can be made of what can be seen only', async () => {
  const [ada, bob] = [await author(), await author()]
  const { id, slug } = await authored(ada)
  const made = { id: uuidv7(), slug }
  expect(await copyOf(bob, made)).toMatchObject({ ok: false, error: { error: 'not-found' } })
  await setState(database.db, ada.id, id, { visibility: 'unlisted' }, NOON)
  const copy = await copyOf(bob, made)
  if (!copy.ok) throw new Error(copy.error.message)
  expect(copy.value.slug).not.toBe(slug)
  expect(await originFor(database.db, bob.id, made.id)).toEqual({
    ownerId: ada.id,
    id,
    revision: 1,
    title: 'Cats & Dogs',
  })
  const edit = { slug, base: 1, source: TEXT.replace('meow', 'mew'), refused: [] }
  expect(await saveEdit(bob, edit)).toMatchObject({ ok: false, error: { error: 'not-found' } })
})

test('packs of the library are open to all, those of one’s own to their owner', async () => {
  const [ada, bob] = [await author(), await author()]
  const { slug } = await authored(ada)
  expect(await openPackOf('tcp-and-udp')).toMatchObject({ open: true })
  expect(await openPackOf(slug)).toBeNull()
  expect(await packFor(bob, slug)).toBeNull()
  expect(await packFor(ada, slug)).toMatchObject({ open: false, slug })
})

test('lists are searched by what an address says', async () => {
  const viewer = await author()
  await authored(viewer, TEXT.replace('\n\n', '\n\n<!-- tags: pets -->\n\n'))
  await authored(viewer, TEXT.replace('Cats &', 'Tomcats &'))
  const search = (query: Record<string, string>) => ownFor(viewer, parseSearch(query))
  expect((await search({})).lines).toHaveLength(2)
  expect((await search({ q: 'tomcats' })).lines).toHaveLength(1)
  expect(await search({ tag: 'pets' })).toMatchObject({ lines: { length: 1 }, tags: ['pets'] })
  expect(parseSearch({ sort: 'nonsense', q: ['a', 'b'] })).toEqual({
    words: '',
    tag: null,
    sort: 'title',
  })
  const library = await libraryFor(null, parseSearch({ tag: 'networking' }))
  expect(library.lines.map(({ slug }) => slug)).toContain('tcp-and-udp')
  expect(library.lines.length).toBeLessThan(library.total)
})
