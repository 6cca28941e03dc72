'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { tellServer } from '@/lib/client/tell-server'
import { tellNews } from './news'

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

const DONE: Record<keyof typeof CHANGES, string> = {
  archive: 'Archived',
  unarchive: 'Out of the archive',
  delete: 'Deleted',
  undo: 'Brought back',
}

/** What can be done to one of one's own comparisons. */
export function OwnActions({ own, deeds }: { own: Named; deeds: readonly Deed[] }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')

  async function perform(deed: Deed) {
    if (busy) return
    setBusy(true)
    setSaid('')
    const told = await (deed === 'copy' ? copy() : change(CHANGES[deed]))
    setBusy(false)
    if (!told.ok) setSaid(told.message)
    else if (deed !== 'copy') tellNews(`${DONE[deed]}: ${own.title}`)
  }

  async function copy() {
    const told = await tellServer<{ slug: string }>('POST', '/api/comparisons/copies', {
      id: uuidv7(),
      slug: own.slug,
    })
    if (told.ok) router.push(`/edit/${told.slug}` as Route)
    return told
  }

  async function change(wanted: (typeof CHANGES)[keyof typeof CHANGES]) {
    const told = await tellServer('PATCH', '/api/comparisons', { comparisonId: own.id, ...wanted })
    if (told.ok) router.refresh()
    return told
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
      <span role="status" className="text-bad">
        {said}
      </span>
    </>
  )
}
