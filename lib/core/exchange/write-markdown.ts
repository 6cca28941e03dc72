import type { Comparison, Fact } from '../comparison/types'

/** Signs that mean something in Markdown, or part cells; escaped they stand for themselves. */
const MARKS = /[\\`*_{}[\]<>#|~&$^=]/g
const escaped = (text: string) => text.replace(/\s+/g, ' ').replace(MARKS, '\\$&')

/**
 * A comparison as the Markdown it is read from: `Topic | Description` where it is prose, else a column for each subject.
 * Reading it again gives the same facts.
 */
export function writeMarkdown({ title, shape, subjects, topics, facts }: Comparison): string {
  const of = (topic: string) => facts.filter((fact) => fact.topic === topic)
  const rows =
    shape === 'prose'
      ? [['Topic', 'Description'], ...topics.map(({ key, name }) => [name, sentences(of(key))])]
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
