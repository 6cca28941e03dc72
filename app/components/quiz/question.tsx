'use client'

import { useId, useState } from 'react'
import {
  BLANK,
  type ChoiceItem,
  type ClozeItem,
  type Item,
  type SortItem,
} from '@/lib/core/questions/types'
import { Key } from '../key'
import { SubjectShape } from '../subject-name'
import type { Answer, Quiz } from './types'

interface QuestionProps<I extends Item> {
  readonly item: I
  readonly subjects: Quiz['subjects']
  /** What was answered, or null while the question is open. */
  readonly given: Answer | null
  readonly onAnswer: (answer: Answer) => void
}

/** A question of any format; keys are handled by whoever shows it. */
export function Question(props: QuestionProps<Item>) {
  const { item } = props
  switch (item.format) {
    case 'which-subject':
    case 'which-statement':
    case 'true-false':
      return <Choice {...props} item={item} />
    case 'cloze':
      return <Cloze {...props} item={item} />
    case 'sort':
      return <Sort {...props} item={item} />
    case 'flashcard':
      return null
  }
}

/** The stem in large type, with blanks drawn as blanks and read as such. */
function Stem({ text, id }: { text: string; id?: string }) {
  const parts = text.split(BLANK)
  return (
    <p
      id={id}
      className="mt-3 font-display text-xl leading-snug font-semibold text-pretty sm:text-2xl"
    >
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a stem never move
        <span key={index}>
          {index > 0 && (
            <span className="mx-1 inline-block w-16 border-b-3 border-current align-baseline sm:w-24">
              <span className="sr-only">blank</span>
            </span>
          )}
          {part}
        </span>
      ))}
    </p>
  )
}

function Choice({ item, subjects, given, onAnswer }: QuestionProps<ChoiceItem>) {
  const bySubject = item.format === 'which-subject'
  const paired = item.options.length === 2
  const chosen = given?.kind === 'choice' ? given.index : null
  return (
    <fieldset>
      <legend className="text-muted">{item.instruction}</legend>
      <Stem text={item.stem} />
      <div
        className={`mt-6 grid gap-3 ${paired ? 'grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))]' : bySubject ? 'sm:grid-cols-2' : ''}`}
      >
        {item.options.map((option, index) => {
          const hue = subjects.findIndex(({ key }) => key === option.subject)
          const isKey = given !== null && index === item.key
          const isMiss = chosen === index && index !== item.key
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: options of an item never move
              key={index}
              type="button"
              disabled={given !== null}
              data-subject={bySubject ? hue % 6 : undefined}
              onClick={() => onAnswer({ kind: 'choice', index })}
              className={`flex min-h-14 items-center gap-2 rounded-2xl border-2 px-3 py-3 sm:gap-3 sm:px-4 text-left transition-colors duration-100 ${
                isKey
                  ? 'border-good bg-good-wash'
                  : isMiss
                    ? 'border-bad bg-bad-wash'
                    : bySubject
                      ? 'border-tone bg-tone-wash enabled:hover:bg-card'
                      : 'border-edge bg-card enabled:hover:bg-raised'
              } ${given !== null && !isKey && !isMiss ? 'opacity-70' : ''} ${
                bySubject ? 'font-display font-semibold text-tone-ink sm:text-xl' : ''
              }`}
            >
              {bySubject ? <SubjectShape index={hue} /> : null}
              <span className="min-w-0 break-words">{option.text}</span>
              {isKey && <Verdict right />}
              {isMiss && <Verdict right={false} />}
              {given === null && (
                <Key
                  name={paired ? (index === 0 ? '←' : '→') : String(index + 1)}
                  className="ml-auto text-muted"
                />
              )}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}

function Verdict({ right }: { right: boolean }) {
  return (
    <span className={`ml-auto shrink-0 text-sm font-semibold ${right ? 'text-good' : 'text-bad'}`}>
      <span aria-hidden="true">{right ? '✓' : '✗'}</span>
      <span className="sr-only">{right ? ' right answer' : ' your answer, wrong'}</span>
    </span>
  )
}

function Cloze({ item, given, onAnswer }: QuestionProps<ClozeItem>) {
  const [text, setText] = useState(given?.kind === 'text' ? given.text : '')
  const id = useId()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (given === null && text.trim()) onAnswer({ kind: 'text', text })
      }}
    >
      <label htmlFor={id} className="text-muted">
        {item.instruction}
      </label>
      <Stem text={item.stem} id={`${id}-stem`} />
      <div className="mt-6 flex flex-wrap gap-3">
        <input
          id={id}
          aria-describedby={`${id}-stem`}
          className="field min-w-48 flex-1 text-lg"
          value={text}
          readOnly={given !== null}
          onChange={(event) => setText(event.target.value)}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={120}
          enterKeyHint="done"
        />
        {given === null && (
          <>
            <button type="submit" className="button button-primary" disabled={!text.trim()}>
              Check
            </button>
            <button
              type="button"
              className="button button-quiet"
              onClick={() => onAnswer({ kind: 'gave-up' })}
            >
              I don’t know
            </button>
          </>
        )}
      </div>
    </form>
  )
}

function Sort({ item, subjects, given, onAnswer }: QuestionProps<SortItem>) {
  const [columns, setColumns] = useState<readonly (number | null)[]>(
    given?.kind === 'sort' ? given.columns : item.options.map(() => null),
  )
  const name = useId()
  const left = columns.filter((column) => column === null).length
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const placed = columns.filter((column) => column !== null)
        if (given === null && placed.length === item.options.length)
          onAnswer({ kind: 'sort', columns: placed })
      }}
    >
      <p className="text-muted">{item.instruction}</p>
      {item.stem && <Stem text={item.stem} />}
      <ol className="mt-5 grid gap-3">
        {item.options.map((option, row) => {
          const right = given !== null && columns[row] === item.key[row]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: options of an item never move
            <li key={row}>
              <fieldset
                className={`card p-4 ${given === null ? '' : right ? 'border-good bg-good-wash' : 'border-bad bg-bad-wash'}`}
              >
                <legend className="sr-only">{option.text}</legend>
                <p aria-hidden="true" className="[overflow-wrap:anywhere]">
                  {option.text}
                </p>
                <div className="mt-3 grid grid-cols-[repeat(auto-fit,minmax(7.9rem,1fr))] items-center gap-2 sm:flex">
                  {item.columns.map((column, index) => {
                    const hue = subjects.findIndex(({ key }) => key === column.subject)
                    return (
                      <label
                        key={column.subject}
                        data-subject={hue % 6}
                        className="inline-flex min-h-11 items-center gap-2 rounded-full border-2 border-edge px-3 py-1 font-semibold sm:px-4 text-tone-ink has-checked:border-tone has-checked:bg-tone-wash has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
                      >
                        <input
                          type="radio"
                          className="sr-only"
                          name={`${name}-${row}`}
                          checked={columns[row] === index}
                          disabled={given !== null}
                          onChange={() =>
                            setColumns(columns.map((old, at) => (at === row ? index : old)))
                          }
                        />
                        <SubjectShape index={hue} />
                        <span className="min-w-0 [overflow-wrap:anywhere]">{column.name}</span>
                      </label>
                    )
                  })}
                  {given !== null && (
                    <span
                      className={`ml-auto text-sm font-semibold ${right ? 'text-good' : 'text-bad'}`}
                    >
                      {right ? '✓ Right' : `✗ ${item.columns[item.key[row] ?? 0]?.name}`}
                    </span>
                  )}
                </div>
              </fieldset>
            </li>
          )
        })}
      </ol>
      {given === null && (
        <div className="mt-5 flex flex-wrap items-center gap-4">
          <button type="submit" className="button button-primary" disabled={left > 0}>
            Check
          </button>
          <span className="text-muted">{left > 0 ? `${left} to place` : 'All placed'}</span>
        </div>
      )}
    </form>
  )
}
