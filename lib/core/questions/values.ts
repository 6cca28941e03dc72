import { type Answer, answerOf as answered, isBareAnswer } from '../comparison/answers'
import { quantityOf as measured } from '../comparison/quantities'
import type { Known } from './analysis'

/** A number with its unit; equal units can be compared. */
export interface Quantity {
  readonly value: number
  /** Folded; null for a bare number. */
  readonly unit: string | null
  readonly text: string
}

export type { Answer }

/** The same, worked out once for each fact of an analysis. */
function once<T>(work: (known: Known) => T): (known: Known) => T {
  const done = new WeakMap<Known, { readonly value: T }>()
  return (known) => {
    let found = done.get(known)
    if (found === undefined) {
      found = { value: work(known) }
      done.set(known, found)
    }
    return found.value
  }
}

/** What a remark beside a yes or a no takes back: "Yes (with a plugin)", "No (planned)". */
const LIMITED =
  /partial|partly|limited|some|depend|optional|varies|experimental|plug-?in|add-?on|extension|(?<!\p{L})(?:alpha|beta|preview|soon|wip|only|via|with|using|but|except|mostly|needs?|requires?|manual(?:ly)?|community|unofficial|third|3rd)(?!\p{L})|planned|in progress|work ?around|\?|~/iu
/** Words that answer and tell more: how well, or where it comes from. */
const GRADED = /full|built|included/iu
const REMARK = /^[\p{L}\p{N}]+\P{L}/u

/**
 * What a cell that answers yes, no or partly says; null for cells that tell something else. A remark that limits the
 * answer makes it partly: what "Yes (with a plugin)" is to be counted as, nobody can know.
 */
export const answerOf = once(({ fact }): Answer | null => {
  if (fact.form !== 'value') return null
  const { statement } = fact
  const answer = fact.answer ?? answered(statement)
  return answer && REMARK.test(statement) && LIMITED.test(statement) ? 'partial' : answer
})

/** What a cell that is a bare yes or no says; null where it says more, or partly. */
export function bareAnswerOf(known: Known): 'yes' | 'no' | null {
  const answer = answerOf(known)
  const { statement } = known.fact
  const bare = isBareAnswer(statement) && !GRADED.test(statement)
  return answer && answer !== 'partial' && bare ? answer : null
}

/**
 * The quantity a short cell gives, the whole of it: "27017", "1.5 GB", "$20". Null for ranges, limits ("< 5"), lists,
 * versions and texts with a number in them.
 */
export const quantityOf = once(({ fact, topic }): Quantity | null => {
  const { form, statement } = fact
  if (form !== 'value' || NO_AMOUNT.test(topic) || ANSWERED.test(statement)) return null
  const found = fact.quantity === undefined ? measured(statement) : fact.quantity
  if (!found) return null
  const beside = statement.replace(found.text, ' ').replace(/[.]$/, '').trim()
  if (beside.length > LONGEST_BESIDE || beside.includes('~')) return null
  const unit = [found.unit, beside].filter(Boolean).join(' ').toLowerCase()
  return { value: found.value, unit: unit === '' ? null : unit, text: found.text }
})

/** "Yes, 15 users": the number is a remark. */
const ANSWERED = /^(?:yes|no)(?!\p{L})/iu
/** Topics whose numbers are names: nobody asks which version is the larger number. */
const NO_AMOUNT =
  /(?<!\p{L})(?:versions?|id|codes?|support|compatibility|standards?|rfc|type)(?!\p{L})/iu
/** UTF-16 units that may stand beside a number and its unit. */
const LONGEST_BESIDE = 20

/** Whether a bare number is likely a year. */
export const isYear = ({ value, unit }: Quantity) =>
  unit === null && Number.isInteger(value) && value >= 1900 && value < 2100
