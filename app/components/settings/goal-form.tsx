'use client'

import { type FormEvent, useState } from 'react'
import { tellServer } from '@/lib/client/tell-server'
import type { DailyGoal } from '@/lib/core/progress/goal'
import { Toggle } from './fields'

/** The daily goal, and the weekly letter where there is mail. */
export function GoalForm({
  goal,
  letter,
}: {
  goal: DailyGoal
  /** Whether the weekly letter is on; null where no mail is sent. */
  letter: boolean | null
}) {
  const [amount, setAmount] = useState(goal.amount > 0 ? String(goal.amount) : '')
  const [unit, setUnit] = useState(goal.unit)
  const [wanted, setWanted] = useState(letter ?? false)
  const [said, setSaid] = useState('')
  const count = amount.trim() === '' ? 0 : Number(amount)
  const valid = Number.isInteger(count) && count >= 0 && count <= 9999

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!valid) {
      setSaid('Write a whole number up to 9999, or nothing for no goal.')
      return
    }
    const told = await tellServer('PUT', '/api/goal', {
      amount: count,
      unit,
      ...(letter !== null && { letter: wanted }),
    })
    setSaid(told.ok ? 'Saved.' : told.message)
  }

  return (
    <form className="card mt-4 grid gap-4 p-4 sm:p-6" method="post" noValidate onSubmit={submit}>
      <div className="flex flex-wrap gap-4">
        <label className="grid w-32 gap-1">
          <span className="text-sm font-semibold">A day</span>
          <input
            className="field"
            type="number"
            inputMode="numeric"
            min={0}
            max={9999}
            placeholder="no goal"
            value={amount}
            aria-invalid={!valid || undefined}
            onChange={(event) => setAmount(event.target.value)}
          />
        </label>
        <label className="grid w-40 gap-1">
          <span className="text-sm font-semibold">Counted in</span>
          <select
            className="field"
            value={unit}
            onChange={(event) => setUnit(event.target.value === 'minutes' ? 'minutes' : 'reviews')}
          >
            <option value="reviews">reviews</option>
            <option value="minutes">minutes</option>
          </select>
        </label>
      </div>
      {letter !== null && (
        <Toggle
          label="Write to me once a week"
          hint="On Monday mornings: what you did, and what is due. Each letter has a link that ends it."
          checked={wanted}
          onChange={setWanted}
        />
      )}
      <p className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button button-quiet">
          Save the goal
        </button>
        <span role="status" className={valid ? 'text-muted' : 'text-bad'}>
          {said}
        </span>
      </p>
    </form>
  )
}
