import { memo } from 'react'
import type { ContextRow } from '@/lib/core/questions/context'
import { SubjectName } from '../subject-name'

/** The row of the source behind a question, all cells side by side, with the facts asked about marked. */
export const ContextRowTable = memo(function ContextRowTable({
  row,
  marked,
}: {
  row: ContextRow
  marked: readonly string[]
}) {
  return (
    <figure className="mt-4">
      <table className="w-full table-fixed border-separate border-spacing-0 text-left text-[0.95rem]">
        <caption className="pb-2 text-left text-sm text-muted">
          {row.topic}, line {row.line} of the source
        </caption>
        <thead>
          <tr>
            {row.cells.map(({ subject, name }, index) => (
              <th
                key={subject}
                scope="col"
                data-subject={index % 6}
                className="border-b-4 border-tone px-2 pb-1 font-display font-semibold sm:px-3"
              >
                <SubjectName index={index} name={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {row.cells.map(({ subject, statements }, index) => (
              <td
                key={subject}
                data-subject={index % 6}
                className="px-2 py-2 align-top [overflow-wrap:anywhere] hyphens-auto sm:px-3"
              >
                {statements.length === 0 && <span className="text-muted">Nothing stated</span>}
                {statements.map(({ factId, text }) => (
                  <p key={factId} className="[&+p]:mt-2">
                    {marked.includes(factId) ? (
                      <mark className="rounded bg-tone-wash box-decoration-clone px-1 py-0.5 text-ink">
                        {text}
                      </mark>
                    ) : (
                      text
                    )}
                  </p>
                ))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </figure>
  )
})
