import type { Grade } from '@/lib/core/grading/grade'
import type { Item } from '@/lib/core/questions/types'
import { ContextRowTable } from './context-row'
import type { Answer, Quiz } from './types'

/** The verdict in words, as it is shown and announced. */
export function verdictOf(item: Item, grade: Grade): string {
  if (item.format === 'sort') {
    const right = grade.facts.filter(({ correct }) => correct).length
    return grade.correct ? 'All in place.' : `${right} of ${grade.facts.length} in place.`
  }
  if (grade.correct) return grade.near ? 'Right, but mind the spelling.' : 'Right.'
  return 'Not quite.'
}

/** Why: the right answer, and what the chosen one is true of. */
export function reasonOf(
  item: Item,
  answer: Answer,
  grade: Grade,
  subjects: Quiz['subjects'],
): string | null {
  const nameOf = (key: string | null | undefined) =>
    subjects.find((subject) => subject.key === key)?.name
  switch (item.format) {
    case 'which-subject':
      return `It is ${item.options[item.key]?.text}.`
    case 'which-statement': {
      if (grade.correct || answer.kind !== 'choice') return null
      const chosen = nameOf(item.options[answer.index]?.subject)
      return chosen ? `What you chose is said of ${chosen}.` : null
    }
    case 'true-false':
      return `According to the table this is ${item.key === 0 ? 'true' : 'false'}.`
    case 'cloze':
      return grade.correct && !grade.near ? null : `The missing words: ${item.key}.`
    default:
      return null
  }
}

export function Feedback({
  item,
  answer,
  grade,
  quiz,
}: {
  item: Item
  answer: Answer
  grade: Grade
  quiz: Pick<Quiz, 'rows' | 'subjects'>
}) {
  const asked = item.format === 'sort' ? grade.facts.filter(({ correct }) => !correct) : grade.facts
  const rows = new Map(
    asked.flatMap(({ factId }) => {
      const row = quiz.rows[factId]
      return row ? [[row.topic, row] as const] : []
    }),
  )
  return (
    <div className="rise mt-6 border-t border-line pt-5">
      <p
        className={`font-display text-xl font-semibold ${grade.correct ? 'text-good' : 'text-bad'}`}
      >
        <span aria-hidden="true">{grade.correct ? '✓ ' : '✗ '}</span>
        {verdictOf(item, grade)}{' '}
        <span className="text-ink">{reasonOf(item, answer, grade, quiz.subjects)}</span>
      </p>
      {[...rows.values()].map((row) => (
        <ContextRowTable key={row.topic} row={row} marked={item.factIds} />
      ))}
    </div>
  )
}
