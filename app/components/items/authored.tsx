'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { tellServer } from '@/lib/client/tell-server'
import type { AuthoredFacts } from '@/lib/server/items'
import { formatNames } from '../quiz/format-names'

type Target = { readonly factId: string } | { readonly itemId: string }

/** For the author: each fact with its questions, and what can be asked of nobody or reworded. */
export function Authored({ slug, authored }: { slug: string; authored: AuthoredFacts }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')

  async function withhold(target: Target, withheld: boolean, what: string) {
    if (busy) return
    setBusy(true)
    const told = await tellServer('PUT', '/api/withheld', { slug, withheld, ...target })
    setBusy(false)
    setSaid(told.ok ? `${withheld ? 'Asked of nobody' : 'Asked again'}: ${what}` : told.message)
    if (told.ok) router.refresh()
  }

  return (
    <>
      <p role="status" className="mt-2 min-h-6 text-muted">
        {said}
      </p>
      <ul className="card max-w-3xl divide-y divide-line">
        {authored.facts.map(({ id, topic, statement, line, withheld, items }) => (
          <li key={id} className="px-4 py-3">
            <p className={withheld ? 'text-muted' : undefined}>
              <span className="font-semibold">{topic}: </span>
              {statement}
              {withheld && <span className="block text-sm">Asked of nobody.</span>}
            </p>
            <p className="flex flex-wrap gap-x-5">
              <button
                type="button"
                className="link inline-flex min-h-11 items-center"
                aria-disabled={busy}
                onClick={() => void withhold({ factId: id }, !withheld, statement)}
              >
                {withheld ? 'Ask it again' : 'Ask it of nobody'}
                <span className="sr-only">: {statement}</span>
              </button>
              <Link
                href={`/edit/${slug}?line=${line}` as Route}
                className="link inline-flex min-h-11 items-center"
              >
                Reword<span className="sr-only">: {statement}</span>
              </Link>
            </p>
            {items.length > 0 && (
              <details>
                <summary className="inline-flex min-h-11 items-center text-muted">
                  {items.length} {items.length === 1 ? 'question' : 'questions'}
                  <span className="sr-only"> of: {statement}</span>
                </summary>
                <ul className="divide-y divide-line">
                  {items.map((item) => (
                    <li key={item.id} className="flex flex-wrap items-center gap-x-4 py-1">
                      <p className="min-w-48 flex-1">
                        {item.stem}
                        <span className="block text-sm text-muted">{formatNames[item.format]}</span>
                      </p>
                      <button
                        type="button"
                        className="link inline-flex min-h-11 items-center"
                        aria-disabled={busy}
                        onClick={() => void withhold({ itemId: item.id }, true, item.stem)}
                      >
                        Ask it of nobody<span className="sr-only">: {item.stem}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
      {authored.withheldItems.length > 0 && (
        <>
          <h3 className="mt-6 text-xl font-semibold">Questions asked of nobody</h3>
          <ul className="card mt-2 max-w-3xl divide-y divide-line">
            {authored.withheldItems.map((item) => (
              <li key={item.id} className="flex flex-wrap items-center gap-x-4 px-4 py-1">
                <p className="min-w-48 flex-1">{item.stem}</p>
                <button
                  type="button"
                  className="link inline-flex min-h-11 items-center"
                  aria-disabled={busy}
                  onClick={() => void withhold({ itemId: item.id }, false, item.stem)}
                >
                  Ask it again<span className="sr-only">: {item.stem}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
