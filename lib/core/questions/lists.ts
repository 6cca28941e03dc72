/** A closed list found in a text. */
export interface List {
  readonly items: readonly string[]
  /** What stands before the list and after it. */
  readonly before: string
  readonly after: string
}

const CUE =
  /(?:^|[\s,(])(?:including|such as|for example|e\.g\.,?|like|namely|consists of|supports|uses)\s+/giu
const SIZE = { least: 2, most: 6 } as const
const LONGEST_ITEM = 4
const OPEN =
  /\b(?:etc|and (?:more|others|other|so on)|among others|many (?:more|others?)|others)\b|\.\.\.|…/iu
const NAME_OR_THING = /^[\p{L}\p{N}][\p{L}\p{N} .+#/'’&-]*$/u

/** Whether a list says itself that there is more than it names. */
export const isOpen = (text: string): boolean => OPEN.test(text)

/** The items of "A, B and C" or "A or B"; null for one thing, an open list items that are clauses, or "A and B and C". */
export function itemsOf(text: string): string[] | null {
  const parts = text
    .split(/,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s+&\s+/u)
    .map((part) => part.trim())
  const joined = text.match(/\s(?:and|or)\s/gu)?.length ?? 0
  if (joined > 1 && !text.includes(',')) return null
  const plain = parts.every((part) => {
    return NAME_OR_THING.test(part) && part.split(/\s+/).length <= LONGEST_ITEM
  })
  const fits = parts.length >= SIZE.least && parts.length <= SIZE.most
  return plain && fits && new Set(parts.map((part) => part.toLowerCase())).size === parts.length
    ? parts
    : null
}

/** The closed list a sentence gives after "including", "such as" and their like, up to its end; null when there is none. */
export function listIn(text: string): List | null {
  const stop = /[.。]$/u.test(text) ? text.slice(-1) : ''
  const body = text.slice(0, text.length - stop.length)
  for (const cue of body.matchAll(CUE)) {
    const at = cue.index + cue[0].length
    const tail = body.slice(at)
    const close = cue[0].includes('(') ? tail.indexOf(')') : -1
    const clause =
      /,\s+(?:but|which|while|so|whereas|as|making|allowing)\b|;|\s+—\s+/u.exec(tail)?.index ?? -1
    const ends = [close, clause].filter((end) => end >= 0)
    const end = ends.length > 0 ? Math.min(...ends) : tail.length
    const items = OPEN.test(tail) ? null : itemsOf(tail.slice(0, end))
    if (items) return { items, before: body.slice(0, at), after: tail.slice(end) + stop }
  }
  return null
}
