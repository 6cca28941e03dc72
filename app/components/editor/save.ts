import type { Edited } from './types'

export interface SavedAt {
  readonly slug: string
}

/** What came of saving; a failure says what to do, and whether signing in again helps. */
export type Outcome =
  | { readonly ok: true; readonly saved: SavedAt }
  | { readonly ok: false; readonly message: string; readonly signIn: boolean }

const LOST =
  'There is no network, or the site does not answer. Your text is kept in this browser; save it again in a moment.'

/** Saves a text as a new comparison, or as the next revision of one. */
export async function save(
  edited: Edited | null,
  { id, source, refused }: { id: string; source: string; refused: readonly string[] },
): Promise<Outcome> {
  const body = edited
    ? { slug: edited.slug, base: edited.revision, source, refused }
    : { id, source }
  const response = await fetch('/api/comparisons', {
    method: edited ? 'PUT' : 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  if (!response) return { ok: false, message: LOST, signIn: false }
  const told = (await response.json().catch(() => ({}))) as { slug?: string; message?: string }
  if (response.ok && told.slug) return { ok: true, saved: { slug: told.slug } }
  return { ok: false, message: told.message ?? LOST, signIn: response.status === 401 }
}
