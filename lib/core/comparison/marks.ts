/** What points to a footnote at the end of a statement: *, †, [1], [^note], a raised digit, `*(1)`. */
const POINTER =
  /(?:\s?(?:\*+(?:\(\d{1,2}\))?|[†‡§]+|\[\^[\w-]{1,20}\]|\[(?:\d{1,3}|[a-z]|note \d{1,2})\]|(?<!\p{L})[¹²³⁰⁴-⁹]+|(?<=[\p{L}\p{N}:.](?<!(?:^|[\s\d/])(?:[munck]?m|ft|in|s|sec)))[¹²³⁰⁴-⁹]+))+$/u
/** A digit stuck to a bare answer: `Yes5`. */
const ON_ANSWER = /^(?:yes|no|partial|partly|optional|none)(\d{1,2})$/i

/** What a pointer ends with. */
const POINTS = /[*†‡§\]\u00b2\u00b3\u00b9\u2070-\u2079)]/

/** How many units of a text are left when the footnote marks at its end are dropped. A lone mark is no footnote. */
export function withoutPointers(text: string): number {
  const last = text.slice(-1)
  const digits = /\d/.test(last) ? ON_ANSWER.exec(text)?.[1] : undefined
  if (digits) return text.length - digits.length
  const pointer = POINTS.test(last) ? POINTER.exec(text) : null
  return pointer && pointer.index > 0 ? pointer.index : text.length
}
