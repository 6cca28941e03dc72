import { openReader } from '@/lib/server/endpoint'
import { packOf } from '@/lib/server/packs'

/** Open to all: a built-in comparison with two quizzes, for browsers to keep; the same for everybody. */
export const GET = openReader<{ slug: string }>('open', async ({ slug }) => packOf(slug))
