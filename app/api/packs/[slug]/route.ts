import { reader } from '@/lib/server/endpoint'
import { openPackOf, packFor } from '@/lib/server/packs'

/** Open to all: a built-in comparison with two quizzes, for browsers to keep; or one that only the learner may see. */
export const GET = reader<{ slug: string }>('open', {
  open: ({ slug }) => openPackOf(slug),
  own: (viewer, { slug }) => packFor(viewer, slug),
})
