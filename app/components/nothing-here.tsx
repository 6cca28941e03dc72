/** What an address leads to that names nothing. Part of every page, so its link is an ordinary one: it loads nothing. */
export function NothingHere() {
  return (
    <section className="mx-auto max-w-3xl">
      <h1 className="text-4xl font-bold tracking-tight">There is nothing at this address</h1>
      <p className="mt-4 text-lg text-muted">The link may be old, or a letter of it was lost.</p>
      <a href="/" className="button button-primary mt-8">
        To the library
      </a>
    </section>
  )
}
