'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { dismissRefused, flush, outbox, signedInAs } from '@/lib/client/outbox'

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** Hands over what a guest did, sends what waits, and says so whenever an answer is not safe yet. */
export function SaveStatus({ learnerId }: { learnerId: string | null }) {
  const status = useSyncExternalStore(outbox.subscribe, outbox.status, outbox.initialStatus)

  useEffect(() => {
    void signedInAs(learnerId)
    const send = () => void flush()
    const sendWhenHidden = () => {
      if (document.visibilityState === 'hidden') send()
    }
    addEventListener('online', send)
    document.addEventListener('visibilitychange', sendWhenHidden)
    return () => {
      removeEventListener('online', send)
      document.removeEventListener('visibilitychange', sendWhenHidden)
    }
  }, [learnerId])

  const unsaved = status.failed && status.waiting > 0
  return (
    <div role="status" className="mx-auto w-full max-w-5xl px-4 sm:px-6">
      {unsaved && (
        <p className="my-2 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-xl bg-bad-wash px-4 py-2">
          <span>
            {counted(status.waiting, 'answer')} not saved.{' '}
            {status.signedOut
              ? 'You are signed out; they stay in this browser.'
              : 'They stay in this browser.'}
          </span>
          {status.signedOut ? (
            <a href="/sign-in" className="link inline-flex min-h-11 items-center font-semibold">
              Sign in
            </a>
          ) : (
            <button
              type="button"
              className="link min-h-11 font-semibold"
              onClick={() => void flush()}
              disabled={status.sending}
            >
              {status.sending ? 'Trying…' : 'Retry'}
            </button>
          )}
        </p>
      )}
      {status.refused > 0 && (
        <p className="my-2 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-xl bg-bad-wash px-4 py-2">
          <span>
            {counted(status.refused, 'answer')} could not be saved: the fact asked about is no
            longer there.
          </span>
          <button type="button" className="link min-h-11 font-semibold" onClick={dismissRefused}>
            All right
          </button>
        </p>
      )}
      {status.handedOver > 0 && !unsaved && status.waiting === 0 && (
        <p className="my-2 rounded-xl bg-good-wash px-4 py-2">
          {counted(status.handedOver, 'answer')} from before you signed in{' '}
          {status.handedOver === 1 ? 'is' : 'are'} saved to your account.
        </p>
      )}
      {status.volatile && (
        <p className="my-2 rounded-xl bg-raised px-4 py-2">
          This browser keeps no data for us. Your progress lasts until you close this tab
          {learnerId ? ', unless it is saved to your account first' : ''}.
        </p>
      )}
    </div>
  )
}
