import Link from 'next/link'
import type { ReactNode, RefObject } from 'react'
import type { NextDue } from '@/lib/core/progress/today'
import { InstallOffer } from '../install-offer'

/** When there is something to do again: "next: 4 tomorrow". */
export function nextText(next: NextDue | null): string {
  if (!next) return ''
  const when =
    next.inDays === 0 ? 'later today' : next.inDays === 1 ? 'tomorrow' : `in ${next.inDays} days`
  return `next: ${next.count} ${when}`
}

/** Nothing is left to review for now. */
export function CaughtUp({
  next,
  note,
  heading,
  title = 'All caught up',
  children,
}: {
  next: NextDue | null
  /** How much was done: "12 answered". */
  note: string | null
  heading?: RefObject<HTMLHeadingElement | null>
  title?: string
  /** What else there is to do. */
  children?: ReactNode
}) {
  return (
    <div className="pt-4">
      <h2
        ref={heading}
        tabIndex={-1}
        className="font-display text-4xl font-bold tracking-tight sm:text-6xl"
      >
        {title}
      </h2>
      <p className="mt-4 text-lg text-muted">
        {[nextText(next), note].filter(Boolean).join(' · ')}
      </p>
      <div className="mt-8 flex flex-wrap gap-3">
        <Link href="/" className="button button-primary">
          Take a quiz
        </Link>
        <Link href="/progress" className="button button-quiet">
          See what you know
        </Link>
        {children}
      </div>
      <InstallOffer />
    </div>
  )
}
