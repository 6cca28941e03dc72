'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { BeforeAfter } from '@/lib/core/scheduling/evaluation'

/** A run of the optimiser as the page shows it. */
export interface ShownTraining {
  readonly status: 'running' | 'accepted' | 'kept' | 'too-few' | 'cancelled' | 'failed'
  /** 0 to 1. */
  readonly progress: number
  readonly finishedAt: number | null
  readonly result: {
    readonly reviews: number
    readonly heldBack: BeforeAfter | null
    readonly whole: BeforeAfter | null
    readonly words: string
  } | null
}

const POLL_MS = 700
const TITLES: Readonly<Record<ShownTraining['status'], string>> = {
  running: 'Fitting to your reviews…',
  accepted: 'Fitted to you.',
  kept: 'What you have is as good.',
  'too-few': 'Not enough reviews yet.',
  cancelled: 'Stopped; nothing was changed.',
  failed: 'That did not finish; nothing was changed.',
}

async function ask(method: 'GET' | 'POST' | 'DELETE', path = '/api/trainings') {
  const response = await fetch(path, {
    method,
    ...(method !== 'GET' && { headers: { 'Content-Type': 'application/json' }, body: '{}' }),
  }).catch(() => null)
  return response?.ok ? await response.json() : null
}

/** Fits the scheduler to the learner's own log, with its progress, a way to stop, and what came of it. */
export function Training({
  latest,
  fitted,
}: {
  latest: ShownTraining | null
  /** The learner has parameters of their own. */
  fitted: boolean
}) {
  const router = useRouter()
  const [training, setTraining] = useState(latest)
  const [failed, setFailed] = useState(false)
  const running = training?.status === 'running'

  useEffect(() => {
    if (!running) return
    const timer = setInterval(async () => {
      const heard = await ask('GET')
      if (!heard) return
      setTraining(heard.training)
      if (heard.training?.status !== 'running') router.refresh()
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [running, router])

  const act = (method: 'POST' | 'DELETE') => async () => {
    const told = await ask(method)
    setFailed(!told)
    if (told) setTraining(told.training)
  }
  async function reset() {
    const told = await ask('DELETE', '/api/parameters')
    setFailed(!told)
    if (told) {
      setTraining(null)
      router.refresh()
    }
  }

  const result = training?.result ?? null
  return (
    <div className="mt-4">
      {training && (
        <div className="card mb-4 p-5">
          <p role="status" className="font-display text-xl font-semibold">
            {TITLES[training.status]}
          </p>
          {running && (
            <progress
              className="mt-3 h-3 w-full accent-ink"
              value={training.progress}
              max={1}
              aria-label="How far it is"
            />
          )}
          {result && <p className="mt-1">{result.words}</p>}
          {result?.heldBack && (
            <details className="mt-2">
              <summary className="inline-flex min-h-11 items-center underline underline-offset-4">
                Figures
              </summary>
              <table className="w-full text-left">
                <caption className="pb-1 text-left text-sm text-muted">
                  How far off the forecast of each review was, as mean log loss over{' '}
                  {result.reviews.toLocaleString('en')} reviews; less is better
                </caption>
                <thead>
                  <tr className="text-sm">
                    <td />
                    <th scope="col" className="text-right">
                      before
                    </th>
                    <th scope="col" className="text-right">
                      after
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <Loss name="Latest fifth, held back" loss={result.heldBack} />
                  {result.whole && <Loss name="All reviews" loss={result.whole} />}
                </tbody>
              </table>
            </details>
          )}
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        {running ? (
          <button type="button" className="button button-quiet" onClick={act('DELETE')}>
            Stop
          </button>
        ) : (
          <button type="button" className="button button-quiet" onClick={act('POST')}>
            Fit to my reviews
          </button>
        )}
        {fitted && !running && (
          <button type="button" className="button button-quiet" onClick={reset}>
            Back to the defaults
          </button>
        )}
      </div>
      <p role="alert" className="mt-2 text-bad empty:hidden">
        {failed ? 'That did not go through. Please try again.' : ''}
      </p>
    </div>
  )
}

function Loss({ name, loss }: { name: string; loss: BeforeAfter }) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1 font-normal">
        {name}
      </th>
      <td className="py-1 text-right">{loss.before.toFixed(4)}</td>
      <td className="py-1 text-right">{loss.after.toFixed(4)}</td>
    </tr>
  )
}
