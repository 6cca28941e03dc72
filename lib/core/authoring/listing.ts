import { fold, tokens } from '../text'

/** What a list of comparisons can be searched and sorted by. */
export interface Listed {
  readonly title: string
  readonly subjects: readonly string[]
  readonly tags: readonly string[]
  /** Share of it that is known, 0 to 1; null where nothing of it was met. */
  readonly known: number | null
}

export const SORTS = ['title', 'known'] as const
/** By title, or what is known least first; what was never met comes after what was. */
export type Sort = (typeof SORTS)[number]

export interface Search {
  /** Words, each of which begins a word of the title, a subject or a tag. */
  readonly words: string
  readonly tag: string | null
  readonly sort: Sort
}

const byTitle = (a: Listed, b: Listed) => a.title.localeCompare(b.title, 'en')

/** The comparisons a search asks for, in its order. */
export function findIn<T extends Listed>(list: readonly T[], { words, tag, sort }: Search): T[] {
  const wanted = tokens(words)
  const isFound = ({ title, subjects, tags }: Listed) => {
    const own = tokens([title, ...subjects, ...tags].join(' '))
    return wanted.every((word) => own.some((each) => each.startsWith(word)))
  }
  const found = list.filter(
    (each) => isFound(each) && (tag === null || each.tags.includes(fold(tag))),
  )
  return found.sort((a, b) =>
    sort === 'title' ? byTitle(a, b) : (a.known ?? 2) - (b.known ?? 2) || byTitle(a, b),
  )
}

/** The tags of a list, those of most comparisons first, then by name. */
export function tagsOf(list: readonly Listed[]): string[] {
  const counts = new Map<string, number>()
  for (const tag of list.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .sort(([a, many], [b, others]) => others - many || a.localeCompare(b, 'en'))
    .map(([tag]) => tag)
}
