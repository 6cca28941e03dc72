import { type Clause, contrastedClauses } from './clauses'
import { bodyOf, bodyStart, hasPronounBefore, opens, positionOf, roleOf } from './cues'
import type { Mention } from './mentions'
import type { Piece } from './sentences'

/** Part of a sentence and of whom it is true; `about` empty means nobody could be told. */
export interface Claim extends Piece {
  /** Keys of subjects, in the order of the comparison. */
  readonly about: readonly string[]
  /** 0 to 1; 0 when `about` is empty. */
  readonly confidence: number
}

export interface Context {
  /** Keys of all subjects, in order. */
  readonly subjects: readonly string[]
  /** Of whom the previous sentence of the same topic spoke; empty at its start. */
  readonly carried: readonly string[]
}

interface Verdict {
  readonly about: readonly string[]
  readonly confidence: number
}

const WITHHELD: Verdict = { about: [], confidence: 0 }
const LABEL = /^\s*(?::|\s[–—-])\s/
const JOINT = /^\s*(?:,?\s*(?:and|&|or|nor|as well as)\s+(?:(?:the|an?|in|with)\s+)*|\/)$/i
const COMMA = /^\s*,\s*$/
/** A sentence with more mentions is a list, not a statement about somebody. */
const MOST_MENTIONS = 40

function sure(about: readonly string[], confidence: number): Verdict {
  return { about, confidence }
}

function distinct(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.map(({ subject }) => subject))]
}

/** `A and B`, `A, B or C`, `neither A nor B` where the grammatical subject stands. */
function coordinated(sentence: string, mains: readonly Mention[]): string[] {
  const first = mains[0]
  if (!first || !['subject', 'setting'].includes(positionOf(sentence, first))) return []
  const chain = [first]
  let joined = false
  for (const next of mains.slice(1)) {
    const between = sentence.slice(chain.at(-1)?.end, next.start)
    if (JOINT.test(between)) joined = true
    else if (!COMMA.test(between)) break
    chain.push(next)
  }
  const about = distinct(chain)
  return joined && about.length > 1 ? about : []
}

/** Nobody is named: the previous subject goes on, unless the sentence speaks of several, of none or of another. */
function unnamed(sentence: string, mentions: readonly Mention[], context: Context): Verdict {
  const { subjects, carried } = context
  if (opens(sentence, 'everyOne')) return sure(subjects, 0.85)
  if (opens(sentence, 'collective')) {
    if (subjects.length === 2) return sure(subjects, 0.9)
    return carried.length === 2 ? sure(carried, 0.6) : WITHHELD
  }
  if (opens(sentence, 'vague') || opens(sentence, 'filler') || opens(sentence, 'instruction')) {
    return WITHHELD
  }
  if (carried.length !== 1) {
    return carried.length > 1 && opens(sentence, 'they') ? sure(carried, 0.6) : WITHHELD
  }
  if (mentions.some(({ subject }) => subject !== carried[0])) return WITHHELD
  return sure(carried, opens(sentence, 'it') ? 0.8 : 0.65)
}

/** One subject is named, apart from those it is compared with. */
function single(sentence: string, main: Mention, context: Context): Verdict {
  const { carried } = context
  const position = positionOf(sentence, main)
  if (position === 'subject') return sure([main.subject], 0.95)
  if (position === 'setting') return sure([main.subject], 0.9)
  if (position === 'content') return sure([main.subject], 0.8)
  const other = carried.length === 1 && carried[0] !== main.subject
  if (opens(sentence, 'expletive')) return other ? WITHHELD : sure([main.subject], 0.7)
  if (opens(sentence, 'it')) {
    if (carried.length === 0) return WITHHELD
    return carried.length === 1 ? sure(carried, 0.7) : sure([main.subject], 0.5)
  }
  if (carried.length > 0 && other && opens(sentence, 'they')) return WITHHELD
  if (other && position === 'object' && hasPronounBefore(sentence, main.start)) return WITHHELD
  return sure([main.subject], 0.75)
}

/** Several subjects are named and none of them is only compared with. */
function several(sentence: string, mains: readonly Mention[], context: Context): Verdict {
  const [first] = mains
  if (!first) return WITHHELD
  const joint = coordinated(sentence, mains)
  if (joint.length > 0) return sure(joint, 0.9)
  if (opens(sentence, 'concessive')) {
    const after = mains.find(
      ({ start, subject }) =>
        subject !== first.subject && /,\s+(?:the\s+|an?\s+)?$/i.test(sentence.slice(0, start)),
    )
    return after ? sure([after.subject], 0.75) : WITHHELD
  }
  const between = sentence.slice(0, first.start)
  if (opens(sentence, 'filler') || /\bbetween\s+(?:the\s+|an?\s+)?$/i.test(between)) return WITHHELD
  const position = positionOf(sentence, first)
  if (position === 'subject') return sure([first.subject], 0.8)
  if (position === 'content' || position === 'setting') return sure([first.subject], 0.6)
  const { carried } = context
  return opens(sentence, 'it') && carried.length === 1 ? sure(carried, 0.6) : WITHHELD
}

function inParentheses(text: string, at: number): boolean {
  const before = text.slice(0, at)
  return before.lastIndexOf('(') > before.lastIndexOf(')')
}

function judge(sentence: string, mentions: readonly Mention[], context: Context): Verdict {
  const product = mentions.find(({ kind }) => kind === 'product')
  const names = product ? mentions.filter(({ kind }) => kind === 'name') : mentions
  const [first] = names
  if (!first) return unnamed(sentence, mentions, context)
  if (positionOf(sentence, first) === 'subject' && LABEL.test(sentence.slice(first.end))) {
    return sure([first.subject], 0.95)
  }
  const aside = (mention: Mention) =>
    inParentheses(sentence, mention.start) ||
    (positionOf(sentence, mention) !== 'subject' && !/[,;]/.test(sentence.slice(0, mention.start)))
  if (opens(sentence, 'collective') && !/^the two\b/i.test(sentence) && names.every(aside)) {
    return unnamed(sentence, [], context)
  }
  const body = bodyStart(sentence)
  if (mentions.length === 1 && roleOf(sentence, first, body) === 'main') {
    return single(sentence, first, context)
  }
  const mains: Mention[] = []
  const likes: Mention[] = []
  for (const mention of names) {
    const role = roleOf(sentence, mention, body)
    if (role === 'main') mains.push(mention)
    else if (role === 'like') likes.push(mention)
  }
  const { carried } = context

  if (mains.length === 0) {
    const compared = distinct(names)
    const [owner] = carried
    if (!owner || carried.length > 1 || compared.includes(owner)) return WITHHELD
    return likes.length > 0 ? sure([owner, ...distinct(likes)], 0.6) : sure(carried, 0.7)
  }
  const [main] = mains
  if (product && main && product.start < main.start && product.subject !== main.subject) {
    if (positionOf(sentence, product) === 'subject') return WITHHELD
  }
  const verdict =
    main && mains.every(({ subject }) => subject === main.subject)
      ? single(sentence, main, context)
      : several(sentence, mains, context)
  if (likes.length === 0 || verdict.about.length === 0) return verdict
  return sure([...verdict.about, ...distinct(likes)], Math.min(verdict.confidence, 0.85))
}

/** "The main difference is that …", "The difference is the ratio: …": what follows may turn from one to another. */
const DIFFERENCE =
  /^(?:the\s+)?(?:\p{L}+\s+)?differences?\s[^.;:]{0,100}?(?:\b(?:is|are|lies in the fact)\s+that|:)\s+(?:usually,?\s+|typically,?\s+|generally,?\s+)?/iu

/** The clauses of a sentence that turns, after what announces a difference; null when it does not turn. */
function turns(sentence: string, mentions: readonly Mention[]) {
  if (mentions.length < 2 || opens(sentence, 'concessive')) return null
  const lead = DIFFERENCE.exec(bodyOf(sentence))?.[0].length ?? 0
  if (lead === 0) return contrastedClauses(sentence, mentions)
  const from = bodyStart(sentence) + lead
  const inside = mentions
    .filter(({ start }) => start >= from)
    .map((mention) => ({ ...mention, start: mention.start - from, end: mention.end - from }))
  const clauses = contrastedClauses(sentence.slice(from), inside)
  return (
    clauses?.map((clause) => ({ ...clause, start: clause.start + from, end: clause.end + from })) ??
    null
  )
}

const claimOf = ({ start, end, subject, elliptic }: Clause): Claim => ({
  start,
  end,
  about: [subject],
  confidence: elliptic ? 0.4 : 0.9,
})

/**
 * Of whom a sentence is true. One claim for the sentence, or one for each clause when it turns from one subject to
 * another. Withholds rather than guesses: a claim about nobody has `about` empty.
 * @param mentions the mentions in this sentence, in order
 */
export function assign(
  sentence: string,
  mentions: readonly Mention[],
  context: Context,
): readonly [Claim, ...Claim[]] {
  if (mentions.length > MOST_MENTIONS) {
    return [{ start: 0, end: sentence.length, about: [], confidence: 0 }]
  }
  const clauses = turns(sentence, mentions)
  if (clauses) {
    const [opening, ...others] = clauses
    if (opening) return [claimOf(opening), ...others.map(claimOf)]
  }
  const { about, confidence } = judge(sentence, mentions, context)
  const ordered = about.length > 1 ? context.subjects.filter((key) => about.includes(key)) : about
  return [{ start: 0, end: sentence.length, about: ordered, confidence }]
}

/**
 * Whether a statement of a cell says of whom it speaks, as a sentence does: names the subject outside parentheses
 * and compounds, at its beginning or in a sentence with a full stop.
 */
export function speaksOf(text: string, mentions: readonly Mention[], subject: string): boolean {
  if (text.split(/\s+/).length < 4) return false
  const stopped = /[.!?。！？]["”’)]*$/.test(text)
  return mentions.some((mention) => {
    if (mention.kind !== 'name' || mention.subject !== subject) return false
    const compound = text[mention.end] === '-' || text[mention.start - 1] === '-'
    if (compound || inParentheses(text, mention.start) || roleOf(text, mention) !== 'main')
      return false
    return stopped || positionOf(text, mention) === 'subject'
  })
}
