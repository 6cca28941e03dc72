import { TARGETS, targetOf } from '@/lib/core/exchange/targets'
import { openFile, refuse } from '@/lib/server/endpoint'
import { exportOf } from '@/lib/server/exchange/exports'

/**
 * Open to all: a comparison, or questions about it, as a file; a learner gets their own comparisons too, and an Anki deck
 * with what they know. `format` says which file, `seed` and the rest of a quiz's address which questions.
 */
export const GET = openFile<{ slug: string }>(
  { learner: 'export', guests: 'export-guests' },
  async (viewer, { slug }, query) => {
    const target = targetOf(query.get('format'))
    if (!target) {
      const known = TARGETS.map(({ key }) => key).join(', ')
      return refuse('malformed', { message: `format must be one of ${known}.` })
    }
    const file = await exportOf(viewer, slug, target.key, Object.fromEntries(query))
    if (!file) return null
    const { name, type, content, skipped } = file
    const plain = name.replace(/[^A-Za-z0-9._-]/g, '_')
    return new Response(content as BodyInit, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'X-Left-Out': Object.entries(skipped)
          .map(([reason, count]) => `${reason}=${count}`)
          .join(', '),
        'Cache-Control': 'no-store',
      },
    })
  },
)
