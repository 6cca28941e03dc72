'use client'

import { usePathname, useRouter } from 'next/navigation'
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react'
import { flush, keepSending, outbox, signedInAs } from '@/lib/client/outbox'
import { tellTimeZone } from '@/lib/client/time-zone'
import { Picture } from './picture'

/** Hardly ever needed, so it is not loaded before; without the network it may not be there. */
const RefusedAnswers = lazy(() =>
  import('./refused-answers').catch(() => ({ default: () => <p>Look again with a network.</p> })),
)

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

const UNKEPT = {
  blocked: 'This browser keeps no data for us: progress lasts until you leave this page.',
  full: 'This browser has no room left for our data: progress lasts until you leave this page.',
} as const

/** Hands over what a guest did, sends what waits, and says whether answers are safe. */
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
  const { signedOut } = useSyncExternalStore(outbox.subscribe, outbox.status, outbox.initialStatus)

  useEffect(() => {
    if (placeless) void tellTimeZone()
  }, [placeless])

  useEffect(() => {
    void signedInAs(learnerId).then((news) => {
      if (news) router.refresh()
    })
    return keepSending()
  }, [learnerId, router])

  useEffect(() => {
    if (signedOut && pathname !== '/review') router.refresh()
  }, [signedOut, router, pathname])

  return <SaveNotes signedIn={learnerId !== null} />
}

/** What is to be said of the answers of this browser. */
export function SaveNotes({ signedIn }: { signedIn: boolean }) {
  const pathname = usePathname()
  const status = useSyncExternalStore(outbox.subscribe, outbox.status, outbox.initialStatus)
  const online = useSyncExternalStore(
    onNetwork,
    () => navigator.onLine,
    () => true,
  )
  const unsaved = status.failed && status.waiting > 0
  const handedOver = status.handedOver > 0 && !unsaved && status.waiting === 0

  return (
    <section
      aria-label="Where your answers are"
      className="mx-auto flex min-h-12 w-full max-w-5xl flex-wrap items-center gap-2 px-4 text-sm sm:px-6"
    >
      <div role="status" className="flex flex-wrap items-center gap-2">
        {unsaved && (status.signedOut || online) && (
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
        {handedOver && (
          <Note tone="bg-good-wash">
            {counted(status.handedOver, 'answer')} saved to your account.
          </Note>
        )}
        {status.volatile && <Note tone="bg-raised">{UNKEPT[status.volatile]}</Note>}
      </div>
      {status.refused > 0 && (
        <details className="rounded-xl bg-bad-wash px-4 py-1">
          <summary className="leading-9">
            {counted(status.refused, 'answer')} could not be saved
          </summary>
          <Suspense>
            <RefusedAnswers count={status.refused} />
          </Suspense>
        </details>
      )}
      <Standing
        waiting={status.waiting}
        sending={status.sending}
        offline={!online}
        safe={status.safe}
        signedIn={signedIn}
        quiet={(unsaved && online) || status.volatile !== null}
      />
    </section>
  )
}

function onNetwork(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Where the answers of this page are, in a word; for the eye only, so that nothing is announced at every answer. */
function Standing({
  waiting,
  sending,
  offline,
  safe,
  signedIn,
  quiet,
}: {
  waiting: number
  sending: boolean
  offline: boolean
  safe: number
  signedIn: boolean
  quiet: boolean
}) {
  const place = 'ml-auto inline-flex items-center gap-1.5 text-muted'
  if (quiet) return null
  if (waiting > 0 && offline) {
    return (
      <p className={place}>
        <Picture name="offline" />
        {waiting} waiting, sent when you are online
      </p>
    )
  }
  if (waiting > 0) {
    return (
      <p className={place}>
        <Picture name="waiting" />
        {sending ? 'Saving…' : `${waiting} waiting`}
      </p>
    )
  }
  if (safe === 0) return null
  return (
    <p className={place}>
      <Picture name="done" />
      {signedIn ? 'Saved' : 'Kept in this browser'}
    </p>
  )
}

const ACTION = 'link ml-1 inline-flex min-h-9 items-center font-semibold'

function Note({ tone, children }: { tone: string; children: ReactNode }) {
  return <p className={`rounded-xl px-4 py-1 leading-9 ${tone}`}>{children}</p>
}
