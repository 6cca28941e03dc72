'use client'

/** What a bug of ours looks like to a person. */
export function WentWrong({ reset }: { reset: () => void }) {
  return (
    <section className="mx-auto max-w-3xl">
      <h1 className="text-4xl font-bold tracking-tight">Something went wrong here</h1>
      <p className="mt-4 text-lg text-muted">
        It is not your doing, and your answers are safe in this browser. Trying again often helps.
      </p>
      <button type="button" className="button button-primary mt-8" onClick={reset}>
        Try again
      </button>
    </section>
  )
}
