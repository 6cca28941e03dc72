import type { ReactNode } from 'react'
import { Mark } from './brand'

/** The head of a page that knows nobody. Its link is an ordinary one: it asks the network for the page. */
export function PlainHeader({ children }: { children?: ReactNode }) {
  return (
    <header className="mx-auto flex w-full max-w-5xl flex-wrap items-center gap-x-2 px-4 py-3 sm:px-6">
      <a
        href="/"
        className="mr-auto inline-flex min-h-11 items-center gap-2.5 rounded-lg pr-2 font-display text-xl font-bold tracking-tight no-underline"
      >
        <Mark />
        Discern
      </a>
      {children && <nav aria-label="Main">{children}</nav>}
    </header>
  )
}
