'use client'

import { useId, useState } from 'react'
import type { SortItem } from '@/lib/core/questions/types'
import { SubjectShape } from '../subject-name'
import type { QuestionProps } from './props'
import { Stem } from './stem'

/** A radio button a column for each statement. */
export function Sort({ item, subjects, given, onAnswer }: QuestionProps<SortItem>) {
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
            <li key={option.text}>
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
