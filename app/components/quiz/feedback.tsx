import type { Grade } from '@/lib/core/grading/grade'
import type { Format, Item } from '@/lib/core/questions/types'
import { ContextRowTable } from './context-row'
import { ReportItem } from './report-item'
import type { Answer, Quiz } from './types'

/** Formats in which several things are put in their places. */
const PLACED: readonly Format[] = ['sort', 'match', 'order']

/** The verdict in words, as it is shown and announced. */
export function verdictOf(item: Item, grade: Grade): string {
  if (PLACED.includes(item.format)) {
    const right = grade.facts.filter(({ correct }) => correct).length
    return grade.correct ? 'All in place.' : `${right} of ${grade.facts.length} in place.`
  }
  if (item.format === 'multi-select' && !grade.correct) return 'Not all of them.'
  if (grade.correct) return grade.near ? 'Right, but mind the spelling.' : 'Right.'
  return 'Not quite.'
}

/** How the last two answers of both-or-neither are read in a sentence. */
const OF_WHICH: Readonly<Record<number, string>> = { 2: 'both', 3: 'neither' }

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
    case 'numeric':
      return `It is ${item.options[item.key]?.text}.`
    case 'both-or-neither':
      return `The comparison says it of ${OF_WHICH[item.key] ?? item.options[item.key]?.text.replace(/^Only /, '')}.`
    case 'swapped-row':
      return `The cells of ${item.options[item.key]?.text} had changed places.`
    case 'missing-cell':
      return grade.correct ? null : `The cell says: ${item.options[item.key]?.text}.`
    case 'odd-one-out': {
      const odd = nameOf(item.options[item.key]?.subject)
      const others = nameOf(item.options[item.key === 0 ? 1 : 0]?.subject)
      return odd && others ? `It is said of ${odd}, the other three of ${others}.` : null
    }
    case 'multi-select': {
      const names = item.key.map((index) => item.options[index]?.text).join(', ')
      return grade.correct ? null : `The right ones: ${names}.`
    }
    case 'short-answer':
      return grade.correct && !grade.near
        ? null
        : `The comparison gives: ${item.answers.join(', ')}.`
    case 'which-statement': {
      if (grade.correct || answer.kind !== 'choice') return null
      const chosen = item.options[answer.index]?.subject
      const name = nameOf(chosen)
      const elsewhere = chosen === item.options[item.key]?.subject ? ', but not on this topic' : ''
      return name ? `What you chose is said of ${name}${elsewhere}.` : null
    }
    case 'true-false':
      return `According to the comparison this is ${item.key === 0 ? 'true' : 'false'}.`
    case 'cloze':
      return grade.correct && !grade.near ? null : `Missing: ${item.key}.`
    default:
      return null
  }
}

export function Feedback({
  item,
  answer,
  grade,
  quiz,
  onOverrule,
  reportable = null,
}: {
  item: Item
  answer: Answer
  grade: Grade
  quiz: Pick<Quiz, 'rows' | 'subjects'>
  /** Counts typed words that were judged wrong as right; absent where that is not possible. */
  onOverrule?: () => void
  /** Slug of the comparison, for whoever may say that the question is not good; null leaves that out. */
  reportable?: string | null
}) {
  const asked = PLACED.includes(item.format)
    ? grade.facts.filter(({ correct }) => !correct)
    : grade.facts
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
      {onOverrule && answer.kind === 'text' && !answer.offered && !grade.correct && (
        <p className="mt-3 flex flex-wrap items-center gap-3">
          <span className="text-muted">Meant the same?</span>
          <button type="button" className="button button-quiet" onClick={onOverrule}>
            I was right
          </button>
        </p>
      )}
      {[...rows.values()].map((row) => (
        <ContextRowTable key={row.topic} row={row} marked={item.factIds} />
      ))}
      {reportable !== null && <ReportItem slug={reportable} itemId={item.id} />}
    </div>
  )
}
