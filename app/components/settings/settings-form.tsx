'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { tellServer } from '@/lib/client/tell-server'
import type { SchedulingSettings } from '@/lib/core/scheduling/types'
import { DayFields, LoadFields, OrderFields, StubbornFields } from './choices'
import { Effect } from './effect'
import { Group, Setting } from './fields'
import {
  type Field,
  type LearnerSettings,
  limitsOf,
  type NumberField,
  problemOf,
  type SettingsValues,
  settingsOf,
  valuesOf,
} from './values'
import { Workload } from './workload'

/** What the groups of fields get: the values, how to change one, and what is wrong with one. */
export interface FieldsProps {
  readonly values: SettingsValues
  readonly change: <Name extends Field>(name: Name, value: SettingsValues[Name]) => void
  readonly number: (name: NumberField, label: string, hint: string) => React.ReactNode
}

/** All that a learner can set of scheduling; the defaults need no touch. */
export function SettingsForm({
  settings,
  parameters,
  timeZones,
  facts,
}: {
  settings: LearnerSettings
  parameters: SchedulingSettings['parameters']
  timeZones: readonly string[]
  /** How many facts the learner studies, for the forecast. */
  facts: number
}) {
  const [values, setValues] = useState(() => valuesOf(settings))
  const [kept, setKept] = useState(values)
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle')
  const [failure, setFailure] = useState('')
  const [shown, setShown] = useState<ReadonlySet<Field>>(new Set())
  const form = useRef<HTMLFormElement>(null)
  const formId = useId()

  const parsed = settingsOf(values)
  const effective: SchedulingSettings = { ...(parsed ?? settings), parameters }
  const changed = JSON.stringify(values) !== JSON.stringify(kept)

  const change: FieldsProps['change'] = (name, value) => {
    setState('idle')
    setFailure('')
    setValues((before) => ({ ...before, [name]: value }))
  }
  const problem = (name: Field) => (shown.has(name) ? problemOf(name, values) : '')
  const check = (name: Field) => () => setShown((before) => new Set(before).add(name))

  const number: FieldsProps['number'] = (name, label, hint) => (
    <Setting label={label} hint={hint} problem={problem(name)}>
      {(control) => (
        <input
          {...control}
          className="field"
          inputMode="numeric"
          type="number"
          {...limitsOf(name)}
          value={values[name]}
          onChange={(event) => change(name, event.target.value)}
          onBlur={check(name)}
        />
      )}
    </Setting>
  )
  const steps = (
    name: 'learningStepsSeconds' | 'relearningStepsSeconds',
    label: string,
    hint: string,
  ) => (
    <Setting label={label} hint={hint} problem={problem(name)}>
      {(control) => (
        <input
          {...control}
          className="field"
          autoCapitalize="off"
          spellCheck={false}
          value={values[name]}
          onChange={(event) => change(name, event.target.value)}
          onBlur={check(name)}
        />
      )}
    </Setting>
  )

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (state === 'saving') return
    setShown(new Set(Object.keys(values) as Field[]))
    if (!parsed) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
      return
    }
    setState('saving')
    setFailure('')
    const told = await tellServer('PUT', '/api/settings', parsed)
    if (told.ok) {
      setKept(values)
      setState('saved')
      return
    }
    setState('idle')
    setFailure(told.message)
  }

  const fields = { values, change, number }
  const retention = Number(values.desiredRetention)
  return (
    <form ref={form} id={formId} noValidate method="post" onSubmit={submit}>
      <Group title="Your day">
        <DayFields {...fields} timeZones={timeZones} />
        {number(
          'newPerDay',
          'New facts a day, at most',
          'Each new fact brings reviews for weeks to come.',
        )}
        {number(
          'reviewsPerDay',
          'Reviews a day, at most',
          'A guard against very long days; what is left over waits for the next one.',
        )}
      </Group>

      <Group title="How well to remember">
        <Setting
          label="Share you want to remember"
          hint="90 % suits most people. More means shorter intervals and more reviews."
          problem={problem('desiredRetention')}
        >
          {(control) => (
            <div className="flex items-center gap-4">
              <input
                {...control}
                type="range"
                className="h-11 min-w-0 flex-1 accent-ink"
                {...limitsOf('desiredRetention')}
                value={values.desiredRetention}
                aria-valuetext={`${retention} percent`}
                onChange={(event) => change('desiredRetention', event.target.value)}
              />
              <output
                htmlFor={control.id}
                className="w-14 text-right font-display text-xl font-bold"
              >
                {retention} %
              </output>
            </div>
          )}
        </Setting>
        <div>
          <Effect settings={effective} />
          <Workload
            settings={effective}
            facts={facts}
            onChoose={(share) => change('desiredRetention', String(share))}
          />
        </div>
      </Group>

      <details className="group mt-6">
        <summary className="inline-flex min-h-11 items-center rounded-lg font-semibold underline underline-offset-4">
          Fine tuning
        </summary>
        <p className="text-muted">The defaults are good. Change these when you know why.</p>
        <OrderFields {...fields} />
        <Group title="Steps">
          {steps(
            'learningStepsSeconds',
            'Learning steps',
            'How soon a new fact comes back before its first whole day, step after step.',
          )}
          {steps(
            'relearningStepsSeconds',
            'Steps after forgetting',
            'How soon a forgotten fact comes back; nothing written sends it to the next day.',
          )}
          {number(
            'learnAheadMinutes',
            'Minutes a step may come early',
            'When nothing else is left, you need not wait for the last steps.',
          )}
          {number(
            'maximumIntervalDays',
            'Longest interval, in days',
            'However well you know a fact, it comes back after this long.',
          )}
        </Group>
        <LoadFields {...fields} />
        <StubbornFields {...fields} />
      </details>

      <div className="sticky bottom-0 z-10 mt-6 flex min-h-20 flex-wrap items-center gap-4 bg-paper py-3">
        <button type="submit" className="button button-primary" aria-disabled={state === 'saving'}>
          {state === 'saving' ? 'Saving…' : 'Save'}
        </button>
        <p role="status" className="text-muted">
          {state === 'saved'
            ? 'Saved. Every fact follows these settings now.'
            : changed
              ? 'Not saved yet.'
              : ''}
        </p>
        <p role="alert" className="text-bad">
          {failure || (shown.size > 1 && !parsed ? 'Some fields need another look.' : '')}
        </p>
      </div>
    </form>
  )
}
