const TAGS = /<!--[ \t]*tags:([^<>]{0,500}?)-->/i
const MOST_TAGS = 12
const LONGEST = 40

/**
 * What a document says it is about, in a comment such as `<!-- tags: science, words -->`: lower case, each once, in its
 * order; at most 12 of 40 UTF-16 units. Empty where it says nothing. Only the first such comment counts.
 */
export function tagsIn(source: string): string[] {
  const [, written = ''] = TAGS.exec(source) ?? []
  const tags = written.split(',').map((tag) => tag.replace(/\s+/g, ' ').trim().toLowerCase())
  return [...new Set(tags.filter((tag) => tag !== '' && tag.length <= LONGEST))].slice(0, MOST_TAGS)
}
