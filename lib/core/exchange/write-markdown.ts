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
          ...topics.map(({ key, name }) => [name, sentences(of(key))]),
        ]
      : [
          ['Topic', ...subjects.map(({ name }) => name)],
          ...topics.map(({ key, name }) => [
            name,
            ...subjects.map((subject) =>
              sentences(of(key).filter(({ about }) => about.includes(subject.key))),
            ),
          ]),
        ]
  const lines = rows.map((cells) => `| ${cells.map(escaped).join(' | ')} |`)
  const rule = `| ${(rows[0] ?? []).map(() => '---').join(' | ')} |`
  return [`# ${escaped(title)}`, '', lines[0], rule, ...lines.slice(1), ''].join('\n')
}

const sentences = (facts: readonly Fact[]) => facts.map(({ statement }) => statement).join(' ')
