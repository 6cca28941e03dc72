import { z } from 'zod'
import type { Training } from '@/lib/data/trainings'
import type { ShownTraining } from './training'

const BeforeAfter = z.object({ before: z.number(), after: z.number() }).nullable()
const Result = z.object({
  reviews: z.number(),
  heldBack: BeforeAfter,
  whole: BeforeAfter,
  words: z.string(),
})

/** A run as the page shows it; what was kept of it in another form than today's is not shown. */
export function shownTraining({ status, progress, finishedAt, result }: Training): ShownTraining {
  return { status, progress, finishedAt, result: Result.nullable().catch(null).parse(result) }
}
