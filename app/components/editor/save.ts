import { type Told, tellServer } from '@/lib/client/tell-server'
import type { Edited } from './types'

interface SavedAt {
  readonly slug: string
}

const LOST =
  'There is no network, or the site does not answer. Your text is kept in this browser; save it again in a moment.'

/** Saves a text as a new comparison, or as the next revision of one. */
export function save(
  edited: Edited | null,
  { id, source, refused }: { id: string; source: string; refused: readonly string[] },
): Promise<Told<SavedAt>> {
  const [method, body] = edited
    ? (['PUT', { slug: edited.slug, base: edited.revision, source, refused }] as const)
    : (['POST', { id, source }] as const)
  return tellServer(method, '/api/comparisons', body, LOST)
}
