'use client'

import { useState } from 'react'
import type { OrderItem } from '@/lib/core/questions/types'
import { SubjectShape } from '../subject-name'
import type { QuestionProps } from './props'
import { Stem } from './stem'

/** A list in which each entry can be moved up and down. */
export function Order({ item, subjects, given, onAnswer }: QuestionProps<OrderItem>) {
  const [order, setOrder] = useState<readonly number[]>(
    given?.kind === 'order' ? given.order : item.options.map((_, index) => index),
  )
  const [moved, setMoved] = useState('')

  function move(place: number, step: number) {
    const other = place + step
    const next = [...order]
    next[place] = order[other] as number
    next[other] = order[place] as number
    setOrder(next)
    setMoved(`${item.options[order[place] as number]?.text}: place ${other + 1}`)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (given === null) onAnswer({ kind: 'order', order })
      }}
    >
      <p className="text-muted">{item.instruction}</p>
      <Stem text={item.stem} />
      <ol className="mt-5 grid gap-2">
        {order.map((index, place) => {
          const option = item.options[index]
          const hue = subjects.findIndex(({ key }) => key === option?.subject)
          const right = given !== null && item.key[index] === place
          return (
            <li
              key={option?.subject}
              data-subject={hue % 6}
              className={`card flex items-center gap-3 px-4 py-2 ${given === null ? '' : right ? 'border-good bg-good-wash' : 'border-bad bg-bad-wash'}`}
            >
              <span className="text-muted tabular-nums">{place + 1}.</span>
              <SubjectShape index={hue} />
              <span className="min-w-0 flex-1 font-display font-semibold text-tone-ink [overflow-wrap:anywhere]">
                {option?.text}
              </span>
              {given === null ? (
                ([-1, 1] as const).map((step) => (
                  <button
                    key={step}
                    type="button"
                    className="size-11 shrink-0 rounded-full border-2 border-edge bg-card enabled:hover:bg-raised disabled:opacity-40"
                    aria-label={`Move ${option?.text} ${step < 0 ? 'up' : 'down'}`}
                    disabled={place + step < 0 || place + step >= order.length}
                    onClick={() => move(place, step)}
                  >
                    <span aria-hidden="true">{step < 0 ? '↑' : '↓'}</span>
                  </button>
                ))
              ) : (
                <span className={`text-sm font-semibold ${right ? 'text-good' : 'text-bad'}`}>
                  {right ? '✓ Right' : `✗ place ${(item.key[index] ?? 0) + 1}`}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      <p role="status" className="sr-only">
        {moved}
      </p>
      {given === null && (
        <button type="submit" className="button button-primary mt-5">
          Check
        </button>
      )}
    </form>
  )
}
