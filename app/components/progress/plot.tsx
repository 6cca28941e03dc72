import type { ReactNode } from 'react'
import { whole } from './words'

/** The drawing's own units: it is stretched to the width of its place, and texts stand beside it unstretched. */
export const WIDTH = 1000
export const HEIGHT = 160

export interface Tick {
  /** From 0, left or below, to 1. */
  readonly at: number
  readonly text: string
  /** Left out where the place is narrow. */
  readonly wideOnly?: boolean
}

/**
 * A drawing between two axes. `label` is the drawing in words. Widths are stretched, so lines keep their strength by
 * `vectorEffect`, and dots are lines without length.
 */
export function Plot({
  label,
  yTicks,
  xTicks,
  unit,
  children,
}: {
  label: string
  yTicks: readonly Tick[]
  xTicks: readonly Tick[]
  /** What the height stands for. */
  unit: string
  children: ReactNode
}) {
  return (
    <div className="text-xs text-muted">
      <p aria-hidden="true" className="mb-2.5">
        {unit}
      </p>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div aria-hidden="true" className="relative h-40 min-w-6">
          {yTicks.map(({ at, text }) => (
            <span
              key={at}
              className="absolute right-0 translate-y-1/2 leading-none"
              style={{ bottom: `${at * 100}%` }}
            >
              {text}
            </span>
          ))}
          <span className="invisible">
            {yTicks.map(({ text }) => text).sort((a, b) => b.length - a.length)[0]}
          </span>
        </div>
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-40 w-full overflow-visible"
        >
          <path
            d={yTicks.map(({ at }) => `M0 ${HEIGHT * (1 - at)}H${WIDTH}`).join('')}
            stroke="var(--line)"
            vectorEffect="non-scaling-stroke"
          />
          {children}
        </svg>
        <div aria-hidden="true" className="relative col-start-2 mt-1.5 h-4">
          {xTicks.map(({ at, text, wideOnly }) => (
            <span
              key={at}
              className={`absolute whitespace-nowrap ${shiftOf(at)} ${wideOnly ? 'hidden sm:inline' : ''}`}
              style={{ left: `${at * 100}%` }}
            >
              {text}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}

/** Labels at the edges stay inside. */
function shiftOf(at: number): string {
  if (at < 0.02) return ''
  return at > 0.98 ? '-translate-x-full' : '-translate-x-1/2'
}

/** Round numbers from 0 to at least `most`, four steps at most: whole ones where things are counted. */
export function countTicks(most: number): { readonly top: number; readonly ticks: Tick[] } {
  const rough = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((times) => times * power).find((each) => each >= rough) ?? 1,
  )
  const top = Math.max(1, Math.ceil(most / step)) * step
  const ticks = Array.from({ length: top / step + 1 }, (_, index) => ({
    at: (index * step) / top,
    text: whole(index * step),
  }))
  return { top, ticks }
}

/** What stands for a mark in a legend. */
export function Key({ children, text }: { children: ReactNode; text: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden="true" viewBox="0 0 16 12" className="h-3 w-4 shrink-0">
        {children}
      </svg>
      {text}
    </li>
  )
}

export function Legend({ children }: { children: ReactNode }) {
  return <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">{children}</ul>
}
