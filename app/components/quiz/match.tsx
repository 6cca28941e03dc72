'use client'

import { useId, useState } from 'react'
import { BLANK, type MatchItem } from '@/lib/core/questions/types'
import type { QuestionProps } from './props'
import { Stem } from './stem'

/** A list of topics to choose from for each statement. */
export function Match({ item, given, onAnswer }: QuestionProps<MatchItem>) {
  const [pairs, setPairs] = useState<readonly (number | null)[]>(
    given?.kind === 'match' ? given.pairs : item.left.map(() => null),
  )
  const id = useId()
  const left = pairs.filter((pair) => pair === null).length
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const made = pairs.filter((pair) => pair !== null)
        if (given === null && made.length === item.left.length)
          onAnswer({ kind: 'match', pairs: made })
      }}
    >
      <p className="text-muted">{item.instruction}</p>
      <Stem text={item.stem} />
      <ol className="mt-5 grid gap-3">
        {item.left.map((option, row) => {
          const right = given !== null && pairs[row] === item.key[row]
          return (
            <li
              key={option.factId}
              className={`card p-4 ${given === null ? '' : right ? 'border-good bg-good-wash' : 'border-bad bg-bad-wash'}`}
            >
              <label htmlFor={`${id}-${row}`} className="[overflow-wrap:anywhere]">
                {option.text.replace(BLANK, '…')}
              </label>
              <div className="mt-3 flex flex-wrap items-center gap-3">
                <select
                  id={`${id}-${row}`}
                  className="field max-w-full sm:w-auto"
                  value={pairs[row] ?? ''}
                  disabled={given !== null}
                  onChange={({ target }) =>
                    setPairs(pairs.map((old, at) => (at === row ? Number(target.value) : old)))
                  }
                >
                  <option value="" disabled>
                    Choose a topic
                  </option>
                  {item.right.map((topic, index) => (
                    <option key={topic} value={index}>
                      {topic}
                    </option>
                  ))}
                </select>
                {given !== null && (
                  <span className={`text-sm font-semibold ${right ? 'text-good' : 'text-bad'}`}>
                    {right ? '✓ Right' : `✗ ${item.right[item.key[row] ?? 0]}`}
                  </span>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {given === null && (
        <div className="mt-5 flex flex-wrap items-center gap-4">
          <button type="submit" className="button button-primary" disabled={left > 0}>
            Check
          </button>
          <span className="text-muted">{left > 0 ? `${left} without a topic` : 'All given'}</span>
        </div>
      )}
    </form>
  )
}
