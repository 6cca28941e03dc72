import { useRef, useState } from 'react'
import { tellServer } from '@/lib/client/tell-server'
import { isQuiet, minuteOf } from '@/lib/core/reminders'

/** Times of day as a time field writes them. */
export interface ReminderTexts {
  readonly at: string
  readonly quietFrom: string
  readonly quietTo: string
}

/** A sentence on what came of something. */
export interface Said {
  readonly text: string
  readonly failed: boolean
}

/** When the learner is reminded, and when never; each time is saved as its field is left. */
export function ReminderTimes({
  times,
  timeZone,
  onTold,
}: {
  times: ReminderTexts
  timeZone: string
  onTold: (said: Said) => void
}) {
  const [written, setWritten] = useState(times)
  const kept = useRef(times)
  const saving = useRef(Promise.resolve())

  async function save(changed: ReminderTexts) {
    const told = await tellServer('PUT', '/api/reminders', changed)
    if (told.ok) kept.current = changed
    onTold(
      told.ok ? { text: savedText(changed), failed: false } : { text: told.message, failed: true },
    )
  }

  const field = (name: keyof ReminderTexts, label: string) => (
    <label className="grid gap-1">
      <span className="font-semibold">{label}</span>
      <input
        className="field"
        type="time"
        required
        value={written[name]}
        onChange={({ target: { value } }) => setWritten((before) => ({ ...before, [name]: value }))}
        onBlur={() => {
          if (minuteOf(written[name]) === null)
            setWritten({ ...written, [name]: kept.current[name] })
          else if (written[name] !== kept.current[name]) {
            saving.current = saving.current.then(() => save(written))
          }
        }}
      />
    </label>
  )
  return (
    <div className="border-t border-line py-4">
      <div className="grid gap-4 min-[26rem]:grid-cols-2 sm:grid-cols-3">
        <div className="min-[26rem]:col-span-2 sm:col-span-1">{field('at', 'Remind me at')}</div>
        {field('quietFrom', 'Quiet from')}
        {field('quietTo', 'Quiet until')}
      </div>
      <p className="mt-2 text-muted">
        By the clock of {timeZone.replaceAll('_', ' ')}.
        {written.quietFrom === written.quietTo && ' No quiet hours, as both are the same.'}
      </p>
    </div>
  )
}

function savedText({ at, quietFrom, quietTo }: ReminderTexts): string {
  const minute = (text: string) => minuteOf(text) ?? 0
  return isQuiet(minute(at), { quietFrom: minute(quietFrom), quietTo: minute(quietTo) })
    ? `Saved. ${at} is within the quiet hours: the reminder comes as they end, at ${quietTo}.`
    : `Saved. The reminder comes at ${at}.`
}
