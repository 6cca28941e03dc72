import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EndSessionsButton } from '@/app/components/end-sessions-button'
import { SettingsForm } from '@/app/components/settings-form'
import { getViewer } from '@/lib/server/auth'

export const metadata: Metadata = { title: 'Settings' }

/** For a signed-in learner: how their days and reviews go, and the end of all their sessions. */
export default async function SettingsPage() {
  const viewer = await getViewer()
  if (!viewer) redirect('/sign-in?next=/settings')
  const { timeZone, dayStartHour, newPerDay, desiredRetention } = viewer.settings
  const timeZones = [...new Set(['UTC', timeZone, ...Intl.supportedValuesOf('timeZone')])].sort()
  return (
    <section className="mx-auto max-w-md">
      <h1 className="text-4xl font-bold tracking-tight">Settings</h1>
      <p className="mt-3 text-muted [overflow-wrap:anywhere]">
        Signed in as {viewer.email ?? viewer.name}
      </p>
      <SettingsForm
        settings={{ timeZone, dayStartHour, newPerDay, desiredRetention }}
        timeZones={timeZones}
      />
      <h2 className="mt-14 text-2xl font-semibold">Sessions</h2>
      <p className="mt-2 text-muted">
        Signs you out on every device, this one too. Answers kept in other browsers are sent when
        you sign in there again.
      </p>
      <EndSessionsButton />
    </section>
  )
}
