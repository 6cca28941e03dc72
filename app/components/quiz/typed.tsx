'use client'

import { useId, useState } from 'react'
import type { ClozeItem, ShortAnswerItem } from '@/lib/core/questions/types'
import type { QuestionProps } from './props'
import { Stem } from './stem'

/** A blank to be typed into; a cloze may show words to choose from when asked to. */
export function Typed({ item, given, onAnswer }: QuestionProps<ClozeItem | ShortAnswerItem>) {
  const [text, setText] = useState(given?.kind === 'text' ? given.text : '')
  const [offered, setOffered] = useState(given?.kind === 'text' && given.offered === true)
  const id = useId()
  const choices = item.format === 'cloze' ? item.choices : null
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
      {offered && choices ? (
        <div className="mt-6 grid gap-3 sm:grid-cols-2">
          {choices.map((choice) => (
            <button
              key={choice}
              type="button"
              disabled={given !== null}
              onClick={() => onAnswer({ kind: 'text', text: choice, offered: true })}
              className={`min-h-14 rounded-2xl border-2 px-4 py-3 text-left [overflow-wrap:anywhere] ${
                given !== null && choice === item.key
                  ? 'border-good bg-good-wash'
                  : given !== null && choice === text
                    ? 'border-bad bg-bad-wash'
                    : 'border-edge bg-card enabled:hover:bg-raised'
              }`}
            >
              {choice}
            </button>
          ))}
        </div>
      ) : (
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
            <button type="submit" className="button button-primary" disabled={!text.trim()}>
              Check
            </button>
          )}
        </div>
      )}
      {given === null && (
        <div className="mt-3 flex flex-wrap gap-3">
          {choices && !offered && (
            <button type="button" className="button button-quiet" onClick={() => setOffered(true)}>
              Show choices
            </button>
          )}
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onAnswer({ kind: 'gave-up' })}
          >
            I don’t know
          </button>
        </div>
      )}
    </form>
  )
}
