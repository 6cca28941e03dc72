import type { Known } from './analysis'

/** A number with its unit; equal units can be compared. */
export interface Quantity {
  readonly value: number
  /** Folded; null for a bare number. */
  readonly unit: string | null
  readonly text: string
}

export type Answer = 'yes' | 'no' | 'partial'

const YES = /^(?:yes|true|✅|✔|✓|☑|👍|y(?=$|\W)|:(?:heavy_check_mark|white_check_mark|check):)/iu
const NO =
  /^(?:no(?:ne)?(?=$|[\s.,;(])|false|❌|✗|✘|🛑|🚫|👎|n(?=$|\s)|:(?:x|no_entry|negative_squared_cross_mark):)/iu
const PARTLY =
  /partial|limited|some|depend|optional|varies|experimental|plugin|addon|beta|planned|only|n\/a|🟡|🟠|🔶|⚠|\?|^~/iu

/**
 * What a cell that is a bare yes, no or partly answers; null for cells that tell more. A mark with a footnote sign is
 * bare, "Yes (via a plugin)" is not.
 */
export function answerOf({ fact }: Known): Answer | null {
  if (fact.answer !== undefined && fact.answer !== null) return fact.answer
  const { statement } = fact
  if (statement.length > 24 || fact.form !== 'value') return null
  const rest = statement
    .replace(YES, '')
    .replace(NO, '')
    .replace(/\uFE0F|[\p{No}*†‡.\s]+/gu, '')
  if (PARTLY.test(statement)) return statement.length < 16 ? 'partial' : null
  if (rest !== '') return null
  if (YES.test(statement)) return 'yes'
  return NO.test(statement) ? 'no' : null
}

const QUANTITY =
  /^([$€£]?)\s*(-?\d{1,3}(?:[ ,]\d{3})+|-?\d+(?:\.\d+)?)\s*([kM]?)\s?([\p{L}%°µ/]{0,12})$/u

/**
 * The quantity a short cell gives, the whole of it: "27017", "1.5 GB", "$20". Null for ranges, limits ("< 5"), lists,
 * versions and texts with a number in them.
 */
export function quantityOf({ fact }: Known): Quantity | null {
  if (fact.quantity) return { ...fact.quantity, unit: fact.quantity.unit?.toLowerCase() ?? null }
  if (fact.quantity === null || fact.form !== 'value') return null
  const match = QUANTITY.exec(fact.statement.replace(/[.]$/, ''))
  if (!match) return null
  const [, sign = '', digits = '', scale = '', unit = ''] = match
  const factor = scale === 'k' ? 1e3 : scale === 'M' && unit === '' ? 1e6 : 1
  const named = `${sign}${factor === 1 ? scale : ''}${unit}`.toLowerCase()
  return {
    value: Number(digits.replace(/[ ,]/g, '')) * factor,
    unit: named === '' ? null : named,
    text: fact.statement,
  }
}

/** Whether a bare number is likely a year. */
export const isYear = ({ value, unit }: Quantity) =>
  unit === null && Number.isInteger(value) && value >= 1900 && value < 2100
