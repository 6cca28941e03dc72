'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'

interface Named {
  readonly id: string
  readonly slug: string
  readonly title: string
}

type Deed = 'archive' | 'unarchive' | 'delete' | 'undo' | 'copy'

const NAMES: Record<Deed, string> = {
  archive: 'Archive',
  unarchive: 'Take out of the archive',
  delete: 'Delete',
  undo: 'Undo the deletion',
  copy: 'Duplicate',
}

const CHANGES = {
  archive: { archived: true },
  unarchive: { archived: false },
  delete: { deleted: true },
  undo: { deleted: false },
} as const

const send = (path: string, method: string, body: object) =>
  fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)

/** What can be done to one of one's own comparisons. */
export function OwnActions({ own, deeds }: { own: Named; deeds: readonly Deed[] }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')

  async function perform(deed: Deed) {
    if (busy) return
    setBusy(true)
    setSaid('')
    const response =
      deed === 'copy'
        ? await send('/api/comparisons/copies', 'POST', { id: uuidv7(), slug: own.slug })
        : await send('/api/comparisons', 'PATCH', { comparisonId: own.id, ...CHANGES[deed] })
    const told = (await response?.json().catch(() => null)) as {
      slug?: string
      message?: string
    } | null
    setBusy(false)
    if (!response?.ok) setSaid(told?.message ?? 'That did not go through. Please try again.')
    else if (deed === 'copy' && told?.slug) router.push(`/edit/${told.slug}` as Route)
    else router.refresh()
  }

  return (
    <>
      {deeds.map((deed) => (
        <button
          key={deed}
          type="button"
          className="link inline-flex min-h-11 items-center"
          aria-disabled={busy}
          onClick={() => void perform(deed)}
        >
          {NAMES[deed]}
          <span className="sr-only">: {own.title}</span>
        </button>
      ))}
      <span role="status" className="text-bad empty:hidden">
        {said}
      </span>
    </>
  )
}
