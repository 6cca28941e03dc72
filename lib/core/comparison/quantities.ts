/** One number and what it counts. */
export interface Quantity {
  readonly value: number
  /** As written (`MB`, `%`, `$`), null for a bare number. */
  readonly unit: string | null
  /** The number and its unit as written. */
  readonly text: string
}

const NUMBER =
  /(?<![\p{L}\p{N}_.,:/^#-])([$€£¥₹]\s?|US\$\s?)?([-−]?\d{1,3}(?:[,'’\u00a0\u202f ]\d{3})+(?:\.\d+)?|[-−]?\d+(?:[.,]\d+)?)(?:([kKMB]|bn|tn)(?![\p{L}\p{N}])|(?=[^\p{N}]|$))/gu
const UNIT =
  /^(?:\s?(%|‰|[€$£¥₹]|°\s?[CFK]?)|[\s\u00a0-]?([\p{L}µΩ][\p{L}\p{M}\d²³·]*(?:\/[\p{L}][\p{L}²³]*)?))/u
const DIGIT = /\p{N}/u
const NO_UNIT =
  /^(?:and|or|to|of|in|on|at|for|from|with|by|per|is|are|was|were|has|have|can|may|than|then|the|an?|as|but|if|it|its|that|which|only|also|each|times?|x|und|oder|et|ou|y|o|и|или|bis|à|von|de)$/iu
const NOT_EXACT =
  /(?:[<>≤≥≈~≲≳±]|\b(?:up to|about|around|approx(?:imately)?|roughly|circa|ca|at least|at most|over|under|more than|less than|fewer than|min|max|from|since|until|between)\.?)\s*(?:[$€£¥₹]\s?)?$/iu
const MULTIPLES: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  bn: 1e9,
  tn: 1e12,
}
/** UTF-16 units of a statement that is looked at. */
const LONGEST = 300
/** Of what stands before a number so much is looked at; no word before it is as long. */
const NEAR = 40

function numberOf(written: string): number {
  const grouped = /^[-−]?\d{1,3}(?:[,'’\u00a0\u202f ]\d{3})+(?:\.\d+)?$/u.test(written)
  const plain = grouped ? written.replace(/[,'’\u00a0\u202f ]/gu, '') : written.replace(',', '.')
  return Number(plain.replace('−', '-'))
}

/**
 * The one number a statement gives, with its unit. Thousands separators, k, M and B, a currency before it and a
 * percent sign after it are read. Null when there is none or more than one, for a range, a limit ("up to 5", "5+"),
 * a date, a version or a number that is part of a name (Python 3).
 */
export function quantityOf(statement: string): Quantity | null {
  if (statement.length > LONGEST || !DIGIT.test(statement)) return null
  const found = [...statement.matchAll(NUMBER)]
  const [match] = found
  if (!match || found.length > 1) return null
  const [whole, currency, digits = '', multiple] = match
  const before = statement.slice(0, match.index)
  const after = statement.slice(match.index + whole.length)
  if (DIGIT.test(before) || DIGIT.test(after.replace(UNIT, ''))) return null
  const near = before.slice(-NEAR)
  if (NOT_EXACT.test(near) || /^\s?(?:\+|[-–—−~]\s?\p{N}|[.:/^]\p{N})/u.test(after)) return null
  if (/^s(?!\p{L})/u.test(after) && /^\d{4}$/.test(digits)) return null
  const value = numberOf(digits) * (multiple ? (MULTIPLES[multiple] ?? 1) : 1)
  if (!Number.isFinite(value)) return null
  const unit = currency ? null : UNIT.exec(after)
  const word = unit?.[1] ?? unit?.[2] ?? null
  const named = word !== null && !NO_UNIT.test(word)
  const isName = /(?:^|\s)\p{Lu}[\p{L}.+#]*\s$/u.test(near)
  const opening = named && near === before && /^\p{Lu}[\p{L}.+#]*\s$/u.test(before)
  if (isName && !opening) return null
  const text = `${whole}${named ? (unit?.[0] ?? '') : ''}`.trim()
  return { value, unit: currency?.trim() ?? (named ? word.trim() : null), text }
}
