import type { Route } from 'next'
import type { Confusions } from '@/lib/core/progress/confusions'
import { formatQuizSettings } from '@/lib/core/questions/settings'
import type { Format } from '@/lib/core/questions/types'

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

/** A quiz that tells apart what is mixed up most; `seed` as in every quiz's address. */
export function contrastQuiz(slug: string, { topics }: Confusions, seed: string): Route {
  const settings = formatQuizSettings({
    seed,
    count: 10,
    formats: CONTRASTING,
    topics: topics.slice(0, MOST_TOPICS).map(({ topic }) => topic),
    pick: null,
  })
  return `/c/${slug}/quiz?${settings}` as Route
}
