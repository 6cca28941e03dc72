import { LIMITS } from './limits'
import { withoutPointers } from './marks'
import { bareName } from './names'

/** A label as its topic is called, and which part of the cell it is. */
export interface TopicLabel {
  readonly text: string
  /** UTF-16 offsets in the cell, [start, end). */
  readonly start: number
  readonly end: number
}

const LEAD =
  /^(?:(?:feature|aspect|criteri(?:on|a)|topic|property|attribute)\s?[:：–—-]\s?(?=\S)|[•·▪▸►→*+-]\s+(?=\S))/iu
const EMPTY_BRACKETS = /\s*(?:\[\s*\]|\(\s*\)|（\s*）)$/u
const LOOSE_END = /[\s:：;；,，–—]+$|(?<![.…]|\b\p{Lu}|\b(?:etc|vs|no|incl|approx))\.$/u

/** Words alone. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 ]*[A-Za-z]$/

/**
 * The name of a topic in its cell: without bullets, emoji and "Feature:" before it, and colons, footnote marks and
 * empty brackets after it. A label of nothing else stays as it is.
 */
export function topicLabel(cell: string): TopicLabel {
  if (cell.length > LIMITS.nameLength) return { text: cell, start: 0, end: cell.length }
  if (PLAIN.test(cell)) return { text: cell, start: 0, end: cell.length }
  let end = withoutPointers(cell)
  for (let before = -1; before !== end; ) {
    before = end
    const shown = cell.slice(0, end)
    const cut = shown.replace(EMPTY_BRACKETS, '').replace(LOOSE_END, '')
    end = withoutPointers(cut)
  }
  const start = LEAD.exec(cell.slice(0, end))?.[0].length ?? 0
  const text = bareName(cell.slice(start, end))
  if (!/[\p{L}\p{N}]/u.test(text)) return { text: cell, start: 0, end: cell.length }
  const from = cell.indexOf(text, start)
  return { text, start: from, end: from + text.length }
}
