'use client'

import { usePathname, useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { tellTimeZone } from '@/lib/client/account'
import { dismissRefused, flush, outbox, signedInAs } from '@/lib/client/outbox'

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** Hands over what a guest did, sends what waits, and says so whenever an answer is not safe yet. */
export function SaveStatus({
  learnerId,
  placeless,
}: {
  learnerId: string | null
  /** The learner's time zone is not known yet. */
  placeless: boolean
}) {
  const router = useRouter()
  const pathname = usePathname()
  const status = useSyncExternalStore(outbox.subscribe, outbox.status, outbox.initialStatus)

  useEffect(() => {
    if (placeless) void tellTimeZone()
  }, [placeless])

  useEffect(() => {
    void signedInAs(learnerId).then((news) => {
      if (news) router.refresh()
    })
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
  }, [learnerId, router])

  const unsaved = status.failed && status.waiting > 0
  const saved = status.handedOver > 0 && !unsaved && status.waiting === 0
  useEffect(() => {
    if (status.signedOut && pathname !== '/review') router.refresh()
  }, [status.signedOut, router, pathname])

  return (
    <div
      role="status"
      className="mx-auto flex min-h-12 w-full max-w-5xl flex-wrap items-center gap-2 px-4 text-sm sm:px-6"
    >
      {unsaved && (
        <Note tone="bg-bad-wash">
          {counted(status.waiting, 'answer')} not saved.{' '}
          {status.signedOut ? (
            <>
              You are signed out; they stay in this browser.
              <a href={`/sign-in?next=${encodeURIComponent(pathname)}`} className={ACTION}>
                Sign in
              </a>
            </>
          ) : (
            <button
              type="button"
              className={ACTION}
              onClick={() => void flush()}
              disabled={status.sending}
            >
              {status.sending ? 'Trying…' : 'Retry'}
            </button>
          )}
        </Note>
      )}
      {status.refused > 0 && (
        <Note tone="bg-bad-wash">
          {counted(status.refused, 'answer')} could not be saved: the fact is no longer there.
          <button type="button" className={ACTION} onClick={dismissRefused}>
            All right
          </button>
        </Note>
      )}
      {saved && (
        <Note tone="bg-good-wash">
          {counted(status.handedOver, 'answer')} saved to your account.
        </Note>
      )}
      {status.volatile && (
        <Note tone="bg-raised">
          This browser keeps no data for us: progress lasts until you leave this page.
        </Note>
      )}
    </div>
  )
}

const ACTION = 'link ml-1 inline-flex min-h-9 items-center font-semibold'

function Note({ tone, children }: { tone: string; children: ReactNode }) {
  return <p className={`rounded-xl px-4 py-1 leading-9 ${tone}`}>{children}</p>
}
