'use client'

/** What is left when even the frame of the page cannot be made: the database does not answer, say. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          margin: '4rem auto',
          maxWidth: '36rem',
          padding: '0 1rem',
        }}
      >
        <title>Discern does not answer</title>
        <h1>Discern does not answer</h1>
        <p>
          It is not your doing, and your answers are safe in this browser. It may be back in a
          moment.
        </p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  )
}
