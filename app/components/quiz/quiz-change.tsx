'use client'

import { useEffect, useState } from 'react'
import { gradeAnswer } from '@/lib/core/grading/grade'
import { changeBy } from '@/lib/core/progress/change'
import type { CellReading } from '@/lib/core/progress/reading'
import { CURRENT_POLICY } from '@/lib/core/scheduling/policy'
import type { Answer } from '@/lib/core/scheduling/types'
import type { QuizMap } from '@/lib/server/quiz-map'
import { Level, levelText } from '../level'
import { SubjectName } from '../subject-name'
import { evidenceOf } from './evidence'
import type { Quiz, Run } from './types'

const SHOWN_BEFORE_MS = 600

/** What a quiz changed in what is known, cell by cell: first as it was, then as it is. */
export default function QuizChange({ quiz, map, run }: { quiz: Quiz; map: QuizMap; run: Run }) {
  const [{ before, after }] = useState(() =>
    changeBy(
      answersOf(quiz, run),
      map.grid,
      map.memories,
      map.settings,
      run.finishedAt ?? run.startedAt,
    ),
  )
  const [moved, setMoved] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches)
  useEffect(() => {
    const timer = setTimeout(() => setMoved(true), SHOWN_BEFORE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <section aria-labelledby="changed" className="mt-12">
      <h2 id="changed" className="text-2xl font-semibold">
        What you know now
      </h2>
      <table
        className="comparison mt-4 w-full border-separate border-spacing-0 text-left sm:table-fixed"
        style={{ '--subjects': quiz.subjects.length } as React.CSSProperties}
      >
        <caption className="sr-only">{quiz.title}, after this quiz</caption>
        <thead>
          <tr>
            <th scope="col" className="comparison-corner py-2 pr-3 text-sm font-medium text-muted">
              Topic
            </th>
            {quiz.subjects.map(({ key, name }, index) => (
              <th
                key={key}
                scope="col"
                data-subject={index % 6}
                className="border-b-4 border-tone px-3 py-2 font-semibold"
              >
                <SubjectName index={index} name={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.topics.map((topic, row) => (
            <tr key={topic}>
              <th scope="row" className="border-line py-2 pr-3 font-semibold sm:border-b">
                {topic}
              </th>
              {quiz.subjects.map(({ key }, column) => (
                <Cell
                  key={key}
                  subject={column}
                  before={before[row]?.[column]}
                  after={after[row]?.[column]}
                  moved={moved}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({
  subject,
  before,
  after,
  moved,
}: {
  subject: number
  before: CellReading | undefined
  after: CellReading | undefined
  moved: boolean
}) {
  const changed = before && after && (before.known !== after.known || before.met !== after.met)
  const shown = moved ? after : before
  return (
    <td data-subject={subject % 6} className="h-14 border-b border-line px-3 py-2 align-top">
      {shown && shown.facts > 0 && <Level cell={shown} />}
      {changed && (
        <span className={`block text-sm ${moved ? 'rise' : 'invisible'}`}>
          was {levelText(before.known)}
        </span>
      )}
    </td>
  )
}

/** The answers of a run as the log has them, but for their exact minute. */
function answersOf(quiz: Quiz, run: Run): Answer[] {
  let count = 0
  return quiz.items.flatMap((item, index) => {
    const given = run.answers[index]
    if (!given) return []
    const answers = evidenceOf(item, gradeAnswer(item, given), {
      attemptId: run.attemptId,
      at: run.startedAt,
      elapsedMs: 0,
      slowAfterMs: {},
      practice: false,
      newId: () => `${run.attemptId} ${count++}`,
    })
    if (!run.overruled?.includes(index)) return answers
    return answers.map((answer) => ({
      ...answer,
      rating: 3 as const,
      correct: null,
      hinted: false,
      policy: CURRENT_POLICY,
    }))
  })
}
