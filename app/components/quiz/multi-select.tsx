'use client'

import { useState } from 'react'
import type { MultiSelectItem } from '@/lib/core/questions/types'
import { SubjectShape } from '../subject-name'
import type { QuestionProps } from './props'
import { Stem } from './stem'

/** A checkbox for each subject. */
export function MultiSelect({ item, subjects, given, onAnswer }: QuestionProps<MultiSelectItem>) {
  const [chosen, setChosen] = useState<readonly number[]>(
    given?.kind === 'multi' ? given.indexes : [],
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (given === null && chosen.length > 0) onAnswer({ kind: 'multi', indexes: chosen })
      }}
    >
      <fieldset>
        <legend className="text-muted">{item.instruction}</legend>
        <Stem text={item.stem} />
        <div className="mt-6 grid gap-3 sm:grid-cols-2">
          {item.options.map((option, index) => {
            const hue = subjects.findIndex(({ key }) => key === option.subject)
            const isKey = item.key.includes(index)
            const right = given !== null && isKey === chosen.includes(index)
            return (
              <label
                key={option.subject}
                data-subject={hue % 6}
                className={`flex min-h-14 items-center gap-3 rounded-2xl border-2 px-4 py-3 font-display font-semibold text-tone-ink has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${
                  given === null
                    ? 'border-edge bg-card has-checked:border-tone has-checked:bg-tone-wash'
                    : right
                      ? 'border-good bg-good-wash'
                      : 'border-bad bg-bad-wash'
                }`}
              >
                <input
                  type="checkbox"
                  className="size-5 shrink-0 accent-current"
                  checked={chosen.includes(index)}
                  disabled={given !== null}
                  onChange={({ target }) =>
                    setChosen(
                      target.checked
                        ? [...chosen, index].sort((a, b) => a - b)
                        : chosen.filter((other) => other !== index),
                    )
                  }
                />
                <SubjectShape index={hue} />
                <span className="min-w-0 [overflow-wrap:anywhere]">{option.text}</span>
                {given !== null && (
                  <span className={`ml-auto shrink-0 text-sm ${right ? 'text-good' : 'text-bad'}`}>
                    {right ? '✓' : '✗'} {isKey ? 'fits' : 'does not'}
                  </span>
                )}
              </label>
            )
          })}
        </div>
      </fieldset>
      {given === null && (
        <button type="submit" className="button button-primary mt-5" disabled={chosen.length === 0}>
          Check
        </button>
      )}
    </form>
  )
}
