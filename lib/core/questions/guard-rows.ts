import type { Fact } from '../comparison/types'
import { type Problem, problem } from './guard-options'
import type { Reading } from './guard-shown'
import { answerIn, contained, folded, same, stemOf } from './guard-truth'
import type { ChoiceItem, MultiSelectItem, OrderItem } from './types'

const PARTLY =
  /partial|partly|limited|optional|varies|depends|experimental|planned|🟡|🟠|🔶|⚠|\?|^~/iu

/** Whether the document says a text of a subject: true, false, or null when it cannot be told. */
function saidOf(
  text: string,
  subject: string,
  facts: readonly Fact[],
  reading: Reading,
): boolean | null {
  const meaning = reading.meaningOf(text)
  const own = facts.filter(({ about }) => about.includes(subject))
  const says = ({ statement }: Fact) => {
    const of = reading.meaningOf(statement)
    return same(meaning, of) || (of.negative === meaning.negative && contained(meaning, of))
  }
  if (own.some(says)) return true
  const topic = facts[0]?.topic ?? ''
  if (reading.of(subject, topic).some(says)) return true
  const about = facts.find(says)
  return about && reading.denies(about, subject) ? false : null
}

const yesNo = ({ statement }: Fact): boolean | null =>
  PARTLY.test(statement)
    ? null
    : { yes: true, no: false, other: null }[answerIn(statement) ?? 'other']

/** Whether a stem asks of which a topic of yes and no holds: it says the topic's words and no value. */
function asksForYes(stem: string, topic: string): boolean {
  if (stem === `${topic}: yes`) return true
  const said = new Set(folded(stem).map(stemOf))
  const value = stem.startsWith(`${topic}: `) && !stem.startsWith(`${topic}: has it`)
  const words = folded(topic.replace(/^(?:is|are|does|do|can)\s(?:it|they)\s/iu, ''))
  return !value && words.every((word) => said.has(stemOf(word)) || said.has(stemOf(`${word}s`)))
}

export function bothProblem(item: ChoiceItem, reading: Reading): Problem | null {
  const pair = item.options.slice(0, 2).flatMap(({ subject }) => subject ?? [])
  const facts = item.factIds.map(reading.fact)
  const [fact] = facts as [Fact]
  const found = reading.find(item.stem)
  if (found) return problem('leaks-subject', found.words)
  if (item.options.length !== 4 || pair.length !== 2) return problem('no-distractors', item.stem)
  if (/^(?:this|these|those|such)\s/iu.test(item.stem)) return problem('uncertain-fact', item.stem)
  const topic = reading.topicName(fact)
  const asksYes = asksForYes(item.stem, topic) && facts.every((each) => yesNo(each) !== null)
  const text = item.stem.startsWith(`${topic}: `) ? item.stem.slice(topic.length + 2) : item.stem
  const said = pair.map((subject) => {
    if (!asksYes) return saidOf(text, subject, facts, reading)
    const own = facts.find(({ about }) => about.includes(subject))
    return own ? yesNo(own) : null
  })
  if (said.includes(null)) return problem('no-contrast', `Silent on one: ${item.stem}`)
  const right = said[0] ? (said[1] ? 2 : 0) : said[1] ? 1 : 3
  return right === item.key ? null : problem('second-right-answer', item.options[right]?.text ?? '')
}

export function multiSelectProblem(item: MultiSelectItem, reading: Reading): Problem | null {
  const { options, key, stem } = item
  if (options.length < 3) return problem('no-distractors', `${options.length} options`)
  if (key.length === 0 || key.length === options.length) return problem('no-contrast', stem)
  const facts = options.map(({ factId }) => reading.fact(factId as string))
  const first = facts[key[0] as number] as Fact
  const asksYes =
    first.form === 'value' && answerIn(first.statement) === 'yes' && !stem.includes('“')
  for (const [at, { subject, text }] of options.entries()) {
    const fact = facts[at] as Fact
    if (!subject || !fact.about.includes(subject) || fact.topic !== first.topic) {
      return problem('second-right-answer', `${text}: ${fact.statement}`)
    }
    if (reading.of(subject, fact.topic).length > 1) return problem('no-contrast', text)
    const holds = asksYes
      ? yesNo(fact)
      : fact === first || (reading.denies(first, subject) ? false : null)
    if (holds === null) return problem('uncertain-fact', `${text}: ${fact.statement}`)
    if (holds !== key.includes(at))
      return problem('second-right-answer', `${text}: ${fact.statement}`)
  }
  return null
}

/** The one number of a cell and what stands around it; null when there is none or more than one. */
function numberIn(statement: string): { readonly value: number; readonly unit: string } | null {
  const joined = statement.replace(/(?<=\d)[ ,](?=\d{3}(?!\d))/g, '')
  const numbers = joined.match(/-?\d+(?:\.\d+)*/g) ?? []
  const [number = ''] = numbers
  if (numbers.length !== 1 || number.split('.').length > 2) return null
  const unit = joined.replace(number, '').trim().toLowerCase().replace(/[.]$/, '')
  if (/[<>≤≥~≈]|up to|about|at least|\+$/.test(unit)) return null
  const million = /\dM$/.test(joined)
  const times = unit === 'k' ? 1000 : million ? 1_000_000 : 1
  return { value: Number(number) * times, unit: times > 1 ? '' : unit }
}

function valuesOf({ options }: ChoiceItem | OrderItem, reading: Reading): number[] | Problem {
  const facts = options.map(({ factId }) => reading.fact(factId as string))
  const numbers = facts.map(({ statement }) => numberIn(statement))
  const unclear = facts.find((_, at) => numbers[at] === null)
  if (unclear) return problem('uncertain-fact', `No plain number: ${unclear.statement}`)
  const units = [...new Set(numbers.map((number) => number?.unit))]
  if (units.length > 1) return problem('uneven-options', `Units: ${units.join(', ')}`)
  const lost = options.find(({ subject }, at) => !facts[at]?.about.includes(subject ?? ''))
  if (lost) return problem('second-right-answer', lost.text)
  return numbers.map((number) => number?.value ?? 0)
}

export function numericProblem(item: ChoiceItem, reading: Reading): Problem | null {
  const values = valuesOf(item, reading)
  if (!Array.isArray(values)) return values
  const most = Math.max(...values)
  if (values.filter((value) => value === most).length > 1) return problem('tied', String(most))
  return values[item.key] === most ? null : problem('second-right-answer', String(most))
}

export function orderProblem(item: OrderItem, reading: Reading): Problem | null {
  const values = valuesOf(item, reading)
  if (!Array.isArray(values)) return values
  if (values.length < 3) return problem('too-few-facts', `${values.length} to put in order`)
  if (new Set(values).size < values.length) return problem('tied', values.join(', '))
  const sorted = values.toSorted((a, b) => a - b)
  const wrong = values.findIndex((value, at) => sorted[item.key[at] as number] !== value)
  if (wrong >= 0) return problem('second-right-answer', item.options[wrong]?.text ?? '')
  return item.key.every((rank, at) => rank === at) ? problem('answer-in-stem', item.stem) : null
}
