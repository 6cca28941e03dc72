import type { Route } from 'next'
import type { Confusions } from '@/lib/core/progress/confusions'
import { formatQuizSettings } from '@/lib/core/questions/settings'
import type { Format } from '@/lib/core/questions/types'
import type { StoredComparison } from '@/lib/data/comparisons'

/** The formats that set subjects against each other. */
const CONTRASTING: readonly Format[] = [
  'which-subject',
  'true-false',
  'both-or-neither',
  'odd-one-out',
  'missing-cell',
  'swapped-row',
  'multi-select',
  'sort',
]
const MOST_TOPICS = 4

/** Where what is mixed up most is told apart: a quiz of the comparison, by `seed` as in every quiz's address. */
export function contrastDrill(
  { slug }: Pick<StoredComparison, 'slug'>,
  { topics }: Confusions,
  seed: string,
): Route {
  const mixedUp = topics.map(({ topic }) => topic)
  const settings = formatQuizSettings({
    seed,
    count: 10,
    formats: CONTRASTING,
    topics: mixedUp.slice(0, MOST_TOPICS),
    pick: null,
  })
  return `/c/${slug}/quiz?${settings}` as Route
}
