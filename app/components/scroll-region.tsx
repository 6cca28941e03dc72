import type { ReactNode } from 'react'

/** Holds what may be wider or longer than its place; it scrolls, by keyboard too, and has a name for that. */
export function ScrollRegion({
  name,
  className,
  children,
}: {
  name: string
  className: string
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={name} className={className} tabIndex={0}>
      {children}
    </section>
  )
}
