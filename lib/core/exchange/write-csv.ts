import Papa from 'papaparse'
import type { Comparison } from '../comparison/types'
import { indexOf } from '../questions/context'
import type { Item } from '../questions/types'
import { answersOf, questionOf } from './question'

/** What a spreadsheet takes for the beginning of a formula, or for the end of a cell before one. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * RFC 4180 with a header, in UTF-8 with the mark by which spreadsheets know it. A cell that a spreadsheet would take for
 * a formula begins with an apostrophe, which spreadsheets show as text.
 */
function csvOf(rows: readonly (readonly string[])[]): string {
  const text = Papa.unparse(rows as string[][], { newline: '\r\n', escapeFormulae: FORMULA })
  return `\ufeff${text}\r\n`
}

/** A row for each topic, a column for each subject; several statements of one cell stand on lines of their own. */
export function writeComparisonCsv(comparison: Comparison): string {
  const { subjects, topics } = comparison
  const { byTopic } = indexOf(comparison)
  const cell = (topic: string, subject: string) =>
    (byTopic.get(topic) ?? [])
      .filter(({ about }) => about.includes(subject))
      .map(({ statement }) => statement)
      .join('\n')
  return csvOf([
    ['Topic', ...subjects.map(({ name }) => name)],
    ...topics.map((topic) => [topic.name, ...subjects.map(({ key }) => cell(topic.key, key))]),
  ])
}

/** A row for each item, cards too: id, format, topic, instruction, question, options, answer, accepted answers, source lines. */
export function writeQuestionsCsv(comparison: Comparison, items: readonly Item[]): string {
  const header = [
    'Id',
    'Format',
    'Topic',
    'Instruction',
    'Question',
    'Options',
    'Answer',
    'Accepted',
    'Lines',
  ]
  return csvOf([header, ...items.map((item) => rowOf(item, comparison))])
}

function rowOf(item: Item, comparison: Comparison): string[] {
  const question = questionOf(item, comparison)
  const topic = indexOf(comparison).topics.get(item.topic ?? '')?.name ?? ''
  const options = question && 'options' in question ? question.options : []
  const pairs = question?.kind === 'matching' ? [...question.left, ...question.right] : []
  const answers = question ? answersOf(question) : [String(item.key)]
  return [
    item.id,
    item.format,
    topic,
    item.instruction,
    item.stem,
    [...options, ...pairs].join('\n'),
    answers.join('\n'),
    question?.kind === 'typed' ? question.answers.join('\n') : '',
    item.lines.join(' '),
  ]
}
