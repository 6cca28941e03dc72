import type { Comparison } from '../comparison/types'
import type { Item } from '../questions/types'
import { asked, type Question, type Skip, type Written, writeAll } from './question'

/** Letters that name an option. */
const MOST_OPTIONS = 26
const letter = (at: number) => String.fromCharCode(65 + at)
const line = (text: string) => text.replace(/\s+/g, ' ').trim()

/**
 * Aiken (docs.moodle.org/en/Aiken_format): multiple choice and nothing else, a line for the question, each option and
 * the answer. True or false is a choice of two. As each question begins with its instruction, none can be taken for an
 * option or an answer.
 */
export function writeAiken(comparison: Comparison, items: readonly Item[]): Written<string> {
  const { content, ...rest } = writeAll(items, comparison, aikenOf)
  return { ...rest, content: content.map((each) => `${each}\n`).join('\n') }
}

function aikenOf(question: Question): string | Skip {
  if (question.kind === 'boolean') {
    return written(question, ['True', 'False'], question.right ? 0 : 1)
  }
  if (question.kind !== 'choice' || question.options.length > MOST_OPTIONS) return 'kind'
  return written(question, question.options, question.right)
}

function written(question: Question, options: readonly string[], right: number): string {
  return [
    line(asked(question)),
    ...options.map((option, at) => `${letter(at)}. ${line(option)}`),
    `ANSWER: ${letter(right)}`,
  ].join('\n')
}
