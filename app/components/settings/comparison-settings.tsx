'use client'

import Link from 'next/link'
import { useId, useState } from 'react'
import { tellServer } from '@/lib/client/tell-server'

/** A comparison the learner studies, with what is their own for it. */
export interface StudiedComparison {
  readonly slug: string
  readonly title: string
  /** Percent, or null for the general one. */
  readonly retention: number | null
  /** YYYY-MM-DD, or null. */
  readonly examOn: string | null
}

/** What holds for one comparison only. */
export function ComparisonSettings({
  comparisons,
  general,
  today,
}: {
  comparisons: readonly StudiedComparison[]
  /** The share that holds where none is set, in percent. */
  general: number
  /** The learner's study day, YYYY-MM-DD. */
  today: string
}) {
  if (comparisons.length === 0) {
    return (
      <p className="mt-2 text-muted">
        Nothing yet.{' '}
        <Link href="/" className="link">
          Pick a comparison
        </Link>{' '}
        to study.
      </p>
    )
  }
  return (
    <ul className="mt-4 grid gap-4">
      {comparisons.map((comparison) => (
        <Row key={comparison.slug} comparison={comparison} general={general} today={today} />
      ))}
    </ul>
  )
}

const SHARES = [80, 85, 90, 93, 95, 97]

function Row({
  comparison,
  general,
  today,
}: {
  comparison: StudiedComparison
  general: number
  today: string
}) {
  const id = useId()
  const [kept, setKept] = useState(comparison)
  const [said, setSaid] = useState('')
  const [failed, setFailed] = useState(false)
  const { slug, title, retention, examOn } = kept
  const shares = [...new Set([...SHARES, ...(retention ? [retention] : [])])].sort((a, b) => a - b)

  async function save(change: Partial<StudiedComparison>) {
    const before = kept
    const next = { ...kept, ...change }
    setKept(next)
    setSaid('')
    const told = await tellServer('PATCH', '/api/enrolments', {
      slug,
      desiredRetention: next.retention === null ? null : next.retention / 100,
      examDay: next.examOn === null ? null : Date.parse(next.examOn) / 86_400_000,
    })
    setFailed(!told.ok)
    if (!told.ok) setKept(before)
    setSaid(told.ok ? `Saved for ${title}.` : told.message)
  }

  return (
    <li className="card grid gap-4 p-4 sm:grid-cols-[1fr_12rem_12rem] sm:items-end sm:p-6">
      <p className="font-display text-lg font-semibold sm:self-center">
        <Link href={`/c/${slug}`}>{title}</Link>
      </p>
      <label className="grid gap-1">
        <span className="text-sm font-semibold">Share to remember</span>
        <select
          className="field"
          value={retention ?? ''}
          onChange={(event) =>
            save({ retention: event.target.value === '' ? null : Number(event.target.value) })
          }
        >
          <option value="">As usual ({general} %)</option>
          {shares.map((share) => (
            <option key={share} value={share}>
              {share} %
            </option>
          ))}
        </select>
      </label>
      <div className="grid gap-1">
        <label htmlFor={id} className="text-sm font-semibold">
          Exam on
        </label>
        <input
          id={id}
          className="field"
          type="date"
          min={today}
          defaultValue={examOn ?? ''}
          onBlur={({ target: { value } }) => {
            const chosen = value === '' ? null : value
            if (chosen !== examOn && (chosen === null || chosen >= today)) {
              void save({ examOn: chosen })
            }
          }}
        />
      </div>
      <p
        role="status"
        className={`sm:col-span-3 ${failed ? 'text-bad' : 'text-muted'} empty:hidden`}
      >
        {said}
      </p>
    </li>
  )
}
