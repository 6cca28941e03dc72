'use client'

import { useEffect, useState } from 'react'
import {
  isReminded,
  leaveHere,
  type PushSupport,
  pushSupport,
  remindHere,
  testHere,
} from '@/lib/client/push'
import { type Told, tellServer } from '@/lib/client/tell-server'
import { Toggle } from './fields'
import { type ReminderTexts, ReminderTimes, type Said } from './reminder-times'

/** Why this device cannot be reminded as it is, and what to do about it. */
const OBSTACLES: Readonly<Record<PushSupport, string>> = {
  ready: '',
  blocked:
    'This browser blocks notifications from here. Allow them in its settings for this site (often at the left of the address), then come back.',
  install:
    'On an iPhone or iPad, reminders come to the app on the home screen: choose Share, then “Add to Home Screen”, and open it from there.',
  insecure: 'Reminders need an address that begins with https.',
  none: 'This browser cannot show reminders. Recent versions of Chrome, Edge, Firefox and Safari can.',
}

const DELIVERED = {
  sent: 'Sent. It should show in a moment; if not, see whether the device keeps notifications quiet.',
  busy: 'The push service is busy. Please try again in a minute.',
  failed: 'The push service did not take it. Switch reminders off and on again.',
  gone: 'This device is no longer known to its push service. Switch reminders on again.',
}

const FAILED = 'That did not go through. Please try again.'

const others = (count: number) => (count === 1 ? 'Another device' : `${count} other devices`)

/** Whether this device is reminded, and when; saved as it is changed. */
export function Reminders({
  publicKey,
  devices,
  times,
  timeZone,
}: {
  publicKey: string
  /** Digests of the endpoints of the browsers that are reminded. */
  devices: readonly string[]
  times: ReminderTexts
  timeZone: string
}) {
  const [support, setSupport] = useState<PushSupport | null>(null)
  const [on, setOn] = useState(false)
  const [count, setCount] = useState(devices.length)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said>({ text: '', failed: false })
  const elsewhere = count - (on ? 1 : 0)

  useEffect(() => {
    let shown = true
    isReminded(publicKey, devices)
      .catch(() => false)
      .then((here) => {
        if (!shown) return
        setOn(here)
        setSupport(pushSupport())
      })
    const look = () => setSupport(pushSupport())
    addEventListener('focus', look)
    return () => {
      shown = false
      removeEventListener('focus', look)
    }
  }, [publicKey, devices])

  /** One thing at a time: tells what came of it, and gives it where it went well. */
  async function doing<T extends object>(
    work: () => Promise<Told<T>>,
    outcome: (told: T) => string,
    meanwhile = '',
  ) {
    if (busy) return
    setBusy(true)
    setSaid({ text: meanwhile, failed: false })
    const told = await work().catch((): Told<T> => ({ ok: false, signIn: false, message: FAILED }))
    setBusy(false)
    setSupport(pushSupport())
    setSaid(told.ok ? { text: outcome(told), failed: false } : { text: told.message, failed: true })
  }

  const switchOn = () =>
    doing(
      () => remindHere(publicKey),
      (told) => {
        setOn(true)
        setCount(told.devices)
        return 'On. You will be reminded on this device.'
      },
      'Asking the browser…',
    )
  const switchOff = () =>
    doing(leaveHere, (told) => {
      setOn(false)
      setCount(told.devices)
      return told.devices > 0
        ? `Off here. ${others(told.devices)} ${told.devices === 1 ? 'is' : 'are'} still reminded.`
        : 'Off. You will not be reminded.'
    })
  const switchAllOff = () =>
    doing(
      () =>
        tellServer<{ devices: number }>('DELETE', '/api/push-subscriptions', { endpoint: null }),
      () => {
        setOn(false)
        setCount(0)
        return 'Off on every device.'
      },
    )
  const test = () =>
    doing(
      testHere,
      ({ delivery }) => {
        if (delivery === 'gone') {
          setOn(false)
          setCount(elsewhere)
        }
        return DELIVERED[delivery]
      },
      'Sending…',
    )

  const obstacle = support === null ? '' : OBSTACLES[support]
  return (
    <div className="card mt-4 px-4 py-3 sm:px-8">
      <Toggle
        label="Remind me on this device"
        hint={
          obstacle ||
          (on
            ? 'They come to this device, whether or not this page is open.'
            : 'The browser will ask whether it may show notifications.')
        }
        checked={on}
        disabled={!on && support !== 'ready'}
        onChange={(wanted) => void (wanted ? switchOn() : switchOff())}
      />
      {count > 0 && <ReminderTimes times={times} timeZone={timeZone} onTold={setSaid} />}
      <div className="flex flex-wrap items-center gap-3 py-3 empty:hidden">
        {on && (
          <button
            type="button"
            className="button button-quiet"
            aria-disabled={busy}
            onClick={() => void test()}
          >
            Send a test
          </button>
        )}
        {elsewhere > 0 && (
          <button
            type="button"
            className="button button-quiet"
            aria-disabled={busy}
            onClick={() => void switchAllOff()}
          >
            {on
              ? 'Switch off everywhere'
              : `Switch off on the ${elsewhere === 1 ? 'other device' : `${elsewhere} other devices`}`}
          </button>
        )}
      </div>
      <p role="status" className={`min-h-6 pb-1 ${said.failed ? 'text-bad' : 'text-muted'}`}>
        {said.text}
      </p>
    </div>
  )
}
