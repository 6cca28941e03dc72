'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { tellServer } from '@/lib/client/tell-server'

const REASONS: Record<string, string> = {
  ambiguous: 'more than one answer is right',
  wrong: 'the right answer is wrong',
  'gives-away': 'gives its answer away',
}

interface Reported {
  readonly id: string
  readonly stem: string
  readonly reason: string
}

/** What a learner reported, each to be taken back. */
export function ReportedItems({ slug, items }: { slug: string; items: readonly Reported[] }) {
  const router = useRouter()
  const [said, setSaid] = useState('')
  async function withdraw({ id, stem }: Reported) {
    const told = await tellServer('DELETE', '/api/item-reports', { slug, itemId: id })
    setSaid(told.ok ? `Asked again: ${stem}` : told.message)
    if (told.ok) router.refresh()
  }
  return (
    <>
      <ul className="card mt-3 max-w-3xl divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
            <p className="min-w-48 flex-1">
              {item.stem}
              <span className="block text-sm text-muted">{REASONS[item.reason]}</span>
            </p>
            <button
              type="button"
              className="button button-quiet"
              onClick={() => void withdraw(item)}
            >
              Take back<span className="sr-only">: {item.stem}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-2 text-muted empty:hidden">
        {said}
      </p>
    </>
  )
}
