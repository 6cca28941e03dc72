import { notFound } from 'next/navigation'
import { ImageResponse } from 'next/og'
import { PICTURE_SIZE, pictureOf } from '@/app/components/picture/table-picture'
import type { Comparison } from '@/lib/core/comparison/types'
import { comparisonAt } from '@/lib/server/comparisons'

export const size = PICTURE_SIZE
export const contentType = 'image/png'
export const alt = 'The comparison as a table of topics and subjects'

/** Pictures drawn lately, by comparison and revision: to draw one takes a tenth of a second of the process. */
const drawn = new Map<string, ArrayBuffer>()
const MOST_DRAWN = 50

/** Open to all: a comparison that is not private as a picture for links to it; the same for everybody. */
export default async function Image({ params }: { params: Promise<{ slug: string }> }) {
  const found = await comparisonAt(null, (await params).slug)
  if (!found) notFound()
  const key = `${found.id} ${found.revision}`
  const picture = drawn.get(key) ?? (await draw(found.comparison))
  drawn.set(key, picture)
  const [oldest] = drawn.keys()
  if (drawn.size > MOST_DRAWN && oldest !== undefined) drawn.delete(oldest)
  return new Response(picture, {
    headers: { 'Content-Type': contentType, 'Cache-Control': 'public, max-age=86400' },
  })
}

async function draw({ title, subjects, topics, facts }: Comparison): Promise<ArrayBuffer> {
  const said = topics.flatMap((topic) =>
    subjects.map(
      ({ key }) =>
        facts.find((fact) => fact.topic === topic.key && fact.about.includes(key))?.statement ?? '',
    ),
  )
  const response = new ImageResponse(
    pictureOf({
      title,
      subjects: subjects.map(({ name }) => name),
      topics: topics.map(({ name }) => name),
      cells: said,
      notes: [`${topics.length} topics, ${facts.length} facts: learn to tell them apart`],
    }),
    PICTURE_SIZE,
  )
  return response.arrayBuffer()
}
