import { memo } from 'react'
import type { Analysis } from '@/lib/core/authoring/analyse'
import type { TextEdit } from '@/lib/core/authoring/answers'
import type { Item } from '@/lib/core/questions/types'
import { formatNames } from '../quiz/format-names'
import { Finding } from './finding'

interface Props {
  analysis: Analysis | null
  stale: boolean
  onJump: (line: number) => void
  onEdit: (edit: TextEdit) => void
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** What was understood of a text: each row, what is wrong, and questions as they will be asked. */
export const Preview = memo(function Preview({ analysis, stale, onJump, onEdit }: Props) {
  if (!analysis) {
    return (
      <p className="text-muted">
        What is understood of your text appears here as you write: each row, what is wrong with it,
        and three of the questions it gives.
      </p>
    )
  }
  const { comparison, rows, findings, score, samples } = analysis
  const finding = { stale, onJump, onEdit }
  return (
    <div className="grid gap-6">
      <div>
        <h3 className="text-xl font-semibold">{comparison?.title ?? 'Not read yet'}</h3>
        {comparison && (
          <p className="text-muted">
            {comparison.subjects.map(({ name }) => name).join(', ')}; the table doctor gives it{' '}
            {score} of 100.
          </p>
        )}
      </div>
      {findings.length > 0 && (
        <div className="grid gap-2">
          {findings.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: findings have no names of their own
            <Finding key={index} finding={each} {...finding} />
          ))}
        </div>
      )}
      {rows.length > 0 && (
        <ol className="grid gap-3" aria-label="Rows">
          {rows.map((row) => (
            <li key={`${row.line} ${row.topic}`} className="card grid gap-2 p-3">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <h4 className="font-display font-semibold">{row.topic ?? `Line ${row.line}`}</h4>
                <p className="text-sm text-muted">
                  {row.facts.length > 0 ? (
                    <>
                      <span aria-hidden="true">✓ </span>
                      {counted(row.facts.length, 'fact')}
                    </>
                  ) : (
                    'nothing could be read'
                  )}
                </p>
              </div>
              {row.facts.length > 0 && (
                <dl className="grid gap-1 text-[0.95rem]">
                  {row.facts.map(({ about, statement, asked }) => (
                    <div key={`${about.join()} ${statement}`}>
                      <dt className="inline font-semibold">{about.join(' and ')}: </dt>
                      <dd className="inline [overflow-wrap:anywhere]">
                        {statement}
                        {!asked && <span className="text-muted"> (not asked: unsure of whom)</span>}
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
              {row.findings.map((each, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: findings have no names of their own
                <Finding key={index} finding={each} {...finding} />
              ))}
            </li>
          ))}
        </ol>
      )}
      {samples.length > 0 && (
        <section aria-labelledby="samples">
          <h3 id="samples" className="text-xl font-semibold">
            As it will be asked
          </h3>
          <ul className="mt-2 grid gap-3">
            {samples.map(({ item, weakest }) => (
              <li key={item.id} className="card p-3">
                <p className="text-sm text-muted">
                  {formatNames[item.format]}
                  {weakest && ', the weakest: of the least sure fact, the shortest'}
                </p>
                <p className="mt-1 font-semibold">{item.stem}</p>
                <p className="mt-1 text-[0.95rem]">{answerText(item)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
})

/** What is chosen from, or the answer itself. */
function answerText(item: Item): string {
  if ('options' in item) return item.options.map(({ text }) => text).join(' · ')
  if (item.format === 'cloze') return `Answer: ${item.key}`
  if (item.format === 'short-answer') return `Answer: ${item.answers[0] ?? ''}`
  return ''
}
