import type { Fact } from '../comparison/types'
import { namedIn } from './guard-choices'
import { type Problem, problem, repeated } from './guard-options'
import { type Reading, shownProblem } from './guard-shown'
import { contained, stemOf } from './guard-truth'
import type { MatchItem, SortItem, SwappedRowItem } from './types'

const SORTED = { least: 4, most: 6, leastEach: 2 } as const
const MATCHED = { least: 4, most: 7 } as const
const ROWS = { least: 3, most: 5 } as const
/** Two statements of one match may share so much of the smaller one's telling words. */
const MOST_ALIKE = 0.7

export function sortProblem(item: SortItem, reading: Reading): Problem | null {
  const { options, columns, key } = item
  if (options.length < SORTED.least || options.length > SORTED.most) {
    return problem('too-few-facts', `${options.length} statements`)
  }
  const counts = columns.map((_, column) => key.filter((right) => right === column).length)
  if (Math.min(...counts) < SORTED.leastEach || Math.max(...counts) - Math.min(...counts) > 1) {
    return problem('too-few-facts', `Columns of ${counts.join(', ')}`)
  }
  for (const [at, option] of options.entries()) {
    const fact = reading.fact(option.factId as string)
    const own = columns[key[at] as number]?.subject
    if (fact.about.length !== 1 || fact.about[0] !== own) {
      return problem('second-right-answer', option.text)
    }
    const rivals = columns.flatMap(({ subject }) => (subject === own ? [] : [subject]))
    const found = shownProblem(option.text, fact, rivals, reading)
    if (found) return found
  }
  return repeated(
    options.map(({ text }) => text),
    reading,
  )
}

export function matchProblem(item: MatchItem, reading: Reading): Problem | null {
  const { left, right, key } = item
  if (left.length < MATCHED.least || left.length > MATCHED.most || right.length !== left.length) {
    return problem('too-few-facts', `${left.length} statements`)
  }
  const facts = left.map(({ factId }) => reading.fact(factId as string))
  const owners = new Set(facts.flatMap(({ about }) => about))
  if (owners.size !== 1) return problem('second-right-answer', [...owners].join(', '))
  const meanings = left.map(({ text }) => reading.meaningOf(text.replace('____', ' ')).stems)
  for (const [at, { text }] of left.entries()) {
    const topic = reading.topicName(facts[at] as Fact)
    if (right[key[at] as number] !== topic) {
      return problem('second-right-answer', text)
    }
    const told = wordsOf(text.replace('____', ' '))
    const telling = wordsOf(topic).filter((word) => word.length > 2)
    const named = telling.find((word) => told.some((other) => kin(word, other)))
    if (named) return problem('names-topic', `${named}: ${text}`)
    const found = reading.find(text)
    if (found) return problem('leaks-subject', found.words)
    const own = meanings[at] as ReadonlySet<string>
    const twin = meanings.findIndex((other, place) => place < at && alike(own, other))
    if (twin >= 0) return problem('similar-statements', `${text} / ${left[twin]?.text}`)
  }
  return (
    repeated(
      left.map(({ text }) => text),
      reading,
    ) ?? repeated(right, reading)
  )
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Forms of one word: the same stem, or one begins with the other's stem of four letters or more. */
function kin(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false
  const [left, right] = [stemOf(a), stemOf(b)]
  if (left === right) return true
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  return short.length > 3 && long.startsWith(short)
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((stem) => b.has(stem)).length
  return shared >= 1 && shared / Math.min(a.size, b.size) > MOST_ALIKE
}

/** Every row but one stands as the document has it; that one holds for neither side as shown. */
export function swappedProblem(item: SwappedRowItem, reading: Reading): Problem | null {
  const { cells, columns, options, key } = item
  if (options.length < ROWS.least || options.length > ROWS.most || columns.length !== 2) {
    return problem('too-few-facts', `${options.length} rows`)
  }
  const named = namedIn(cells.flat(), reading)
  if (named) return named
  const [left, right] = columns.map(({ subject }) => subject) as [string, string]
  for (let row = 0; row < cells.length; row += 1) {
    const [first, second] = cells[row] as [string, string]
    const { topic } = reading.fact(options[row]?.factId as string)
    const [owner, rival] = row === key ? [right, left] : [left, right]
    const found = soleProblem(first, owner, rival, topic, reading)
    if (found) return found
    const other = soleProblem(second, rival, owner, topic, reading)
    if (other) return other
  }
  const swapped = reading.fact(options[key]?.factId as string)
  if (!reading.denies(swapped, right)) return problem('no-contrast', swapped.statement)
  return repeated(
    options.map(({ text }) => text),
    reading,
  )
}

/** Why a text is not said on the topic of its owner alone; null when it is. */
function soleProblem(
  text: string,
  owner: string,
  rival: string,
  topic: string,
  reading: Reading,
): Problem | null {
  if (!within(text, owner, topic, reading)) return problem('second-right-answer', text)
  return within(text, rival, topic, reading) || reading.holds(text, rival, topic, false) !== null
    ? problem('second-right-answer', `Of both: ${text}`)
    : null
}

/** Whether all that a text says is said of the subject on the topic. */
function within(text: string, subject: string, topic: string, { of, meaningOf }: Reading): boolean {
  const meaning = meaningOf(text)
  for (const { statement } of of(subject, topic)) {
    const said = meaningOf(statement)
    const asSure = said.negative === meaning.negative || said.stems.size > meaning.stems.size
    if (asSure && contained(meaning, said)) return true
  }
  return false
}
