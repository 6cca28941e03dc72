'use client'

import { useState } from 'react'
import { type SignInOutcome, signIn, signInWith } from '@/lib/client/account'
import { AccountForm, Field } from './account-form'

const REFUSED: Record<Exclude<SignInOutcome, 'signed-in'>, string> = {
  wrong: 'The e-mail address or the password is not right.',
  'too-many': 'Too many tries for this address. Please wait a quarter of an hour.',
  busy: 'Many people are signing in at this moment. Please try again.',
}

export function SignInForm({ next }: { next: string }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  async function submit() {
    const outcome = await signIn(email, password)
    if (outcome !== 'signed-in') return REFUSED[outcome]
    location.assign(next)
    return null
  }
  return (
    <AccountForm action="Sign in" submit={submit}>
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </AccountForm>
  )
}

export function ProviderButtons({
  providers,
  next,
}: {
  providers: readonly { id: string; name: string }[]
  next: string
}) {
  if (providers.length === 0) return null
  return (
    <div className="mt-6 grid gap-3 border-t border-line pt-6">
      {providers.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="button button-quiet"
          onClick={() => void signInWith(id, next)}
        >
          Continue with {name}
        </button>
      ))}
    </div>
  )
}
