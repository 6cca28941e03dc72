import { tokens } from '../text'
import type { Analysis, Known } from './analysis'
import { booleanOf } from './analysis'
import { base, type Draft, headed, listed, type Proposal, refused } from './draft'
import { type Term, termsOf } from './terms'
import { BLANK } from './types'
import { GENERIC, STOP_WORDS, VAGUE } from './words'

/** In characters; scripts that do not part words with spaces say more in one. */
const LONGEST_VALUE = 40
const LONGEST_UNSPACED = 8
const MOST_VALUE_WORDS = 3

/** A statement with one term taken out; its subject stays, so that the blank has one right answer. */
export function cloze(analysis: Analysis): Proposal[] {
  const names = new Map(analysis.subjects.map(({ key, name }) => [key, name]))
  return analysis.facts.flatMap((known): Proposal[] => {
    const { fact, topic, full } = known
    const owner = listed(fact.about.map((key) => names.get(key) ?? key))
    const head = headed(owner, topic)
    const proposals = termsOf(analysis, known)
      .filter((terms) => terms.length > 0)
      .map((terms) =>
        terms.map((term) => ask(known, blanked(analysis, known, term, head), term.text)),
      )
    const value = known.form === 'value' ? typedValue(full.text) : null
    if (value !== null) return [[ask(known, `${head}: ${BLANK}`, value)]]
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

function ask(known: Known, stem: string, key: string): Draft {
  return {
    ...base('cloze', [known], [stem, key]),
    format: 'cloze',
    instruction: 'Fill in the blank as the comparison says it.',
    stem,
    key,
    accepted: spellings(key),
  }
}

/** A term of two words as it may be spelled: built-in, built in, builtin; load balancing, load-balancing. */
export function spellings(term: string): string[] {
  const parts = term.split(/[\s-]+/)
  if (parts.length !== 2) return [term]
  const closed = term.includes('-') ? [parts.join('')] : []
  return [...new Set([term, parts.join(' '), parts.join('-'), ...closed])]
}
