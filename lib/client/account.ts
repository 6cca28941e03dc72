/** Signing in and out through next-auth's addresses, which want their CSRF token with each form. */

async function csrfToken(): Promise<string> {
  const response = await fetch('/api/auth/csrf', { cache: 'no-store' })
  const { csrfToken } = (await response.json()) as { csrfToken: string }
  return csrfToken
}

async function submit(
  path: string,
  fields: Record<string, string>,
): Promise<{ url: string } | null> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: 'true' }),
  })
  return (await response.json().catch(() => null)) as { url: string } | null
}

export type SignInOutcome = 'signed-in' | 'wrong' | 'too-many' | 'busy'

/** @throws TypeError when there is no network. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const answer = await submit('/api/auth/callback/credentials', {
    email,
    password,
    callbackUrl: location.origin,
  })
  const error = answer && new URL(answer.url, location.origin).searchParams.get('error')
  if (answer && !error) return 'signed-in'
  return error === 'too-many' || error === 'busy' ? error : 'wrong'
}

/** Goes to an identity provider, which sends the learner back to `next`. */
export async function signInWith(provider: string, next: string): Promise<void> {
  const answer = await submit(`/api/auth/signin/${provider}`, {
    callbackUrl: new URL(next, location.origin).href,
  })
  if (answer) location.assign(answer.url)
}

export async function signOut(): Promise<void> {
  await submit('/api/auth/signout', { callbackUrl: location.origin })
}

const HERE = 'http://here.invalid'

/** A path on this site out of an address's `next`, or the fallback: never another site, however it is spelt. */
export function safeNext(next: string | null | undefined, fallback = '/'): string {
  if (!next?.startsWith('/') || !URL.canParse(next, HERE)) return fallback
  const { origin, pathname } = new URL(next, HERE)
  return origin === HERE && !pathname.startsWith('//') ? next : fallback
}
