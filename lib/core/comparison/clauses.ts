import { bodyStart, positionOf, roleOf } from './cues'
import type { Mention } from './mentions'
import type { Piece } from './sentences'

const CONJUNCTION =
  /(?:[,;]\s*|\s+)(whereas|while|but|and)\s+|,\s+(?=on the other hand,)|;\s+|[,;]\s*(?:während|waehrend|wohingegen|aber|tandis que|alors que|mais|mientras(?: que)?|pero|enquanto|mentre|ma|а|тогда как|в то время как|но)\s+|\s*[،؛]?\s+(?:بينما|أما|في حين أن)\s+|[，；](?:而|但是?|相反|然而)?\s*|、一方(?:で)?、?/giu
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const LEAD =
  /^(?:(?:on the other hand|in contrast|conversely|by contrast|instead)\b,?\s+)?(?:the\s+\p{L}+\s+of\s+(?:the\s+|an?\s+)?|(?:(?:in|with|for|on|after|during|under|using|the|an?|bei|beim|mit|für|avec|dans|chez|pour|con|en|para|em|com|при|для|у|в|der|die|das|dem|eine?|le|la|les|une?|el|los|las|uma?)\s+){0,2})$/iu
/** "The process of X", "during the process of X", "that the product of X" where a clause begins. */
const GENITIVE =
  /^(?:that\s+)?(?:(?:in|after|during|with|for|under)\s+)?(?:the\s+|an?\s+)?\p{L}+(?:\s\p{L}+)?\s+of\s+(?:the\s+|an?\s+)?$/iu
/** "When viewed from above, …" before the first clause. */
const ADVERBIAL = /^(?:when|if|as|because|since|for|in|at|on)\s[^,;:]{1,60},\s+/iu
/** The preposition that opens a clause: two clauses with the same one are parallel. */
const OPENING = /^(?:(?:and|but)\s+)?(in|after|during|with|for|under|using)\s/i
const FINITE =
  /^\s(?:is|are|was|were|has|have|can|could|may|might|will|would|must|should|does|do|did|only|also|\p{Ll}{2,}(?<!s)s)\b/u

/** A clause that leaves out what the one before it said: "…, whereas interfaces cannot". */
const ELLIPSIS =
  /^\s(?:cannot|can|can['’]t|does|do|did|is|are|has|have|will|(?:does|do|is|are|has|have|wo|ca)n['’]t|(?:does|do|did|is|are|has|have|can|will)\s+not)[.!]?$/iu

/** A clause with the subject it speaks of. */
export interface Clause extends Piece {
  readonly subject: string
  /** Whether it says something only together with the clause before it. */
  readonly elliptic: boolean
}

/** Words by white space; where none is written, every three letters count as one. */
function words(text: string): number {
  const spaced = text.split(/\s+/).filter(Boolean).length
  return UNSPACED.test(text) ? Math.max(spaced, Math.ceil(text.length / 3)) : spaced
}

function endsInList(text: string): boolean {
  const last = text.lastIndexOf(',')
  return last >= 0 && words(text.slice(last + 1)) <= 2
}

/**
 * Cuts a sentence where it turns from one subject to another: "A is …, whereas B is …", also with while, but, and,
 * a semicolon. Each clause must begin with its subject and say something of it. Null when there is no such turn:
 * a list, a concession ("while also keeping …"), a comparison.
 */
export function contrastedClauses(sentence: string, mentions: readonly Mention[]): Clause[] | null {
  const mains = mentions.filter(
    (mention) => mention.kind === 'name' && roleOf(sentence, mention) === 'main',
  )
  const first = mains[0]
  if (!first || mains.every(({ subject }) => subject === first.subject)) return null
  const before = sentence.slice(bodyStart(sentence), first.start)
  const [adverbial = ''] = ADVERBIAL.exec(before) ?? []
  const placed = ['subject', 'setting', 'content'].includes(positionOf(sentence, first))
  const led = before.slice(adverbial.length)
  if (!placed && !GENITIVE.test(led) && !(adverbial && LEAD.test(led))) return null
  const clauses: Clause[] = []
  let start = 0
  let subject = first.subject
  for (const conjunction of sentence.matchAll(CONJUNCTION)) {
    const end = conjunction.index
    const next = end + conjunction[0].length
    const right = mains.find((mention) => mention.start >= next)
    if (!right || right.subject === subject || sentence[end - 1] === ':') continue
    if (!LEAD.test(sentence.slice(next, right.start))) continue
    const left = sentence.slice(start, end)
    const rest = sentence.slice(right.end)
    const named = mains.some(
      (m) => m.start >= start && m.start < end && m.subject === right.subject,
    )
    if (
      named ||
      words(left) < 3 ||
      (words(rest) < 2 && !ELLIPSIS.test(rest) && !OPENING.test(sentence.slice(next)))
    )
      continue
    const joined = /and|but/i.test(conjunction[1] ?? '')
    const opening = OPENING.exec(left.slice(start === 0 ? bodyStart(sentence) : 0))?.[1]
    const parallel =
      opening !== undefined &&
      opening.toLowerCase() === OPENING.exec(sentence.slice(next))?.[1]?.toLowerCase()
    if (joined && !parallel && (!FINITE.test(rest) || endsInList(left))) continue
    clauses.push({ start, end, subject, elliptic: false })
    start = next
    subject = right.subject
  }
  if (clauses.length === 0) return null
  const name = mains.find((mention) => mention.start >= start)
  const elliptic = name !== undefined && ELLIPSIS.test(sentence.slice(name.end))
  return [...clauses, { start, end: sentence.length, subject, elliptic }]
}
