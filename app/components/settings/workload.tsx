'use client'

import { useRef, useState } from 'react'
import type { SchedulingSettings } from '@/lib/core/scheduling/types'
import type { Workload as Load } from '@/lib/core/scheduling/workload'

const SHARES = [70, 75, 80, 85, 88, 90, 93, 95, 97]
const DAYS = 365
const SECONDS = 8
const LEAST_FACTS = 1_000
const MOST_FACTS = 3_000

/** "Help me decide": what each share would cost and bring over a year, simulated here by the learner's own parameters. */
export function Workload({
  settings,
  facts,
  onChoose,
}: {
  settings: SchedulingSettings
  facts: number
  /** Takes a share, in percent. */
  onChoose: (share: number) => void
}) {
  const [loads, setLoads] = useState<readonly Load[]>([])
  const [running, setRunning] = useState(false)
  const run = useRef(0)
  const chosen = Math.round(settings.desiredRetention * 100)
  const counted = Math.min(MOST_FACTS, Math.max(LEAST_FACTS, facts))

  async function decide() {
    run.current += 1
    const mine = run.current
    setRunning(true)
    setLoads([])
    const { workloadAt } = await import('@/lib/core/scheduling/workload')
    const plan = {
      facts: counted,
      newPerDay: Math.max(1, settings.newPerDay),
      days: DAYS,
      secondsPerReview: SECONDS,
    }
    for (const share of SHARES) {
      await new Promise((resolve) => setTimeout(resolve))
      if (run.current !== mine) return
      const load = workloadAt(settings.parameters, plan, share / 100, settings)
      setLoads((before) => [...before, load])
    }
    setRunning(false)
  }

  const most = Math.max(...loads.map(({ minutesPerDay }) => minutesPerDay))
  return (
    <div className="border-t border-line py-5">
      <button
        type="button"
        className="button button-quiet"
        onClick={decide}
        aria-disabled={running}
      >
        {running ? `${loads.length} of ${SHARES.length} worked out…` : 'Help me decide'}
      </button>
      <p role="status" className="sr-only">
        {!running && loads.length > 0 ? 'The forecast is ready.' : ''}
      </p>
      {loads.length > 0 && (
        <table className="mt-4 w-full text-left">
          <caption className="pb-2 text-left text-muted">
            A year with {counted.toLocaleString('en')} facts, {Math.max(1, settings.newPerDay)} new
            a day, {SECONDS} seconds an answer, as your memory works
          </caption>
          <thead>
            <tr className="text-sm">
              <th scope="col" className="py-1 pr-2">
                Share
              </th>
              <th scope="col" className="w-full py-1">
                Time a day
              </th>
              <th scope="col" className="px-2 py-1 text-right">
                Known then
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {loads.map(({ retention, minutesPerDay, reviewsPerDay, remembered }) => {
              const share = Math.round(retention * 100)
              return (
                <tr
                  key={share}
                  className={`border-t border-line ${share === chosen ? 'font-semibold' : ''}`}
                >
                  <th scope="row" className="py-1 pr-2 whitespace-nowrap">
                    {share} %
                  </th>
                  <td className="py-1">
                    <span
                      aria-hidden="true"
                      className="block h-2 rounded-full bg-[var(--subject-0)]"
                      style={{ width: `${(minutesPerDay / most) * 100}%` }}
                    />
                    <span className="text-sm">
                      {minutesPerDay.toFixed(1)} min, {Math.round(reviewsPerDay)} answers
                    </span>
                  </td>
                  <td className="px-2 py-1 text-right">{Math.round(remembered)}</td>
                  <td className="py-1">
                    <button
                      type="button"
                      className="min-h-11 rounded-lg px-3 underline underline-offset-4 hover:bg-raised disabled:no-underline"
                      disabled={share === chosen}
                      aria-label={`Take ${share} percent`}
                      onClick={() => onChoose(share)}
                    >
                      {share === chosen ? 'yours' : 'Take'}
                    </button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </div>
  )
}
