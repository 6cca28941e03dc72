'use client'

import { type ReactNode, useId } from 'react'

/** A setting: its name, one sentence on what it does, its control, and what is wrong with it. */
export function Setting({
  label,
  hint,
  problem = '',
  children,
}: {
  label: string
  hint: string
  problem?: string
  children: (control: {
    id: string
    'aria-describedby': string
    'aria-invalid': boolean | undefined
  }) => ReactNode
}) {
  const id = useId()
  return (
    <div className="grid gap-x-8 gap-y-2 py-5 sm:grid-cols-[1fr_minmax(11rem,15rem)] sm:items-start">
      <div>
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-muted">
          {hint}
        </p>
      </div>
      <div>
        {children({
          id,
          'aria-describedby': `${id}-hint ${id}-problem`,
          'aria-invalid': problem !== '' || undefined,
        })}
        <p id={`${id}-problem`} className="text-bad">
          {problem}
        </p>
      </div>
    </div>
  )
}

/** A setting that is on or off, its box before its name. */
export function Toggle({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: string
  hint?: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}) {
  const id = useId()
  return (
    <div className="py-3">
      <label
        className={`flex min-h-11 items-center gap-3 font-semibold ${disabled ? 'cursor-default text-muted' : ''}`}
      >
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-ink"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {hint && (
        <p id={id} className="pl-8 text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

/** Settings that belong together. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card mt-6 px-4 py-5 sm:px-8 sm:py-6">
      <h2 className="text-2xl font-semibold">{title}</h2>
      <div className="divide-y divide-line">{children}</div>
    </section>
  )
}
