'use client'

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

interface FieldProps {
  readonly label: string
  readonly name: string
  readonly type: 'email' | 'password' | 'text'
  readonly autoComplete: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: ReactNode
  readonly required?: boolean
  readonly invalid?: boolean
}

export function Field({
  label,
  hint,
  value,
  onChange,
  invalid,
  required = true,
  ...input
}: FieldProps) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const secret = input.type === 'password'
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          {...input}
          type={secret && shown ? 'text' : input.type}
          className={`field ${secret ? 'pr-20' : ''}`}
          value={value}
          required={required}
          aria-invalid={invalid || undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
        {secret && (
          <button
            type="button"
            className="absolute inset-y-1 right-1 rounded-lg px-3 text-sm text-muted hover:bg-raised"
            aria-pressed={shown}
            aria-label={`Show ${label.toLowerCase()}`}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide' : 'Show'}
          </button>
        )}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

/** A form that says what went wrong above its button, keeps what was typed, and moves the focus there. */
export function AccountForm({
  children,
  action,
  submit,
}: {
  children: ReactNode
  /** Does the work; gives a sentence when it failed, '' when it is done, null when the page is being left. */
  submit: () => Promise<string | null>
  /** What the button says. */
  action: string
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const alert = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (problem) alert.current?.focus()
  }, [problem])
  async function send(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(null)
    const failed = await submit().catch(
      () => 'The server cannot be reached. Check your connection and try again.',
    )
    setProblem(failed || null)
    setBusy(failed === null)
  }
  return (
    <form method="post" className="mt-6 grid gap-5" onSubmit={send}>
      {children}
      <div role="alert">
        {problem && (
          <p ref={alert} tabIndex={-1} className="rounded-xl bg-bad-wash px-4 py-3">
            {problem}
          </p>
        )}
      </div>
      <button type="submit" className="button button-primary" aria-disabled={busy}>
        {busy ? 'One moment…' : action}
      </button>
    </form>
  )
}
