'use client'

import { memo, useId, useRef, useState } from 'react'
import { Key } from '../key'
import { Picture } from '../picture'

/** What can be done to the fact on the card besides answering it. */
export type Deed =
  | { readonly kind: 'suspend' | 'bury' | 'reset' }
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'set-due'; readonly days: number }

const MOST_DAYS = 36_500

/** A menu over the card: keep a fact from being asked, mark it, or say when it is to come. */
export const CardMenu = memo(function CardMenu({
  flagged,
  disabled,
  onDeed,
}: {
  flagged: boolean
  disabled: boolean
  onDeed: (deed: Deed) => void
}) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const [days, setDays] = useState('7')
  const count = Number(days)
  const valid = days.trim() !== '' && Number.isInteger(count) && count >= 0 && count <= MOST_DAYS

  const run = (deed: Deed) => () => {
    menu.current?.hidePopover()
    onDeed(deed)
  }
  return (
    <div className="relative">
      <button
        type="button"
        popoverTarget={id}
        disabled={disabled}
        className="inline-flex size-11 items-center justify-center rounded-lg text-muted enabled:hover:bg-raised disabled:opacity-50"
        aria-label="More for this fact"
      >
        <Picture name={flagged ? 'flag' : 'more'} size={24} />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="card-menu card w-[min(22rem,calc(100vw-2rem))] p-2 text-ink shadow-lg"
      >
        <ul>
          <MenuItem
            name={flagged ? 'Take the flag away' : 'Flag'}
            hint="To find it again later"
            shortcut="F"
            onClick={run({ kind: 'flag', flag: flagged ? 0 : 1 })}
          />
          <MenuItem
            name="Not today"
            hint="It comes back tomorrow"
            shortcut="B"
            onClick={run({ kind: 'bury' })}
          />
          <MenuItem
            name="Suspend"
            hint="It is not asked until you bring it back"
            shortcut="S"
            onClick={run({ kind: 'suspend' })}
          />
          <MenuItem
            name="Learn it anew"
            hint="As if it had never been answered"
            onClick={run({ kind: 'reset' })}
          />
        </ul>
        <form
          className="mt-1 flex flex-wrap items-end gap-2 border-t border-line p-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (valid) run({ kind: 'set-due', days: count })()
          }}
        >
          <label className="grid flex-1 gap-1">
            <span className="text-sm">Ask it again in so many days</span>
            <input
              className="field"
              type="number"
              min={0}
              max={MOST_DAYS}
              inputMode="numeric"
              value={days}
              aria-invalid={!valid || undefined}
              onChange={(event) => setDays(event.target.value)}
            />
          </label>
          <button type="submit" className="button button-quiet" disabled={!valid}>
            Set
          </button>
        </form>
      </div>
    </div>
  )
})

function MenuItem({
  name,
  hint,
  shortcut,
  onClick,
}: {
  name: string
  hint: string
  shortcut?: string
  onClick: () => void
}) {
  return (
    <li>
      <button
        type="button"
        className="flex min-h-12 w-full items-center gap-3 rounded-xl px-3 py-2 text-left hover:bg-raised"
        onClick={onClick}
      >
        <span className="flex-1">
          <span className="block font-semibold">{name}</span>
          <span className="block text-sm text-muted">{hint}</span>
        </span>
        {shortcut && <Key name={shortcut} className="text-muted" />}
      </button>
    </li>
  )
}
