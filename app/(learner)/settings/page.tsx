import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EndSessionsButton } from '@/app/components/end-sessions-button'
import { Backup } from '@/app/components/settings/backup'
import { ComparisonSettings } from '@/app/components/settings/comparison-settings'
import { GoalForm } from '@/app/components/settings/goal-form'
import { Reminders } from '@/app/components/settings/reminders'
import { SettingsForm } from '@/app/components/settings/settings-form'
import { Training } from '@/app/components/settings/training'
import { shownTraining } from '@/app/components/settings/training-result'
import { clockText } from '@/lib/core/reminders'
import { studyDay } from '@/lib/core/scheduling/day'
import { goalOf } from '@/lib/data/goals'
import { getsLetters } from '@/lib/data/letters'
import { remindersOf } from '@/lib/data/reminders'
import { getViewer } from '@/lib/server/auth'
import { now } from '@/lib/server/clock'
import { database } from '@/lib/server/database'
import { pushKeys } from '@/lib/server/env'
import { mailIsConfigured } from '@/lib/server/mail'
import { studiedBy } from '@/lib/server/studied'
import { trainingOf } from '@/lib/server/trainings'

export const metadata: Metadata = { title: 'Settings' }

const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const percent = (share: number) => Math.round(share * 100)

/** For a signed-in learner: how their days and reviews go, and the end of all their sessions. */
export default async function SettingsPage() {
  const viewer = await getViewer()
  if (!viewer) redirect('/sign-in?next=/settings')
  const { parameters, ...settings } = viewer.settings
  const { timeZone, dayStartHour, desiredRetention } = settings
  const keys = pushKeys()
  const mail = mailIsConfigured() && viewer.email !== null
  const [studied, training, reminders, goal, letter] = await Promise.all([
    studiedBy(viewer),
    trainingOf(viewer.id),
    keys && remindersOf(database(), viewer.id),
    goalOf(database(), viewer.id),
    mail ? getsLetters(database(), viewer.id) : null,
  ])
  const timeZones = [...new Set(['UTC', timeZone, ...Intl.supportedValuesOf('timeZone')])].sort()
  return (
    <section className="mx-auto max-w-3xl">
      <h1 className="text-4xl font-bold tracking-tight">Settings</h1>
      <p className="mt-3 text-muted [overflow-wrap:anywhere]">
        Signed in as {viewer.email ?? viewer.name}. The defaults need no touch.
      </p>
      <SettingsForm
        settings={settings}
        parameters={parameters}
        timeZones={timeZones}
        facts={studied.reduce((sum, { facts }) => sum + facts, 0)}
      />
      <h2 className="mt-14 text-2xl font-semibold">Each comparison</h2>
      <p className="mt-2 text-muted">
        One may ask for more than the others. With an exam ahead, all its facts come in time, and
        what you are least sure of comes again in the last week.
      </p>
      <ComparisonSettings
        comparisons={studied.map(({ slug, title, desiredRetention: own, examDay }) => ({
          slug,
          title,
          retention: own === null ? null : percent(own),
          examOn: examDay === null ? null : dateOf(examDay),
        }))}
        general={percent(desiredRetention)}
        today={dateOf(studyDay(now(), timeZone, dayStartHour))}
      />
      <h2 className="mt-14 text-2xl font-semibold">Your goal</h2>
      <p className="mt-2 text-muted">
        Only for you, and gentle: the first page shows how far today has come, and nothing else
        happens.
      </p>
      <GoalForm goal={goal} letter={letter} />
      {keys && reminders && (
        <>
          <h2 className="mt-14 text-2xl font-semibold">Reminders</h2>
          <p className="mt-2 text-muted">
            A message when facts are due: once a day at most, never in your quiet hours, and not at
            all on a day with nothing to do.
          </p>
          <Reminders
            publicKey={keys.VAPID_PUBLIC_KEY}
            devices={reminders.devices}
            times={{
              at: clockText(reminders.times.at),
              quietFrom: clockText(reminders.times.quietFrom),
              quietTo: clockText(reminders.times.quietTo),
            }}
            timeZone={timeZone}
          />
        </>
      )}
      <h2 className="mt-14 text-2xl font-semibold">Your memory</h2>
      <p className="mt-2 text-muted">
        The scheduler starts with what holds for most people. From some 400 reviews on it can be
        fitted to you; what it finds is kept only if it foretells your latest reviews better.
      </p>
      <Training
        key={training?.id}
        latest={training && shownTraining(training)}
        fitted={parameters !== null}
      />
      <h2 className="mt-14 text-2xl font-semibold">Your data</h2>
      <p className="mt-2 text-muted">
        All that is yours in one file: every answer, your quizzes, settings, goal and comparisons of
        your own. It can be imported here or on another server.
      </p>
      <Backup />
      <h2 className="mt-14 text-2xl font-semibold">Sessions</h2>
      <p className="mt-2 text-muted">
        Signs you out on every device, this one too. Answers kept in other browsers are sent when
        you sign in there again.
      </p>
      <EndSessionsButton />
    </section>
  )
}
