import type { ReactNode } from 'react'
import type { Comparison } from '@/lib/core/comparison/types'
import type { Mastery } from '@/lib/core/progress/mastery'
import { Level } from './level'
import { SubjectName } from './subject-name'

/**
 * The comparison as a real table, topics down the side and a column for each subject. On a narrow screen each
 * topic stands above its cells, and three subjects one above the other. With a mastery, each cell says and shows how
 * well its facts are known; `foot` puts something else below what a cell states.
 */
export function ComparisonTable({
  comparison: { title, subjects, topics, facts },
  mastery,
  foot,
}: {
  comparison: Pick<Comparison, 'title' | 'subjects' | 'topics' | 'facts'>
  mastery?: Mastery
  foot?: (row: number, column: number) => ReactNode
}) {
  const wide = subjects.length > 3
  const narrow = subjects.length === 3 ? 'comparison comparison-three' : 'comparison'
  return (
    <section
      className={wide ? 'overflow-x-auto rounded-2xl' : undefined}
      aria-label={wide ? `${title}, table` : undefined}
      tabIndex={wide ? 0 : undefined}
    >
      <table
        className={`w-full border-separate border-spacing-0 text-left ${wide ? 'min-w-3xl' : `${narrow} sm:table-fixed`}`}
        style={{ '--subjects': subjects.length } as React.CSSProperties}
      >
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="comparison-corner w-[18%] py-3 pr-3 text-sm font-medium text-muted"
            >
              Topic
            </th>
            {subjects.map(({ key, name }, index) => (
              <th
                key={key}
                scope="col"
                data-subject={index % 6}
                className="border-b-4 border-tone px-3 py-2 font-display text-lg font-semibold sm:px-4"
              >
                <SubjectName index={index} name={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map((topic, row) => (
            <tr key={topic.key}>
              <th
                scope="row"
                className="border-line pt-5 pr-3 pb-2 align-top [overflow-wrap:anywhere] font-display font-semibold sm:border-b sm:py-4"
              >
                {topic.name}
              </th>
              {subjects.map((subject, index) => (
                <td
                  key={subject.key}
                  data-subject={index % 6}
                  data-name={subject.name}
                  className="border-b border-line px-3 py-3 align-top text-[0.95rem] sm:px-4 sm:py-4"
                >
                  {facts
                    .filter((fact) => fact.topic === topic.key && fact.about.includes(subject.key))
                    .map((fact) => (
                      <p key={fact.id} className="[&+p]:mt-2">
                        {fact.statement}
                        {fact.about.length > 1 && (
                          <span className="text-muted"> (true of both)</span>
                        )}
                      </p>
                    ))}
                  {foot?.(row, index)}
                  {(mastery?.rows[row]?.cells[index]?.facts ?? 0) > 0 &&
                    mastery?.rows[row]?.cells[index] && (
                      <p className="mt-3">
                        <Level cell={mastery.rows[row].cells[index]} />
                      </p>
                    )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
