import type { Analysis } from '@/lib/core/authoring/analyse'

interface Props {
  edit: NonNullable<Analysis['edit']>
  refused: readonly string[]
  onRefuse: (factId: string, refused: boolean) => void
}

/** What saving does to the facts there are, to be looked through before it is done. */
export function Changes({ edit, refused, onRefuse }: Props) {
  const { changed, returned, added, removed } = edit
  const isNothing = changed.length + returned.length + added.length + removed.length === 0
  const removedIds = new Set(removed.map(({ id }) => id))
  const apart = refused.filter((id) => removedIds.has(id))
  return (
    <section aria-labelledby="changes" className="card p-4">
      <h2 id="changes" className="text-xl font-semibold">
        What saving changes
      </h2>
      {isNothing && <p className="mt-1 text-muted">No fact changes.</p>}
      {changed.length > 0 && (
        <List name={`Changed, what is known of them is kept (${changed.length})`}>
          {changed.map(({ before, after }) => (
            <li key={before.id} className="py-2">
              <p className="text-muted line-through decoration-1">{before.statement}</p>
              <p>{after.statement}</p>
              <button
                type="button"
                className="link inline-flex min-h-11 items-center text-sm"
                onClick={() => onRefuse(before.id, true)}
              >
                This is another fact<span className="sr-only">: {after.statement}</span>
              </button>
            </li>
          ))}
        </List>
      )}
      {returned.length > 0 && (
        <List name={`Back again, with what is known of them (${returned.length})`}>
          {returned.map(({ before, after }) => (
            <li key={before.id} className="py-2">
              {after.statement}
            </li>
          ))}
        </List>
      )}
      {added.length > 0 && (
        <List name={`New (${added.length})`}>
          {added.map(({ id, statement }) => (
            <li key={id} className="py-2">
              {statement}
            </li>
          ))}
        </List>
      )}
      {removed.length > 0 && (
        <List name={`Removed, not asked any more (${removed.length})`}>
          {removed.map(({ id, statement }) => (
            <li key={id} className="py-2">
              <p>{statement}</p>
              {apart.includes(id) && (
                <button
                  type="button"
                  className="link inline-flex min-h-11 items-center text-sm"
                  onClick={() => onRefuse(id, false)}
                >
                  It was only reworded<span className="sr-only">: {statement}</span>
                </button>
              )}
            </li>
          ))}
        </List>
      )}
    </section>
  )
}

function List({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <details open className="mt-3">
      <summary className="min-h-11 py-2 font-semibold">{name}</summary>
      <ul className="divide-y divide-line text-[0.95rem] [overflow-wrap:anywhere]">{children}</ul>
    </details>
  )
}
