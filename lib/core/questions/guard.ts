import type { Subject } from '../comparison/types'
import { tokens } from '../text'
import type { Analysis, Known } from './analysis'
import { booleanOf } from './analysis'
import { alsoSaid, contradicts, nearDuplicate } from './contrast'
import { loneAbsolute, normalised, unevenOptions } from './options'
import type { ChoiceItem, ClozeItem, FlashcardItem, Item, Refusal, SortItem } from './types'
import { BLANK } from './types'
import { isNegative, related } from './words'

/** The rule an item breaks and the words that show it. */
export interface Problem {
  readonly reason: Refusal
  readonly detail: string
}

const problem = (reason: Refusal, detail: string): Problem => ({ reason, detail })

const LEAST_CONFIDENCE = 0.5
/** A term that stands in more facts than this is answered by the document in several ways. */
const MOST_FACTS_A_TERM = 2
const SORTED = { least: 4, most: 6, leastEach: 2 } as const
const UNKNOWN =
  /^(?:[-–—?]+|n\/?a|unknown|tbd|todo|none given|not (?:stated|specified|known))\.?$/iu

/**
 * The rule that an item breaks, or null when it may be asked. Reads the finished item and the comparison,
 * not how the item was made. Sameness with other items is judged where all are at hand.
 */
export function guard(
  item: Item,
  analysis: Analysis,
  known: (id: string) => Known,
): Problem | null {
  const facts = item.factIds.map(known)
  const doubtful = facts.find(({ fact }) => fact.confidence < LEAST_CONFIDENCE)
  if (doubtful) return problem('uncertain-fact', doubtful.fact.statement)
  const [key] = facts as [Known]
  if (item.format === 'flashcard') return guardFlashcard(item)
  const silent = facts.find(({ fact }) => UNKNOWN.test(fact.statement) || isSign(fact.statement))
  if (silent) return problem('uncertain-fact', `Says nothing: ${silent.fact.statement}`)
  switch (item.format) {
    case 'which-subject':
      return guardWhichSubject(item, analysis, key)
    case 'which-statement':
      return guardWhichStatement(item, analysis, key, known)
    case 'true-false':
      return guardTrueFalse(item, analysis, key)
    case 'cloze':
      return guardCloze(item, analysis, key)
    case 'sort':
      return guardSort(item, analysis, known)
  }
}

const isSign = (value: string) => {
  const words = value.replace(/:[\w+-]+:/g, '')
  return !/[\p{L}\p{N}]/u.test(words) && booleanOf(value) === null
}

/** What gives a masked text away or makes it true of one of the rivals; null when nothing does. */
export function shownProblem(
  analysis: Analysis,
  text: string,
  known: Known,
  rivals: readonly Subject[],
): Problem | null {
  const [mention] = analysis.find(text)
  if (mention) {
    const words = text.slice(mention.start, mention.end)
    const own = mention.subject === known.subject?.key
    return problem(own ? 'leaks-subject' : 'names-other-subject', words)
  }
  if (/____[ -]\p{Lu}|____-|-____|\s\p{Lu}[\p{L}\p{N}]*\s____/u.test(text)) {
    return problem('leaks-subject', 'The blank is part of a longer name or word')
  }
  if (/^(?:this|these|those|such)\s/iu.test(text)) {
    return problem('uncertain-fact', 'Speaks of something said before')
  }
  const wording = known.form === 'value' ? known.wording : analysis.wordingOf(text)
  for (const { key, name } of rivals) {
    const other = alsoSaid(analysis, wording, key, known)
    if (other) return problem('second-right-answer', `Of ${name} too: ${other.fact.statement}`)
  }
  return null
}

function guardFlashcard({ stem, key }: FlashcardItem): Problem | null {
  const front = ` ${normalised(stem)} `
  return front.includes(` ${normalised(key)} `) ? problem('answer-in-stem', key) : null
}

function guardWhichSubject(item: ChoiceItem, analysis: Analysis, key: Known): Problem | null {
  if (key.fact.about.length !== 1) return problem('second-right-answer', 'True of several')
  const rivals = analysis.subjects.filter((subject) => {
    return item.options.some((option, at) => at !== item.key && option.subject === subject.key)
  })
  if (rivals.length === 0) return problem('no-distractors', 'Only one subject to choose')
  return shownProblem(analysis, item.stem, key, rivals) ?? sameOptions(item.options)
}

function guardWhichStatement(
  item: ChoiceItem,
  analysis: Analysis,
  key: Known,
  known: (id: string) => Known,
): Problem | null {
  const subject = key.subject?.key
  const right = item.options[item.key]
  if (subject === undefined || !right) return problem('second-right-answer', 'True of several')
  if (item.options.length < 3) return problem('no-distractors', 'Fewer than two wrong options')
  const texts = item.options.map(({ text }) => text)
  for (const text of texts) {
    const [mention] = analysis.find(text)
    if (mention) return problem('leaks-subject', text.slice(mention.start, mention.end))
    if (text.includes('____')) return problem('leaks-subject', 'A blank where a name stood')
  }
  const rightWording = analysis.wordingOf(right.text)
  for (const option of item.options) {
    if (option === right) continue
    const other = known(option.factId as string)
    const wording = analysis.wordingOf(option.text)
    const also = alsoSaid(analysis, wording, subject, other)
    if (also) return problem('second-right-answer', `${option.text} / ${also.fact.statement}`)
    if (nearDuplicate(wording, rightWording)) return problem('second-right-answer', option.text)
    if (!contradicts(analysis, other, subject)) return problem('no-contrast', option.text)
  }
  const uneven = unevenOptions(texts)
  if (uneven) return problem('uneven-options', uneven)
  const absolute = loneAbsolute(texts)
  if (absolute) return problem('absolute-word-cue', absolute)
  return sameOptions(item.options)
}

function guardTrueFalse(item: ChoiceItem, analysis: Analysis, key: Known): Problem | null {
  if (item.key === 0) return null
  const said = item.options[0]?.subject
  if (!said || !contradicts(analysis, key, said)) return problem('no-contrast', item.stem)
  if (isNegative(item.stem)) return problem('double-negative', item.stem)
  const mentions = analysis.find(item.stem)
  const own = mentions.find(({ subject }) => subject !== said)
  if (own) return problem('names-other-subject', item.stem.slice(own.start, own.end))
  const product = mentions.find(({ kind }) => kind === 'derived')
  if (product) return problem('names-other-subject', item.stem.slice(product.start, product.end))
  const article = /(?<![\p{L}\p{N}])(an?)\s+$/iu
  for (const { start } of mentions) {
    const before = article.exec(item.stem.slice(0, start))?.[1]
    const vowel = /^[aeiou]/iu.test(item.stem.slice(start))
    if (before && vowel !== (before.toLowerCase() === 'an')) {
      return problem('leaks-subject', `${before} before the name`)
    }
  }
  return null
}

function guardCloze(item: ClozeItem, analysis: Analysis, key: Known): Problem | null {
  if (/____[\s\S]*____/.test(item.stem)) return problem('ambiguous-blank', 'More than one blank')
  const answer = tokens(item.key)
  const [mention] = analysis.find(item.key)
  if (mention) return problem('leaks-subject', item.key)
  if (key.form === 'value' && item.stem.endsWith(`: ${BLANK}`)) {
    return guardValueBlank(item)
  }
  const forms = (words: readonly string[]) => {
    return answer.filter((word) => words.some((other) => related(word, other)))
  }
  const ofTopic = forms(tokens(key.topic))
  if (ofTopic.length > 0) return problem('answer-in-stem', `In the topic: ${ofTopic.join(', ')}`)
  const repeated = forms(tokens(item.stem))
  if (repeated.includes(answer.at(-1) ?? '') || repeated.length * 2 > answer.length) {
    return problem('answer-in-stem', `${item.key}: ${repeated.join(', ')}`)
  }
  const listed = /,\s*(?:and |or )?____|____,\s+[\p{L}\p{N}-]+(?:,|\s+(?:and|or)\b)/u.test(
    item.stem,
  )
  if (listed && answer.length === 1 && !/[\p{Lu}\p{N}-]/u.test(item.key)) {
    return problem('ambiguous-blank', `One of a list: ${item.key}`)
  }
  const holders = factsWith(analysis, answer)
  if (holders > MOST_FACTS_A_TERM) {
    return problem('ambiguous-blank', `${item.key} stands in ${holders} facts`)
  }
  return null
}

function guardValueBlank({ stem, key }: ClozeItem): Problem | null {
  const shown = tokens(stem)
  const given = tokens(key).filter((word) => shown.some((other) => related(word, other)))
  return given.length > 0 ? problem('answer-in-stem', `${key}: ${given.join(', ')}`) : null
}

/** In how many facts the words stand one after the other. */
function factsWith(analysis: Analysis, answer: readonly string[]): number {
  const postings = answer.map((word) => analysis.holding(word))
  const rarest = postings.reduce((least, list) => (list.length < least.length ? list : least))
  const phrase = ` ${answer.join(' ')} `
  return rarest.filter((at) => {
    return ` ${(analysis.facts[at] as Known).wording.words.join(' ')} `.includes(phrase)
  }).length
}

function guardSort(
  item: SortItem,
  analysis: Analysis,
  known: (id: string) => Known,
): Problem | null {
  const { options, columns, key } = item
  if (options.length < SORTED.least || options.length > SORTED.most) {
    return problem('too-few-facts', `${options.length} statements`)
  }
  const counts = columns.map((_, column) => key.filter((right) => right === column).length)
  if (Math.min(...counts) < SORTED.leastEach || Math.max(...counts) - Math.min(...counts) > 1) {
    return problem('too-few-facts', `Columns of ${counts.join(', ')}`)
  }
  for (const [at, option] of options.entries()) {
    const fact = known(option.factId as string)
    const rivals = analysis.subjects.filter(({ key: rival }) => {
      return columns.some(({ subject }, column) => subject === rival && column !== key[at])
    })
    const found = shownProblem(analysis, option.text, fact, rivals)
    if (found) return found
  }
  return sameOptions(options)
}

function sameOptions(options: readonly { readonly text: string }[]): Problem | null {
  const texts = options.map(({ text }) => normalised(text))
  const again = texts.find((text, at) => texts.indexOf(text) !== at)
  return again === undefined ? null : problem('duplicate-option', again)
}
