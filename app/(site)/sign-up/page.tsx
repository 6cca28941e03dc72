import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ProviderButtons } from '@/app/components/sign-in-form'
import { SignUpForm } from '@/app/components/sign-up-form'
import { safeNext } from '@/lib/client/account'
import { configuredProviders, getViewer } from '@/lib/server/auth'
import { MIN_PASSWORD } from '@/lib/server/passwords'

export const metadata: Metadata = { title: 'Sign up' }

/** Open to all. */
export default async function SignUpPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const next = safeNext([(await searchParams).next].flat()[0])
  if (await getViewer()) redirect(next as Route)
  return (
    <section className="mx-auto max-w-md">
      <h1 className="text-4xl font-bold tracking-tight">Create an account</h1>
      <p className="mt-3 text-muted">
        What you answered in this browser comes with you, and returns as a daily review.
      </p>
      <SignUpForm next={next} minPassword={MIN_PASSWORD} />
      <ProviderButtons providers={configuredProviders()} next={next} />
      <p className="mt-6 text-muted">
        Have one already?{' '}
        <Link href={`/sign-in?next=${encodeURIComponent(next)}` as Route} className="link">
          Sign in
        </Link>
      </p>
    </section>
  )
}
