import type { Search } from '@/lib/core/authoring/listing'

/** Searches, filters and sorts a list by an ordinary form, so that it works without a script. */
export function SearchForm({
  action,
  search,
  tags,
  knows,
}: {
  action: string
  search: Search
  tags: readonly string[]
  /** Somebody is signed in, so that there is something to know least. */
  knows: boolean
}) {
  return (
    <search>
      <form
        action={action}
        method="get"
        className="mt-4 grid gap-3 sm:grid-cols-[2fr_1fr_1fr_auto] sm:items-end"
      >
        <label className="grid gap-1">
          <span className="font-semibold">Search</span>
          <input
            type="search"
            name="q"
            defaultValue={search.words}
            maxLength={200}
            className="field"
          />
        </label>
        <label className="grid gap-1">
          <span className="font-semibold">Tag</span>
          <select name="tag" defaultValue={search.tag ?? ''} className="field">
            <option value="">All</option>
            {tags.map((tag) => (
              <option key={tag} value={tag}>
                {tag}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          <span className="font-semibold">Order</span>
          <select name="sort" defaultValue={search.sort} className="field">
            <option value="title">By title</option>
            {knows && <option value="known">Known least first</option>}
          </select>
        </label>
        <button type="submit" className="button button-quiet">
          Show
        </button>
      </form>
    </search>
  )
}
