import Link from 'next/link'
import type { Viewer } from '@/lib/data/accounts'
import { Mark } from './brand'
import { SignOutButton } from './sign-out-button'

export function SiteHeader({ viewer }: { viewer: Viewer | null }) {
  const item = 'inline-flex min-h-11 items-center rounded-lg px-1.5 hover:bg-raised sm:px-3'
  return (
    <header className="mx-auto flex w-full max-w-5xl flex-wrap items-center gap-x-2 px-4 py-3 sm:px-6">
      <Link
        href="/"
        className="mr-auto inline-flex min-h-11 items-center gap-2.5 rounded-lg pr-2 font-display text-xl font-bold tracking-tight no-underline"
      >
        <Mark />
        <span className={viewer ? 'max-sm:sr-only' : undefined}>Discern</span>
      </Link>
      <nav aria-label="Main" className="-mx-2 flex flex-wrap items-center text-[0.95rem] sm:mx-0">
        {viewer ? (
          <>
            <Link href="/review" className={item}>
              Review
            </Link>
            <Link href="/progress" className={item}>
              Progress
            </Link>
            <Link href="/comparisons" className={item}>
              Mine
            </Link>
            <Link href="/settings" className={item}>
              Settings
            </Link>
            <SignOutButton className={item} />
          </>
        ) : (
          <>
            <Link href="/sign-in" className={item}>
              Sign in
            </Link>
            <Link href="/sign-up" className={`${item} font-semibold`}>
              Sign up
            </Link>
          </>
        )}
      </nav>
    </header>
  )
}
