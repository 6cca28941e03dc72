import type { Comparison, Fact } from '../comparison/types'
import { indexOf } from '../questions/context'

/** Signs that mean something in Markdown, or part cells; escaped they stand for themselves. */
const MARKS = /[\\`*_{}[\]<>#|~&$^=]/g
const escaped = (text: string) => text.replace(/\s+/g, ' ').replace(MARKS, '\\$&')

/**
 * A comparison as the Markdown it is read from: `Topic | Description` where it is prose, `Front | Back` where it is cards,
 * else a column for each subject.
 * Reading it again gives the same facts.
 */
export function writeMarkdown(comparison: Comparison): string {
  const { title, shape, subjects, topics } = comparison
  const { byTopic } = indexOf(comparison)
  const of = (topic: string) => byTopic.get(topic) ?? []
  const rows =
    shape !== 'matrix'
      ? [
          shape === 'cards' ? ['Front', 'Back'] : ['Topic', 'Description'],
          ...topics.map(({ key, name }) => [escaped(name), sentences(of(key))]),
        ]
      : [
          ['Topic', ...subjects.map(({ name }) => escaped(name))],
          ...topics.map(({ key, name }) => [
            escaped(name),
            ...subjects.map((subject) =>
              sentences(of(key).filter(({ about }) => about.includes(subject.key))),
            ),
          ]),
        ]
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`)
  const rule = `| ${(rows[0] ?? []).map(() => '---').join(' | ')} |`
  return [`# ${escaped(title)}`, '', lines[0], rule, ...lines.slice(1), ''].join('\n')
}

const ENDED = /[.!?…。！？]['"”’)]*$/
const UNBEGUN = /^\p{Ll}/u

/**
 * The statements of a cell. Where one ends and the next begins is seen by a stop and what begins like a sentence: so
 * what does not begin like one comes first, and what does not end like one last, as in the cell it was read from.
 */
const sentences = (facts: readonly Fact[]) =>
  facts
    .map(({ statement }) => statement)
    .sort((a, b) => rank(a) - rank(b))
    .map(escaped)
    .join(' ')

const rank = (statement: string) => (!ENDED.test(statement) ? 2 : UNBEGUN.test(statement) ? 0 : 1)
