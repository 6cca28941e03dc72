import type { Comparison } from '@/lib/core/comparison/types'

/** Chooses what of a comparison to go through out of turn; the address of the review says it. */
export function PractiseForm({ slug, comparison }: { slug: string; comparison: Comparison }) {
  return (
    <details className="mt-2 max-w-2xl">
      <summary className="inline-flex min-h-11 items-center rounded-lg text-muted underline underline-offset-4">
        Practise without changing the schedule
      </summary>
      <form action="/review" method="get" className="card mt-2 grid gap-5 p-5">
        <input type="hidden" name="c" value={slug} />
        <input type="hidden" name="practise" value="1" />
        <Choice name="topic" label="Topic" all="All topics" options={comparison.topics} />
        <Choice name="subject" label="Subject" all="All subjects" options={comparison.subjects} />
        <label className="grid gap-1">
          <span className="font-semibold">Facts</span>
          <select name="only" className="field" defaultValue="">
            <option value="">All of them</option>
            <option value="weak">Those I am not sure of</option>
            <option value="flagged">Those I flagged</option>
          </select>
        </label>
        <button type="submit" className="button button-quiet">
          Practise
        </button>
      </form>
    </details>
  )
}

function Choice({
  name,
  label,
  all,
  options,
}: {
  name: string
  label: string
  all: string
  options: readonly { readonly key: string; readonly name: string }[]
}) {
  return (
    <label className="grid gap-1">
      <span className="font-semibold">{label}</span>
      <select name={name} className="field" defaultValue="">
        <option value="">{all}</option>
        {options.map(({ key, name: shown }) => (
          <option key={key} value={key}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  )
}
