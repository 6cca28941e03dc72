import 'server-only'
import { createHash } from 'node:crypto'
import { readComparison } from '../core/comparison/read'
import { fail, ok, type Result } from '../core/result'
import type { Viewer } from '../data/accounts'
import { newAddress } from '../data/addresses'
import {
  createComparison,
  editComparison,
  MOST_OWN,
  type Origin,
  type Saved,
} from '../data/authoring'
import type { StoredComparison } from '../data/comparisons'
import { sourceOf } from '../data/own-comparisons'
import { storedFacts, type Written } from '../data/revisions'
import { comparisonAt, ownComparisonAt } from './comparisons'
import { database } from './database'

/** Why a text was not saved; `message` is for its author. */
export interface NotSaved {
  readonly error: 'malformed' | 'not-found' | 'conflict'
  readonly message: string
}

const NO_SUCH: NotSaved = { error: 'not-found', message: 'You have no such comparison.' }
const CHANGED: NotSaved = {
  error: 'conflict',
  message:
    'This comparison was saved elsewhere since you opened it. Your text is kept in this browser; open the comparison again to see what changed, and save on top of it.',
}
const TOO_MANY: NotSaved = {
  error: 'malformed',
  message: `You have ${MOST_OWN} comparisons, the most one person can have. Delete one to make room.`,
}

/** Reads a text as it is stored: without its file's name, so that it says the same whenever it is read again. */
function written(source: string): Result<Written, NotSaved> {
  const read = readComparison(source)
  if (!read.ok) return fail({ error: 'malformed', message: read.error.message })
  const digest = createHash('sha256').update(source).digest('hex')
  return ok({ source, digest, comparison: read.value })
}

/** Saves a text as a new comparison of the viewer's own; repeated with the same id it creates one. */
export async function createFrom(
  viewer: Viewer,
  { id, source, origin }: { id: string; source: string; origin?: Origin },
): Promise<Result<Saved, NotSaved>> {
  const text = written(source)
  if (!text.ok) return text
  const address = newAddress(text.value.comparison.title)
  const made = await createComparison(database(), viewer.id, {
    id,
    address,
    ...text.value,
    ...(origin && { origin }),
  })
  if (made.ok) return made
  return fail(made.error === 'too-many' ? TOO_MANY : NO_SUCH)
}

interface EditInput {
  readonly slug: string
  /** The revision that was edited. */
  readonly base: number
  readonly source: string
  readonly refused: readonly string[]
}

/** Saves a text as the next revision of a comparison of the viewer's own. */
export async function saveEdit(
  viewer: Viewer,
  { slug, base, source, refused }: EditInput,
): Promise<Result<Saved, NotSaved>> {
  const found = await ownComparisonAt(viewer, slug)
  if (!found) return fail(NO_SUCH)
  const text = written(source)
  if (!text.ok) return text
  const edit = { base, refused: new Set(refused), ...text.value }
  const saved = await editComparison(database(), viewer.id, found.id, edit)
  if (saved.ok) return saved
  return fail(saved.error === 'conflict' ? CHANGED : NO_SUCH)
}

/** Saves the text of an earlier revision as the next one. */
export async function restoreRevision(
  viewer: Viewer,
  { slug, base, revision }: { slug: string; base: number; revision: number },
): Promise<Result<Saved, NotSaved>> {
  const found = await ownComparisonAt(viewer, slug)
  const source = found && (await sourceOf(database(), viewer.id, found.id, revision))
  if (source === null) return fail(NO_SUCH)
  return saveEdit(viewer, { slug, base, source, refused: [] })
}

/** Makes a comparison that the viewer can see one of their own too, with their own facts; it says where it is from. */
export async function copyOf(
  viewer: Viewer,
  { id, slug }: { id: string; slug: string },
): Promise<Result<Saved, NotSaved>> {
  const found = await comparisonAt(viewer, slug)
  if (!found) return fail(NO_SUCH)
  const { ownerId, revision, comparison } = found
  const source = await sourceOf(database(), ownerId, found.id, revision)
  if (source === null) return fail(NO_SUCH)
  const origin = { ownerId, id: found.id, revision, title: comparison.title }
  return createFrom(viewer, { id, source, origin })
}

/** A comparison of the viewer's own as its editor begins with it. */
export async function editedOf(viewer: Viewer, { id, slug, revision }: StoredComparison) {
  const [source, facts] = await Promise.all([
    sourceOf(database(), viewer.id, id, revision),
    storedFacts(database(), viewer.id, id),
  ])
  if (source === null) return null
  // Browsers hold text with plain ends of lines.
  return { slug, revision, source: source.replace(/\r\n?/g, '\n'), facts }
}
