import type { Route } from 'next'
import Link from 'next/link'
import type { CellDetail, CellFact } from '@/lib/server/cell'
import { CardInfo } from './card-info'
import { Focused } from './focused'

const STATES = {
  new: 'not met yet',
  learning: 'learning',
  review: 'in review',
  relearning: 'learning again',
} as const

/** The facts of one cell: how each is remembered, what became of it, and a drill of just these. */
export function CellFacts({
  cell,
  slug,
  timeZone,
}: {
  cell: CellDetail
  slug: string
  timeZone: string
}) {
  const { topic, subject, facts, page, more } = cell
  const own = new URLSearchParams({ topic: topic.key, subject: subject.key })
  const pageLink = (target: number) => `?${own}&page=${target}#cell` as Route
  return (
    <section aria-labelledby="cell" className="mt-12">
      <Focused key={`${topic.key} ${subject.key} ${page}`} id="cell">
        {subject.name} on {topic.name}
      </Focused>
      <p className="mt-4 flex flex-wrap gap-3">
        <Link
          className="button button-primary"
          href={`/review?c=${slug}&${own}&practise=1` as Route}
        >
          Drill this cell
        </Link>
        <Link
          className="button button-quiet"
          href={`/review?c=${slug}&topic=${encodeURIComponent(topic.key)}&practise=1` as Route}
        >
          Drill the whole row
        </Link>
      </p>
      <ul className="mt-6 grid grid-cols-1 gap-6">
        {facts.map((fact) => (
          <FactCard key={fact.fact.id} {...fact} timeZone={timeZone} />
        ))}
      </ul>
      {(page > 1 || more) && (
        <p className="mt-4 flex flex-wrap gap-3">
          {page > 1 && (
            <Link className="button button-quiet" href={pageLink(page - 1)}>
              Later entries
            </Link>
          )}
          {more && (
            <Link className="button button-quiet" href={pageLink(page + 1)}>
              Earlier entries
            </Link>
          )}
        </p>
      )}
    </section>
  )
}

function FactCard({
  fact,
  memory,
  recall,
  entries,
  total,
  timeZone,
}: CellFact & { timeZone: string }) {
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  const met = memory !== null && memory.state !== 'new'
  return (
    <li className="card min-w-0 p-5 sm:p-6">
      <h3 className="text-lg font-semibold">{fact.statement}</h3>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        <Figure name="State">
          {STATES[memory?.state ?? 'new']}
          {memory?.suspended && ', suspended'}
          {memory && memory.flag > 0 && ', flagged'}
        </Figure>
        {met && (
          <>
            <Figure name="Recall now">{Math.round((recall ?? 0) * 100)} %</Figure>
            <Figure name="Due">
              {memory.suspended ? 'not while suspended' : date.format(memory.due)}
            </Figure>
            <Figure name="Stability">{daysText(memory.stability)}</Figure>
            <Figure name="Difficulty">{memory.difficulty.toFixed(1)} of 10</Figure>
            <Figure name="Times forgotten">{memory.lapses}</Figure>
          </>
        )}
        <Figure name="In the source">
          {fact.span.line === fact.span.endLine
            ? `line ${fact.span.line}`
            : `lines ${fact.span.line} to ${fact.span.endLine}`}
        </Figure>
      </dl>
      {total === null && (
        <p className="mt-4 text-muted">Its log is too long to be shown entry by entry.</p>
      )}
      {entries.length > 0 && (
        <details className="mt-3" open={entries.length <= 5}>
          <summary className="inline-flex min-h-11 items-center rounded-lg underline underline-offset-4">
            {total === 1 ? 'Its one entry' : `Its ${total} entries`}
            <span className="sr-only"> in the log: {fact.statement}</span>
          </summary>
          <CardInfo entries={entries} statement={fact.statement} timeZone={timeZone} />
        </details>
      )}
    </li>
  )
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Days to one decimal while that tells something: "0.4 days", "12 days". */
export function daysText(days: number): string {
  const rounded = days < 10 ? Math.round(days * 10) / 10 : Math.round(days)
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`
}
