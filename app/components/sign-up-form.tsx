'use client'

import { useState } from 'react'
import { signIn } from '@/lib/client/account'
import { tellServer } from '@/lib/client/tell-server'
import { AccountForm, Field } from './account-form'

export function SignUpForm({ next, minPassword }: { next: string; minPassword: number }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const length = [...password].length

  async function submit() {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const told = await tellServer('POST', '/api/sign-up', { email, name, password, timeZone })
    if (!told.ok) return told.message
    if ((await signIn(email, password)) !== 'signed-in') {
      return 'We could not sign you in. If you have an account with this address already, sign in with its password.'
    }
    location.assign(next)
    return null
  }

  return (
    <AccountForm action="Create account" submit={submit}>
      <Field
        label="Name (optional)"
        name="name"
        type="text"
        autoComplete="name"
        required={false}
        value={name}
        onChange={setName}
      />
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
        name="new-password"
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        hint={
          length > 0 && length < minPassword
            ? `${minPassword - length} more to go; four unrelated words are easy to remember.`
            : `At least ${minPassword} characters, any you like. Four unrelated words are easy to remember.`
        }
      />
    </AccountForm>
  )
}
