import { describeInterval } from '@/lib/core/scheduling/preview'
import type { ShownEntry } from '@/lib/server/cell'
import { formatNames } from '../quiz/format-names'
import { nameOf } from '../review/grades'
import { ScrollRegion } from '../scroll-region'
import { daysText } from './cell-detail'

const COMMANDS: Record<Exclude<ShownEntry['kind'], 'answer'>, string> = {
  suspend: 'Suspended',
  resume: 'Brought back',
  bury: 'Put off until tomorrow',
  unbury: 'Brought back',
  reset: 'Learnt anew',
  flag: 'Flag changed',
  'set-due': 'Date set by hand',
}

const percent = (share: number | undefined) =>
  share === undefined ? '–' : `${Math.round(share * 100)} %`

/** A fact's log, latest first: when, how it was asked, what it counted as, and the memory before and after. */
export function CardInfo({
  entries,
  statement,
  timeZone,
}: {
  entries: readonly ShownEntry[]
  statement: string
  timeZone: string
}) {
  const when = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  return (
    <ScrollRegion name={`Log: ${statement}`} className="mt-2 overflow-x-auto">
      <table className="w-full min-w-3xl text-left text-sm">
        <caption className="sr-only">Log of: {statement}</caption>
        <thead className="text-muted">
          <tr>
            {['When', 'How', 'Counted as', 'Took', 'Recall', 'Stability', 'Difficulty', 'Next'].map(
              (name) => (
                <th key={name} scope="col" className="py-2 pr-3 font-medium">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} className="border-t border-line align-top">
              <td className="py-2 pr-3 whitespace-nowrap">
                <time dateTime={new Date(entry.at).toISOString()}>{when.format(entry.at)}</time>
              </td>
              <td className="py-2 pr-3">{howText(entry)}</td>
              <td className="py-2 pr-3">{countedText(entry)}</td>
              <td className="py-2 pr-3 whitespace-nowrap">
                {entry.answer && entry.answer.elapsedMs > 0
                  ? describeInterval(entry.answer.elapsedMs)
                  : '–'}
              </td>
              <td className="py-2 pr-3 whitespace-nowrap">
                {percent(entry.before?.retrievability)} → {percent(entry.after?.retrievability)}
              </td>
              <td className="py-2 pr-3 whitespace-nowrap">
                {entry.before ? daysText(entry.before.stability) : '–'} →{' '}
                {entry.after ? daysText(entry.after.stability) : '–'}
              </td>
              <td className="py-2 pr-3 whitespace-nowrap">
                {entry.before?.difficulty.toFixed(1) ?? '–'} →{' '}
                {entry.after?.difficulty.toFixed(1) ?? '–'}
              </td>
              <td className="py-2 whitespace-nowrap">
                {entry.intervalDays > 0 ? daysText(entry.intervalDays) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function howText({ kind, answer, chosen }: ShownEntry): string {
  if (kind !== 'answer' || !answer) return kind === 'answer' ? '' : COMMANDS[kind]
  const verdict = answer.correct === null ? '' : answer.correct ? ', right' : ', wrong'
  return `${formatNames[answer.format]}${verdict}${chosen ? `, chose ${chosen}` : ''}`
}

function countedText({ answer }: ShownEntry): string {
  if (!answer) return '–'
  if (answer.practice) return 'practice'
  return answer.counted ? nameOf(answer.counted) : 'nothing: asked before that day'
}
