import 'server-only'
import type { Viewer } from '../data/accounts'
import { enrolments } from '../data/enrolments'
import { database } from './database'
import { comparisonsOf } from './sitting'

/** A comparison a learner studies, with what is set for it. */
export interface Studied {
  readonly slug: string
  readonly title: string
  readonly facts: number
  /** 0 to 1; null is the learner's general one. */
  readonly desiredRetention: number | null
  /** Study day of an exam, or null. */
  readonly examDay: number | null
}

/** The comparisons a learner studies, first enrolled first. */
export async function studiedBy({ id }: Viewer): Promise<Studied[]> {
  const enrolled = await enrolments(database(), id)
  const found = new Map((await comparisonsOf(enrolled)).map((stored) => [stored.id, stored]))
  return enrolled.flatMap(({ comparisonId, desiredRetention, examDay }) => {
    const stored = found.get(comparisonId)
    if (!stored) return []
    const { slug, comparison } = stored
    const { title, facts } = comparison
    return [{ slug, title, facts: facts.length, desiredRetention, examDay }]
  })
}
