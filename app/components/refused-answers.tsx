'use client'

import { useEffect, useState } from 'react'
import { dismissRefused, refusedHere, retryRefused } from '@/lib/client/outbox'
import type { KeptReview } from '@/lib/client/store'

/** Answers the server did not take: each with its reason, to be sent again or, once seen, let go. */
export default function RefusedAnswers({ count }: { count: number }) {
  const [refused, setRefused] = useState<readonly KeptReview[]>([])
  useEffect(() => {
    if (count > 0) void refusedHere().then(setRefused)
  }, [count])
  return (
    <>
      <ul className="max-h-48 list-disc overflow-y-auto pl-5" aria-label="Answers not saved">
        {refused.map(({ id, review, refused: reason }) => (
          <li key={id}>
            {new Date(review.at).toLocaleString()}: {reason}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-4">
        <button type="button" className="link min-h-11 font-semibold" onClick={retryRefused}>
          Send again
        </button>
        <button type="button" className="link min-h-11" onClick={dismissRefused}>
          Let {count === 1 ? 'it' : 'them'} go
        </button>
      </p>
    </>
  )
}
