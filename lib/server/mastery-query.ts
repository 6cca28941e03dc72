import 'server-only'
import { z } from 'zod'

/** What of a comparison's mastery is looked at, as an address says it. */
export interface MasteryQuery {
  /** Study day, see `studyDay`; null is this moment. */
  readonly day: number | null
  /** Keys of a topic and a subject. */
  readonly topic: string | null
  readonly subject: string | null
  /** From 1: the latest entries of a fact's log, then those before. */
  readonly page: number
}

const name = z.string().min(1).max(200).nullable().catch(null).default(null)

const Query = z.object({
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .transform((date) => Date.parse(date) / 86_400_000)
    .pipe(z.number().int())
    .nullable()
    .catch(null)
    .default(null),
  topic: name,
  subject: name,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

/** The query of an address such as ?at=2026-03-02&topic=networking&subject=docker; what is wrong with it counts as left out. */
export function parseMasteryQuery(
  params: Readonly<Record<string, string | string[] | undefined>>,
): MasteryQuery {
  const { at, ...rest } = Query.parse(params)
  return { day: at, ...rest }
}

/** The address of a study day: 2026-03-02. */
export const dateOfDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** Whether a part of an address can name a comparison. Next hands over `x.rsc`, its router's word, as a name too. */
export const isSlug = (name: string): boolean => /^[^./]{1,200}$/.test(name)
