'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { createContext, type MouseEvent, type ReactNode, use, useId, useState } from 'react'
import type { Reading } from '@/lib/core/progress/reading'
import { Level, levelWords } from '../level'

/** A moment to look at, in words. */
export interface ShownStop {
  /** YYYY-MM-DD: what the address says. */
  readonly date: string
  /** "Today", "In 7 days, 9 March 2026". */
  readonly text: string
  /** What its own link is called, where it has one: "In 7 days". */
  readonly link: string | null
}

interface Shown {
  readonly reading: Reading
  /** The moment as the address says it; null is this moment. */
  readonly at: string | null
}

const Moment = createContext<Shown | null>(null)

/**
 * The moment at which everything inside is shown, with a slider over all moments and a link to each that matters. The
 * links work without a script; with one, nothing is asked of the network.
 */
export function TimeMachine({
  stops,
  readings,
  today,
  initial,
  children,
}: {
  stops: readonly ShownStop[]
  readings: readonly Reading[]
  /** Index of the stop that is this moment. */
  today: number
  initial: number
  children: ReactNode
}) {
  const id = useId()
  const [index, setIndex] = useState(initial)
  const stop = stops[index]
  const reading = readings[index]
  if (!stop || !reading) return null

  const show = (next: number) => {
    const date = stops[next]?.date
    if (date === undefined) return
    setIndex(next)
    const address = new URL(location.href)
    if (next === today) address.searchParams.delete('at')
    else address.searchParams.set('at', date)
    history.replaceState(null, '', address)
  }
  const linkTo = (target: number, name: ReactNode, label?: string) => (
    <StopLink
      date={target === today ? null : (stops[target]?.date ?? null)}
      exists={target in stops}
      current={label === undefined && target === index}
      label={label}
      onShow={() => show(target)}
    >
      {name}
    </StopLink>
  )
  return (
    <Moment value={{ reading, at: index === today ? null : stop.date }}>
      <div className="card mb-6 px-4 py-3 sm:px-6">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <p className="font-display text-xl font-semibold" id={`${id}-when`}>
            {stop.text}
          </p>
          <p className="text-muted" aria-live="polite">
            <span className="sr-only">{stop.text}: </span>
            {reading.met} of {reading.facts} facts met, {reading.recalled} you would{' '}
            {index < today ? 'have recalled' : 'recall'}
            {index > today && ' without a review'}
          </p>
        </div>
        <div className="flex items-center gap-1">
          {linkTo(index - 1, '←', 'Earlier')}
          <input
            type="range"
            aria-label="Moment shown"
            className="needs-script h-11 min-w-0 flex-1 accent-ink"
            min={0}
            max={stops.length - 1}
            value={index}
            aria-valuetext={stop.text}
            onChange={(event) => show(Number(event.target.value))}
          />
          {linkTo(index + 1, '→', 'Later')}
        </div>
        <nav aria-label="Moments" className="-mx-2 flex flex-wrap gap-x-1">
          {stops.map(
            ({ date, link }, target) =>
              link && <span key={`${date} ${link}`}>{linkTo(target, link)}</span>,
          )}
        </nav>
      </div>
      {children}
    </Moment>
  )
}

function StopLink({
  date,
  exists,
  current,
  label,
  onShow,
  children,
}: {
  /** Null is this moment, which needs no word in the address. */
  date: string | null
  exists: boolean
  current: boolean
  label: string | undefined
  onShow: () => void
  children: ReactNode
}) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (exists) onShow()
  }
  const look = label
    ? 'size-11 justify-center text-xl leading-none no-underline'
    : 'min-h-11 px-2 underline underline-offset-4'
  return (
    <a
      href={date === null ? '?' : `?at=${date}`}
      aria-label={label}
      aria-current={current ? 'true' : undefined}
      aria-disabled={exists ? undefined : true}
      onClick={follow}
      className={`inline-flex items-center rounded-lg hover:bg-raised aria-[current]:font-semibold aria-[current]:no-underline aria-disabled:opacity-40 ${look}`}
    >
      {children}
    </a>
  )
}

/** How well a cell is known at the moment shown; leads to its facts. */
export function CellLevel({
  index,
  topic,
  subject,
  name,
  current,
}: {
  /** Of the cell, row by row. */
  index: number
  /** Keys. */
  topic: string
  subject: string
  /** "Docker on Networking". */
  name: string
  /** Its facts are shown below. */
  current: boolean
}) {
  const shown = use(Moment)
  const cell = shown?.reading.cells[index]
  if (!shown || !cell || cell.facts === 0) return null
  const query = new URLSearchParams({ ...(shown.at && { at: shown.at }), topic, subject })
  return (
    <Link
      href={`?${query}#cell` as Route}
      prefetch={false}
      aria-label={`${levelWords(cell)}. Facts of ${name}`}
      aria-current={current ? 'true' : undefined}
      className="-mx-2 mt-1 flex min-h-11 items-center rounded-lg px-2 font-semibold underline decoration-1 underline-offset-4 hover:bg-card aria-[current]:bg-card"
    >
      <Level cell={cell} />
    </Link>
  )
}
