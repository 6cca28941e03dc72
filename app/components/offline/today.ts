import { isOutdated, serverNow } from '@/lib/client/clock'
import { findSitting, keepSitting } from '@/lib/client/pages'
import type { SittingOnWire } from '@/lib/server/sitting-wire'
import { keepPacks } from './packs'

/** How old what is kept may be, milliseconds: while nothing was answered since, and when something was. */
const FRESH_MS = 15 * 60_000
const FRESH_ENOUGH_MS = 2 * 60_000

/** Fetches and keeps today's review and packs of its comparisons, unless what is kept is fresh. */
export async function keepToday(learnerId: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const kept = await findSitting(learnerId, '')
  const age = kept ? serverNow() - kept.at : Number.POSITIVE_INFINITY
  if (kept && age < (isOutdated(kept.at) ? FRESH_ENOUGH_MS : FRESH_MS)) return
  const response = await fetch('/api/sitting', { cache: 'no-store' })
  if (!response.ok) return
  const wire = (await response.json()) as SittingOnWire
  const content = { ...wire, due: new Map(wire.due) }
  await keepSitting(learnerId, '', { content, at: wire.at })
  await keepPacks([...new Set(Object.values(wire.cards).map(({ slug }) => slug))])
}
