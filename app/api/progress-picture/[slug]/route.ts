import { ImageResponse } from 'next/og'
import { PICTURE_SIZE, pictureOf } from '@/app/components/picture/table-picture'
import { readingOf } from '@/lib/core/progress/reading'
import { now } from '@/lib/server/clock'
import { comparisonAt } from '@/lib/server/comparisons'
import { learnerReader, refuse } from '@/lib/server/endpoint'
import { masteryFor } from '@/lib/server/learner'

/**
 * What the signed-in learner knows of a comparison, as a PNG to be saved; with their name only where `?name=1` asks for
 * it, and nothing else of theirs.
 */
export const GET = learnerReader('draw', async (viewer, request) => {
  const { pathname, searchParams } = new URL(request.url)
  const slug = decodeURIComponent(pathname.split('/').at(-1) ?? '')
  const found = await comparisonAt(viewer, slug)
  if (!found) return refuse('malformed', { message: 'There is no such comparison.' })
  const { cells, met, facts, recalled } = readingOf(await masteryFor(viewer, found))
  const { title, subjects, topics } = found.comparison
  const date = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeZone: viewer.settings.timeZone,
  })
  const named = searchParams.get('name') === '1' && viewer.name ? [viewer.name] : []
  const picture = new ImageResponse(
    pictureOf({
      title,
      subjects: subjects.map(({ name }) => name),
      topics: topics.map(({ name }) => name),
      cells,
      notes: [...named, date.format(now()), `${met} of ${facts} facts met, ${recalled} recalled`],
    }),
    PICTURE_SIZE,
  )
  return new Response(await picture.arrayBuffer(), {
    headers: {
      'Content-Type': 'image/png',
      'Content-Disposition': 'attachment; filename="what-i-know.png"',
      'Cache-Control': 'no-store',
    },
  })
})
