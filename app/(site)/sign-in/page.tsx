import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ProviderButtons, SignInForm } from '@/app/components/sign-in-form'
import { safeNext } from '@/lib/client/account'
import { configuredProviders, getViewer } from '@/lib/server/auth'

export const metadata: Metadata = { title: 'Sign in' }

const ERRORS: Record<string, string> = {
  OAuthAccountNotLinked:
    'An account with this e-mail address exists already. Sign in the way you did before.',
  OAuthCallback: 'Signing in there did not work. Please try again.',
  AccessDenied: 'Signing in was refused there.',
}

/** Open to all. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const query = await searchParams
  const next = safeNext([query.next].flat()[0])
  if (await getViewer()) redirect(next as Route)
  const error = [query.error].flat()[0]
  return (
    <section className="mx-auto max-w-md">
      <h1 className="text-4xl font-bold tracking-tight">Sign in</h1>
      {error && (
        <p role="alert" className="mt-4 rounded-xl bg-bad-wash px-4 py-3">
          {ERRORS[error] ?? 'Signing in did not work. Please try again.'}
        </p>
      )}
      <SignInForm next={next} />
      <ProviderButtons providers={configuredProviders()} next={next} />
      <p className="mt-6 text-muted">
        New here?{' '}
        <Link href={`/sign-up?next=${encodeURIComponent(next)}` as Route} className="link">
          Create an account
        </Link>
      </p>
    </section>
  )
}
