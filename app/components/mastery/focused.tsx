'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** A heading that takes the focus when the address leads to it, so that what follows is read next. */
export function Focused({ id, children }: { id: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (location.hash === `#${id}`) heading.current?.focus()
  }, [id])
  return (
    <h2 ref={heading} id={id} tabIndex={-1} className="scroll-mt-6 text-2xl font-semibold">
      {children}
    </h2>
  )
}
