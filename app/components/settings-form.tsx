'use client'

import { useState } from 'react'
import { AccountForm } from './account-form'

interface Settings {
  readonly timeZone: string
  readonly dayStartHour: number
  readonly newPerDay: number
  readonly desiredRetention: number
}

const HOURS = [...Array(24).keys()]

export function SettingsForm({
  settings,
  timeZones,
}: {
  settings: Settings
  timeZones: readonly string[]
}) {
  const [values, setValues] = useState({
    timeZone: settings.timeZone,
    dayStartHour: String(settings.dayStartHour),
    newPerDay: String(settings.newPerDay),
    retention: String(Math.round(settings.desiredRetention * 100)),
  })
  const [saved, setSaved] = useState(false)
  const change = (name: keyof typeof values) => (event: { target: { value: string } }) => {
    setSaved(false)
    setValues({ ...values, [name]: event.target.value })
  }
  async function submit() {
    const response = await fetch('/api/settings', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        timeZone: values.timeZone,
        dayStartHour: Number(values.dayStartHour),
        newPerDay: Number(values.newPerDay),
        desiredRetention: Number(values.retention) / 100,
      }),
    })
    if (!response.ok) return ((await response.json()) as { message: string }).message
    setSaved(true)
    return ''
  }
  return (
    <AccountForm action="Save" submit={submit}>
      <label className="grid gap-1">
        <span className="font-semibold">Time zone</span>
        <select className="field" value={values.timeZone} onChange={change('timeZone')}>
          {timeZones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        <span className="font-semibold">A new day begins at</span>
        <select className="field" value={values.dayStartHour} onChange={change('dayStartHour')}>
          {HOURS.map((hour) => (
            <option key={hour} value={hour}>{`${String(hour).padStart(2, '0')}:00`}</option>
          ))}
        </select>
        <span className="text-sm text-muted">
          What you review before this hour still counts for the day before.
        </span>
      </label>
      <label className="grid gap-1">
        <span className="font-semibold">New facts a day, at most</span>
        <input
          className="field"
          type="number"
          min={0}
          max={999}
          required
          inputMode="numeric"
          value={values.newPerDay}
          onChange={change('newPerDay')}
        />
      </label>
      <label className="grid gap-1">
        <span className="font-semibold">Share you want to remember, in percent</span>
        <input
          className="field"
          type="number"
          min={70}
          max={97}
          required
          inputMode="numeric"
          value={values.retention}
          onChange={change('retention')}
        />
        <span className="text-sm text-muted">
          90 suits most people. More means shorter intervals and more reviews.
        </span>
      </label>
      <p role="status" className="text-good">
        {saved ? 'Saved. It holds from your next answer on.' : ''}
      </p>
    </AccountForm>
  )
}
