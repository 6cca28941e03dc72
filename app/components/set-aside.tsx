'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { serverClock } from '@/lib/client/clock'
import { flush, newId, outbox, recordReviews } from '@/lib/client/outbox'
import type { Command } from '@/lib/core/scheduling/types'
import type { SetAside } from '@/lib/server/set-aside'

const ASIDE = { itemId: null, attemptId: null, chosenFactId: null, chosenSubject: null }

/** Facts that were marked or will not stick, each with what can be done about it. */
export function SetAsideFacts({ facts, at }: { facts: readonly SetAside[]; at: number }) {
  const router = useRouter()
  const [busy, setBusy] = useState<string | null>(null)
  const [said, setSaid] = useState('')

  async function perform(fact: SetAside, commands: readonly Command[], done: string) {
    if (busy) return
    setBusy(fact.factId)
    setSaid('')
    await recordReviews(commands.map((command) => ({ ...command, ...ASIDE })))
    await flush()
    setBusy(null)
    setSaid(outbox.status().failed ? 'Kept here; it is sent as soon as that works.' : done)
    router.refresh()
  }

  const entry = ({ factId }: SetAside) => ({ id: newId(), factId, at: serverClock(at)() })
  const bringBack = (fact: SetAside) => {
    const commands: Command[] = [
      ...(fact.suspended ? [{ kind: 'resume' as const, ...entry(fact) }] : []),
      ...(fact.buried ? [{ kind: 'unbury' as const, ...entry(fact) }] : []),
    ]
    return perform(fact, commands, `${fact.name} is asked again.`)
  }
  const unflag = (fact: SetAside) =>
    perform(fact, [{ kind: 'flag', flag: 0, ...entry(fact) }], 'The flag is gone.')

  return (
    <>
      <ul className="card mt-3 max-w-3xl divide-y divide-line">
        {facts.map((fact) => (
          <li key={fact.factId} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
            <p className="min-w-48 flex-1">
              <span className="font-semibold">{fact.name}</span>
              <span className="block text-sm text-muted">
                {[
                  fact.suspended && 'suspended',
                  fact.buried && 'put off until tomorrow',
                  fact.flag > 0 && 'flagged',
                  fact.stubborn > 0 && `forgotten ${fact.stubborn} times`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </p>
            {(fact.suspended || fact.buried) && (
              <button
                type="button"
                className="button button-quiet"
                aria-disabled={busy === fact.factId}
                onClick={() => bringBack(fact)}
              >
                Bring back<span className="sr-only">: {fact.name}</span>
              </button>
            )}
            {fact.flag > 0 && (
              <button
                type="button"
                className="button button-quiet"
                aria-disabled={busy === fact.factId}
                onClick={() => unflag(fact)}
              >
                Unflag<span className="sr-only">: {fact.name}</span>
              </button>
            )}
            {fact.stubborn > 0 && (
              <Link
                className="button button-quiet"
                href={
                  `/review?c=${fact.slug}&topic=${encodeURIComponent(fact.topic)}&practise=1` as Route
                }
              >
                Drill the contrast<span className="sr-only">: {fact.name}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="mt-2 text-muted empty:hidden">
        {said}
      </p>
    </>
  )
}
