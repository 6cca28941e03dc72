import type { Route } from 'next'
import Link from 'next/link'
import type { HardFact } from '@/lib/server/progress'
import { Chart, Ghost } from './chart'
import { hardestFinding } from './findings'
import { count } from './words'

/** The facts forgotten most often, each with what helps. */
export function HardestFacts({ facts }: { facts: readonly HardFact[] }) {
  const name = 'Hardest facts'
  if (facts.length === 0) {
    return (
      <Chart id="hardest" name={name} finding="Nothing has been forgotten yet">
        <Ghost>A fact that slips away shows here, with a way to get it back.</Ghost>
      </Chart>
    )
  }
  return (
    <Chart id="hardest" name={name} finding={hardestFinding(facts.map(({ lapses }) => lapses))}>
      <ul className="-my-3 divide-y divide-line">
        {facts.map(({ factId, statement, topic, slug, title, lapses }) => (
          <li key={factId} className="py-3">
            <p>{statement}</p>
            <p className="mt-0.5 text-sm text-muted">
              {title}, {topic.name}: forgotten {count(lapses, 'time')}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-5 text-sm">
              <Link
                href={
                  `/review?c=${encodeURIComponent(slug)}&topic=${encodeURIComponent(topic.key)}&practise=1` as Route
                }
                className="link inline-flex min-h-11 items-center"
              >
                Drill this row
                <span className="sr-only">
                  : {topic.name}, {title}
                </span>
              </Link>
              <Link href={`/c/${slug}` as Route} className="link inline-flex min-h-11 items-center">
                Look at it beside the others
                <span className="sr-only">
                  : {topic.name}, {title}
                </span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </Chart>
  )
}
