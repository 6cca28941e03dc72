import { describeInterval, outcomes } from '@/lib/core/scheduling/preview'
import { newMemory } from '@/lib/core/scheduling/schedule'
import type { Memory, Rating, SchedulingSettings } from '@/lib/core/scheduling/types'

const NAMES: Readonly<Record<Rating, string>> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' }
const RATINGS: readonly Rating[] = [1, 2, 3, 4]
const DAY = 86_400_000
/** A Wednesday noon, so that the example is the same for everybody. */
const THEN = Date.UTC(2026, 2, 4, 12)

const known: Memory = {
  ...newMemory('example'),
  state: 'review',
  stability: 30,
  difficulty: 5,
  intervalDays: 30,
  introduced: THEN - 60 * DAY,
  lastReview: THEN - 30 * DAY,
  due: THEN,
  reps: 4,
}

const EXAMPLES: readonly { readonly name: string; readonly memory: Memory | null }[] = [
  { name: 'A new fact', memory: null },
  { name: 'A fact known for a month', memory: known },
]

/** What the settings as they stand in the form would make of two facts, answered with each button. */
export function Effect({ settings }: { settings: SchedulingSettings }) {
  return (
    <table className="w-full text-left">
      <caption className="pt-5 pb-2 text-left text-muted">
        When a fact comes back, with the settings above
      </caption>
      <thead>
        <tr>
          <td />
          {RATINGS.map((rating) => (
            <th key={rating} scope="col" className="px-1 py-1 text-right text-sm font-semibold">
              {NAMES[rating]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {EXAMPLES.map(({ name, memory }) => {
          const next = outcomes(memory, 'example', THEN, settings)
          return (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-2 pr-2 font-normal">
                {name}
              </th>
              {RATINGS.map((rating) => (
                <td key={rating} className="px-1 py-2 text-right whitespace-nowrap">
                  {describeInterval(next[rating].delay)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
