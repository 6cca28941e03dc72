import { random } from '../random'
import { fold, tokens } from '../text'
import { abbreviationsOf } from './abbreviations'
import type { Analysis, Asked, Known } from './analysis'
import { booleanOf } from './analysis'
import { compose, type Draft, headed, lazily, listed, type Proposal, refused } from './draft'
import { itemsOf } from './lists'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { type Term, termsOf } from './terms'
import { BLANK } from './types'
import { EMPTY_NOUNS, MODIFIERS } from './vague'
import { isAdjective } from './word-class'
import { GENERIC, related, STOP_WORDS, VAGUE } from './words'

/** In characters; scripts that do not part words with spaces say more in one. */
const LONGEST_VALUE = 40
const LONGEST_UNSPACED = 8
const MOST_VALUE_WORDS = 3

/** A statement with one term taken out; its subject stays, so that the blank has one right answer. */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  const names = new Map(analysis.subjects.map(({ key, name }) => [key, name]))
  return asked.facts.flatMap((known): Proposal[] => {
    const { fact, topic, full } = known
    const owner = listed(fact.about.map((key) => names.get(key) ?? key))
    const head = headed(owner, topic)
    const value = known.form === 'value' ? typedValue(full.text) : null
    if (value !== null) {
      const choices = drawn(value, otherValues(analysis, known))
      return [[ask(analysis, known, `${head}: ${BLANK}`, value, choices)]]
    }
    const proposals = termsOf(analysis, known)
      .map((terms) => terms.filter((term) => !isWhole(full.text, term)))
      .filter((terms) => terms.length > 0)
      .map((terms) =>
        lazily(terms, (term) => {
          const stem = blanked(analysis, known, term, head)
          const choices = choicesFor(analysis, known, stem, term)
          return ask(analysis, known, stem, answerOf(term), choices)
        }),
      )
    if (proposals.length > 0) return proposals
    return [
      [refused('cloze', [known], full.text, 'no-term', 'No noun phrase or name worth recalling')],
    ]
  })
}

/** Whether a term is all that a cell tells, "More powerful ____": to ask for it would be guessing. */
function isWhole(text: string, { text: own, kind, start, end }: Term): boolean {
  const rest = tokens(`${text.slice(0, start)} ${text.slice(end)}`)
  const sure = kind === 'name' || /\p{N}/u.test(own)
  if (sure && rest.length > 0) return false
  return rest.every((word) => STOP_WORDS.has(word) || MODIFIERS.has(word) || VAGUE.has(word))
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/**
 * A value that can be typed as a whole, without its full stop: a number with its unit, a name, or one word of a trade.
 * Null for what could be put in many ways.
 */
function typedValue(value: string): string | null {
  const plain = value.replace(/[^\p{L}\p{N}+#%)]+$/u, '')
  if (RATING.test(plain)) return plain
  const words = tokens(plain)
  const empty = [STOP_WORDS, GENERIC, VAGUE, MODIFIERS]
  const telling = words.some((word) => !empty.some((list) => list.has(word)))
  const simple = !/[(),;:/（），、；：。]/.test(plain) && booleanOf(plain) === null
  const longest = UNSPACED.test(plain) ? LONGEST_UNSPACED : LONGEST_VALUE
  const short = words.length <= MOST_VALUE_WORDS && plain.length <= longest
  return telling && simple && short && isClosed(plain) ? plain : null
}

const QUANTITY = /^[~≈<>≤≥$€£]?\s*\d[\d.,]*\s*[\p{L}%°/]{0,12}$/u
/** Two quantities in one: "13 A/250 V". */
const RATING = /^\d[\d.,]*\s?\p{L}{1,4}\s?\/\s?\d[\d.,]*\s?\p{L}{1,4}$/u
const NAME_INSIDE = /\s\p{Lu}|\p{Lu}\S*\p{Lu}|\p{L}[\d+#]|\p{Ll}\p{Lu}/u
const ALONE = 9

/** Whether a value is one of few that could stand there: a quantity, a name, a single telling word. */
function isClosed(plain: string): boolean {
  if (QUANTITY.test(plain) || NAME_INSIDE.test(plain) || UNSPACED.test(plain)) return true
  if (/\s/.test(plain)) return false
  const word = fold(plain)
  if (/^(?:un)?(?:recommended|supported|required|included|limited|available|planned)$/.test(word))
    return false
  if (/^\p{Lu}/u.test(plain) && plain.length < ALONE && !isAdjective(word))
    return !isEmptyNoun(word) && !/(?:ing|[^e]ed|aid)$/.test(word)
  return !isEmptyNoun(word) && (plain.includes('-') || plain.length >= ALONE)
}

const isEmptyNoun = (word: string) =>
  EMPTY_NOUNS.has(word) || GENERIC.has(word) || EMPTY_NOUNS.has(word.replace(/s$/, ''))

/** The article goes into the blank with its noun: "a" or "an" would hint. An adjective leaves it where it is. */
const takesArticle = ({ article, kind }: Term) => article !== '' && kind !== 'qualifier'
const answerOf = (term: Term) => (takesArticle(term) ? `${term.article} ${term.text}` : term.text)

function blanked(analysis: Analysis, known: Known, term: Term, head: string): string {
  const { text } = known.full
  const before = text.slice(0, term.start)
  const open = takesArticle(term) ? before.replace(/an?\s+$/iu, '') : before
  const stem = open + BLANK + text.slice(term.end)
  const listed = itemsOf(text.replace(/\.$/, '')) !== null
  const named =
    !listed && analysis.find(text).some(({ subject }) => known.fact.about.includes(subject))
  return named && known.form === 'sentence' ? stem : `${head}: ${stem}`
}

/** The fewest and most wrong words offered beside the right one. */
const OFFERED = { least: 2, most: 3 } as const

/** Terms of the same kind from the row and those nearby that the document does not use of the subject there. */
function choicesFor(analysis: Analysis, known: Known, stem: string, term: Term): string[] | null {
  const { fact, subject } = known
  if (subject === null) return null
  const at = analysis.placeOf(fact.topic)
  const near = [fact.topic, ...analysis.topics.slice(Math.max(0, at - 2), at + 3)]
  const own = new Set(analysis.of(subject.key, fact.topic).flatMap(({ wording }) => wording.words))
  const shown = new Set([...own, ...tokens(stem)])
  const plural = isPlural(term.text)
  const fits = (other: Term) =>
    other.kind === term.kind &&
    isPlural(other.text) === plural &&
    (term.kind === 'qualifier'
      ? term.article === '' || startsAlike(other, term)
      : (other.article === '') === (term.article === ''))
  function* others() {
    for (const topic of new Set(near)) {
      for (const known of analysis.on(topic).slice(0, 6)) {
        for (const other of termsOf(analysis, known).flat()) {
          if (fits(other) && !other.words.some((word) => shown.has(word))) yield answerOf(other)
        }
      }
    }
  }
  return drawn(answerOf(term), others())
}

const startsAlike = (a: Term, b: Term) => /^[aeiou]/i.test(a.text) === /^[aeiou]/i.test(b.text)
const isPlural = (text: string) => /[^s]s$/u.test(text)

/** The other values of the row that are as short. */
function otherValues(analysis: Analysis, known: Known): string[] {
  const rest = analysis.on(known.fact.topic).filter((other) => other !== known)
  return rest.slice(0, 6).flatMap(({ full }) => typedValue(full.text) ?? [])
}

/** The key among the first few others that share no word with it or each other, in an order drawn from them; null when too few are left. */
function drawn(key: string, others: Iterable<string>): string[] | null {
  const words = tellingOf(key)
  const unlike = new Map<string, string>()
  for (const other of others) {
    const said = tellingOf(other)
    const alike = said.some((word) => words.some((own) => related(word, own)))
    if (alike || said.length === 0) continue
    for (const word of said) words.push(word)
    unlike.set(said.join(' '), other)
    if (unlike.size === OFFERED.most) break
  }
  const wrong = [...unlike.values()]
  return wrong.length < OFFERED.least ? null : random(`${key}\n${wrong}`).shuffle([key, ...wrong])
}

const tellingOf = (text: string) => tokens(text.replace(/^an?\s+/iu, ''))

/** The names of the subjects, but for those that are answers. */
export function neverOf({ subjects }: Analysis, accepted: readonly string[]): string[] {
  const names = subjects.flatMap(({ name, aliases }) => [name, ...aliases])
  return names.filter((name) => !accepted.includes(name))
}

function ask(
  analysis: Analysis,
  known: Known,
  stem: string,
  key: string,
  choices: readonly string[] | null,
): Draft {
  const accepted = acceptedFor(analysis, key)
  return compose([known], [stem, key], {
    format: 'cloze',
    instruction: 'Fill in the blank as the comparison says it.',
    stem,
    key,
    accepted,
    never: neverOf(analysis, accepted),
    choices,
  })
}

/** Every way to say the key: with and without its article, with or for its abbreviation, as its hyphens allow. */
function acceptedFor(analysis: Analysis, key: string): string[] {
  const bare = key.replace(/^an?\s+/iu, '')
  const bracket = /^(.*\S)\s+\(([^()]+)\)$/u.exec(bare)
  const forms = bracket ? [bracket[1] ?? '', bracket[2] ?? ''] : spellings(bare)
  const known = abbreviationsOf(analysis)
  const others = forms.flatMap((form) => known.get(fold(form)) ?? [])
  return [...new Set([key, ...forms, ...others])]
}

/** "2-9", "3 000": without what stands between them the numbers are another one. */
const NUMBERS_APART = /\d[\s-]+\d/

/** A term of two words as it may be spelled: built-in, built in, builtin; load balancing, load-balancing. */
export function spellings(term: string): string[] {
  const parts = term.split(/[\s-]+/)
  if (parts.length !== 2 || NUMBERS_APART.test(term)) return [term]
  const closed = term.includes('-') ? [parts.join('')] : []
  return [...new Set([term, parts.join(' '), parts.join('-'), ...closed])]
}

export const cloze: FormatMaker<'cloze'> = {
  name: 'cloze',
  needs: 'A fact with a term worth recalling that few facts share.',
  chance: chanceOf,
  make,
}
