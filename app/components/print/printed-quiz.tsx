import type { Question } from '@/lib/core/exchange/question'
import { BLANK } from '@/lib/core/questions/types'
import { keyOf, letterOf } from './key'

/** A quiz on paper: room for answers, no question over two pages, and the answers on a page of their own. */
export function PrintedQuiz({
  title,
  questions,
  address,
}: {
  title: string
  questions: readonly Question[]
  /** Where the same quiz can be taken. */
  address: string
}) {
  if (questions.length === 0) {
    return (
      <section>
        <h1 className="text-3xl font-bold">No questions of this kind</h1>
        <p className="mt-3 text-lg text-muted">
          This comparison gives no valid question in the formats chosen.
        </p>
      </section>
    )
  }
  return (
    <article className="sheet">
      <h1 className="text-3xl font-bold">{title}</h1>
      <p className="mt-1 text-muted">
        {questions.length} {questions.length === 1 ? 'question' : 'questions'}
      </p>
      <p className="mt-4 grid grid-cols-[2fr_1fr] gap-6" aria-hidden="true">
        <span className="border-b border-edge">Name</span>
        <span className="border-b border-edge">Date</span>
      </p>
      <ol className="mt-6 space-y-6">
        {questions.map((question, index) => (
          <li key={question.id} className="sheet-whole grid grid-cols-[2.5rem_1fr]">
            <span className="font-semibold">{index + 1}.</span>
            <Asked question={question} />
          </li>
        ))}
      </ol>
      <section className="sheet-page mt-14">
        <h2 className="text-2xl font-semibold">Answers</h2>
        <ol className="mt-4 space-y-2">
          {questions.map((question, index) => (
            <li key={question.id} className="sheet-whole grid grid-cols-[2.5rem_1fr]">
              <span className="font-semibold">{index + 1}.</span>
              <span className="[overflow-wrap:anywhere]">{keyOf(question)}</span>
            </li>
          ))}
        </ol>
        <p className="mt-6 text-sm text-muted [overflow-wrap:anywhere]">
          The same quiz on the screen: {address}
        </p>
      </section>
    </article>
  )
}

function Asked({ question }: { question: Question }) {
  return (
    <div className="[overflow-wrap:anywhere]">
      <p className="text-sm text-muted">{question.instruction}</p>
      <p className="font-semibold">{question.stem.replaceAll(BLANK, '______________')}</p>
      <Room question={question} />
    </div>
  )
}

/** Where the answer is written. */
function Room({ question }: { question: Question }) {
  switch (question.kind) {
    case 'boolean':
      return <Boxes options={['True', 'False']} />
    case 'choice':
    case 'multiple':
      return <Boxes options={question.options} />
    case 'order':
      return (
        <ul className="mt-2 grid gap-1">
          {question.options.map((option) => (
            <li key={option}>____ {option}</li>
          ))}
        </ul>
      )
    case 'matching':
      return (
        <div className="mt-2 grid gap-4 sm:grid-cols-[2fr_1fr] print:grid-cols-[2fr_1fr]">
          <ul className="grid content-start gap-1">
            {question.left.map((left) => (
              <li key={left}>____ {left}</li>
            ))}
          </ul>
          <ul className="grid content-start gap-1">
            {question.right.map((right, at) => (
              <li key={right}>
                {letterOf(at)}. {right}
              </li>
            ))}
          </ul>
        </div>
      )
    case 'typed':
      return question.stem.includes(BLANK) ? null : <p className="mt-6 border-b border-edge" />
  }
}

function Boxes({ options }: { options: readonly string[] }) {
  return (
    <ul className="mt-2 grid gap-1">
      {options.map((option, at) => (
        <li key={option} className="grid grid-cols-[1.25rem_1.5rem_1fr] items-baseline">
          <span
            aria-hidden="true"
            className="inline-block size-3.5 self-center border border-edge"
          />
          <span>{letterOf(at)}.</span>
          <span>{option}</span>
        </li>
      ))}
    </ul>
  )
}
