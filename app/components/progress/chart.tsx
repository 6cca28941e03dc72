import type { ReactNode } from 'react'
import { ScrollRegion } from '../scroll-region'

/**
 * A figure with what it says as its heading, the drawing, and the same in numbers. `name` says what is shown, for
 * whoever cannot see it.
 */
export function Chart({
  id,
  name,
  finding,
  note,
  numbers,
  children,
}: {
  id: string
  name: string
  finding: string
  note?: ReactNode
  numbers?: ReactNode
  children: ReactNode
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-name ${id}-finding`}
      className="card min-w-0 scroll-mt-4 p-4 sm:p-6"
    >
      <p id={`${id}-name`} className="text-sm text-muted">
        {name}
      </p>
      <h3 id={`${id}-finding`} className="mt-1 text-lg font-semibold sm:text-xl">
        {finding}
      </h3>
      {note && <p className="mt-1.5 max-w-prose text-sm text-muted">{note}</p>}
      <div className="mt-5">{children}</div>
      {numbers && (
        <details className="mt-3">
          <summary className="link min-h-11 w-fit py-2.5 text-sm">
            Numbers<span className="sr-only">: {name}</span>
          </summary>
          {numbers}
        </details>
      )}
    </section>
  )
}

/** A table of numbers that scrolls by itself where it is wider or longer than its place. */
export function Numbers({
  name,
  columns,
  rows,
}: {
  name: string
  columns: readonly string[]
  /** The first cell names the row. */
  rows: readonly (readonly (string | number)[])[]
}) {
  return (
    <ScrollRegion
      name={`${name}, numbers`}
      className="max-h-80 overflow-auto rounded-lg border border-line"
    >
      <table className="w-full text-left text-sm tabular-nums">
        <caption className="sr-only">{name}</caption>
        <thead className="sticky top-0 bg-card text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells]) => (
            <tr key={head} className="border-t border-line">
              <th scope="row" className="px-3 py-1.5 font-normal whitespace-nowrap">
                {head}
              </th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]} className="px-3 py-1.5 whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Where a figure will be, and what it takes to be there. */
export function Ghost({
  children,
  shape = 'bars',
}: {
  children: ReactNode
  shape?: 'bars' | 'line' | 'grid'
}) {
  return (
    <div className="relative grid min-h-32 place-items-center overflow-hidden rounded-lg">
      <svg
        aria-hidden="true"
        viewBox="0 0 240 80"
        preserveAspectRatio="none"
        className="absolute inset-0 h-full w-full text-line opacity-60"
      >
        {GHOSTS[shape]}
      </svg>
      <p className="relative max-w-sm rounded-lg bg-card/90 px-4 py-2 text-center text-muted">
        {children}
      </p>
    </div>
  )
}

const GHOSTS = {
  bars: (
    <path
      fill="currentColor"
      d={[30, 52, 44, 66, 36, 58, 72, 48, 60, 40]
        .map((height, index) => `M${index * 24 + 4} 80v-${height}h16v${height}z`)
        .join('')}
    />
  ),
  line: (
    <path
      fill="none"
      stroke="currentColor"
      strokeWidth={4}
      vectorEffect="non-scaling-stroke"
      d="M0 70C40 66 60 50 100 46S170 20 240 14"
    />
  ),
  grid: (
    <path
      fill="currentColor"
      d={Array.from(
        { length: 84 },
        (_, n) => `M${(n % 21) * 11.5 + 2} ${Math.floor(n / 21) * 20 + 3}h8v14h-8z`,
      ).join('')}
    />
  ),
}
