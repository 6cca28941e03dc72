import { random } from '../random'
import { tokens } from '../text'
import type { Analysis, Known } from './analysis'
import { booleanOf } from './analysis'
import { compose, type Draft, headed, lazily, listed, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { type Term, termsOf } from './terms'
import { BLANK } from './types'
import { GENERIC, related, STOP_WORDS, VAGUE } from './words'

/** In characters; scripts that do not part words with spaces say more in one. */
const LONGEST_VALUE = 40
const LONGEST_UNSPACED = 8
const MOST_VALUE_WORDS = 3

/** A statement with one term taken out; its subject stays, so that the blank has one right answer. */
function make(analysis: Analysis): Proposal[] {
  const names = new Map(analysis.subjects.map(({ key, name }) => [key, name]))
  return analysis.inTurn(1).flatMap((known): Proposal[] => {
    const { fact, topic, full } = known
    const owner = listed(fact.about.map((key) => names.get(key) ?? key))
    const head = headed(owner, topic)
    const value = known.form === 'value' ? typedValue(full.text) : null
    if (value !== null) {
      const choices = drawn(value, otherValues(analysis, known))
      return [[ask(analysis, known, `${head}: ${BLANK}`, value, choices)]]
    }
    const proposals = termsOf(analysis, known)
      .filter((terms) => terms.length > 0)
      .map((terms) =>
        lazily(terms, (term) => {
          const stem = blanked(analysis, known, term, head)
          return ask(analysis, known, stem, term.text, choicesFor(analysis, known, stem, term))
        }),
      )
    if (proposals.length > 0) return proposals
    return [
      [refused('cloze', [known], full.text, 'no-term', 'No noun phrase or name worth recalling')],
    ]
  })
}

/** A value short and plain enough to be typed as a whole, without its full stop; null when it is not. */
function typedValue(value: string): string | null {
  const plain = value.replace(/[^\p{L}\p{N}+#%)]+$/u, '')
  const words = tokens(plain)
  const empty = [STOP_WORDS, GENERIC, VAGUE]
  const telling = words.some((word) => !empty.some((list) => list.has(word)))
  const simple = !/[(),;:/（），、；：。]/.test(plain) && booleanOf(plain) === null
  const longest = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
    plain,
  )
    ? LONGEST_UNSPACED
    : LONGEST_VALUE
  const short = words.length <= MOST_VALUE_WORDS && plain.length <= longest
  return telling && simple && short ? plain : null
}

function blanked(analysis: Analysis, known: Known, { start, end }: Term, head: string): string {
  const { text } = known.full
  const before = text.slice(0, start).replace(/(?<![\p{L}\p{N}])([Aa])n?(\s+)$/u, '$1(n)$2')
  const stem = before + BLANK + text.slice(end)
  const named = analysis.find(text).some(({ subject }) => known.fact.about.includes(subject))
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
  function* others() {
    for (const topic of new Set(near)) {
      for (const other of analysis.on(topic).slice(0, 6)) {
        for (const { kind, text, words } of termsOf(analysis, other).flat()) {
          const alike = kind === term.kind && isPlural(text) === plural
          if (alike && !words.some((word) => shown.has(word))) yield text
        }
      }
    }
  }
  return drawn(term.text, others())
}

const isPlural = (text: string) => /[^s]s$/u.test(text)

/** The other values of the row that are as short. */
function otherValues(analysis: Analysis, known: Known): string[] {
  const rest = analysis.on(known.fact.topic).filter((other) => other !== known)
  return rest.slice(0, 6).flatMap(({ full }) => typedValue(full.text) ?? [])
}

/** The key among the first few others that share no word with it or each other, in an order drawn from them; null when too few are left. */
function drawn(key: string, others: Iterable<string>): string[] | null {
  const words = tokens(key)
  const wrong: string[] = []
  for (const other of others) {
    if (wrong.length === OFFERED.most) break
    const said = tokens(other)
    const alike = said.some((word) => words.some((own) => related(word, own)))
    if (alike || said.length === 0) continue
    for (const word of said) words.push(word)
    wrong.push(other)
  }
  return wrong.length < OFFERED.least ? null : random(`${key}\n${wrong}`).shuffle([key, ...wrong])
}

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
  const accepted = spellings(key)
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

/** A term of two words as it may be spelled: built-in, built in, builtin; load balancing, load-balancing. */
export function spellings(term: string): string[] {
  const parts = term.split(/[\s-]+/)
  if (parts.length !== 2) return [term]
  const closed = term.includes('-') ? [parts.join('')] : []
  return [...new Set([term, parts.join(' '), parts.join('-'), ...closed])]
}

export const cloze: FormatMaker<'cloze'> = {
  name: 'cloze',
  needs: 'A fact with a term worth recalling that few facts share.',
  chance: chanceOf,
  make,
}
