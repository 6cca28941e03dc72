/** Saves the table as a picture; with the learner's name only where they tick that. Works without a script. */
export function SavePicture({ slug, name }: { slug: string; name: string | null }) {
  return (
    <form
      action={`/api/progress-picture/${slug}`}
      method="get"
      className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-2"
    >
      <button type="submit" className="button button-quiet">
        Save as picture
      </button>
      {name && (
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name="name" value="1" className="size-5 accent-ink" />
          With my name on it
        </label>
      )}
    </form>
  )
}
