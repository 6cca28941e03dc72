import type { ReactNode } from 'react'

/** The part of a page that is its own. */
export function Main({ children }: { children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-5xl px-4 pb-24 sm:px-6">
      {children}
    </main>
  )
}
