'use client'

import { useState } from 'react'
import { tellServer } from '@/lib/client/tell-server'

const REASONS = [
  { reason: 'ambiguous', name: 'More than one answer is right' },
  { reason: 'wrong', name: 'The right answer is wrong' },
  { reason: 'gives-away', name: 'It gives its answer away' },
] as const

/** Says that a question is not good: it is not asked of this learner again. */
export function ReportItem({ slug, itemId }: { slug: string; itemId: string }) {
  const [said, setSaid] = useState('')
  const [done, setDone] = useState(false)

  async function report(reason: string) {
    setSaid('')
    const told = await tellServer('POST', '/api/item-reports', { slug, itemId, reason })
    setDone(told.ok)
    setSaid(told.ok ? 'Thank you. You will not be asked this again.' : told.message)
  }

  return (
    <div className="mt-3 text-sm">
      {!done && (
        <details>
          <summary className="inline-flex min-h-11 items-center rounded-lg text-muted underline underline-offset-4">
            Something wrong with this question?
          </summary>
          <p className="flex flex-wrap gap-2 pb-2">
            {REASONS.map(({ reason, name }) => (
              <button
                key={reason}
                type="button"
                className="button button-quiet"
                onClick={() => void report(reason)}
              >
                {name}
              </button>
            ))}
          </p>
        </details>
      )}
      <p role="status" className="text-muted empty:hidden">
        {said}
      </p>
    </div>
  )
}
