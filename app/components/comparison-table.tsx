import type { Comparison } from '@/lib/core/comparison/types'
import type { Mastery, MasteryCell } from '@/lib/core/progress/mastery'
import { SubjectName } from './subject-name'

const WORDS = ['not met yet', 'fading', 'shaky', 'good', 'solid'] as const
const TEXTS: Record<string, string> = { new: 'not met yet', learning: 'learning' }

/**
 * The comparison as a real table, topics down the side and a column for each subject. On a narrow screen each
 * topic stands above its cells, and three subjects one above the other. With a mastery, each cell says and shows how
 * well its facts are known.
 */
export function ComparisonTable({
  comparison: { title, subjects, topics, facts },
  mastery,
}: {
  comparison: Pick<Comparison, 'title' | 'subjects' | 'topics' | 'facts'>
  mastery?: Mastery
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
                  data-level={mastery?.rows[row]?.cells[index]?.level}
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
                  {mastery?.rows[row]?.cells[index] && (
                    <Level cell={mastery.rows[row].cells[index]} />
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

/** Five bars, filled by how well a cell is known, and the same in words. */
function Level({ cell }: { cell: MasteryCell }) {
  if (cell.factIds.length === 0) return null
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <span className="flex gap-0.5" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={`h-3 w-3.5 rounded-[3px] border border-tone ${step <= cell.level ? 'bg-tone' : ''}`}
          />
        ))}
      </span>
      <span>{TEXTS[String(cell.known)] ?? `${cell.known} %`}</span>
      {typeof cell.known === 'number' && (
        <span className="sr-only">likely to be recalled, {WORDS[cell.level]}</span>
      )}
    </p>
  )
}
