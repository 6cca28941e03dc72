'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import {
  addColumn,
  addRow,
  type Place,
  removeColumn,
  removeRow,
  setCell,
  type TableText,
  tableIn,
} from '@/lib/core/authoring/table-text'
import { ScrollRegion } from '../scroll-region'

/** Longer tables are edited as text. */
const MOST_ROWS = 200
const EMPTY = '# First & Second\n\n| Topic | First | Second |\n| --- | --- | --- |\n|  |  |  |\n'

interface Props {
  source: string
  onChange: (source: string) => void
}

/** The table of the text as cells to type in; what is typed is written back to the text. */
export function Grid({ source, onChange }: Props) {
  const body = useRef<HTMLTableElement>(null)
  const table = tableIn(source)
  if (!table) {
    return (
      <div className="card p-4">
        <p>There is no table in the text yet.</p>
        <button
          type="button"
          className="button button-quiet mt-3"
          onClick={() => onChange(source.trim() === '' ? EMPTY : `${source.trimEnd()}\n\n${EMPTY}`)}
        >
          Begin with an empty table
        </button>
      </div>
    )
  }
  if (table.rows.length > MOST_ROWS) {
    return (
      <p className="card p-4">This table has more than {MOST_ROWS} rows: it is edited as text.</p>
    )
  }

  const focus = (row: number, column: number) => {
    const cell = body.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)
    cell?.focus()
    return cell !== null && cell !== undefined
  }

  function move(event: KeyboardEvent<HTMLTextAreaElement>, row: number, column: number) {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const atStart = selectionStart === 0 && selectionEnd === 0
    const atEnd = selectionStart === value.length
    const steps: Record<string, readonly [boolean, number, number]> = {
      Enter: [!event.shiftKey, row + 1, column],
      ArrowDown: [!value.slice(selectionEnd).includes('\n'), row + 1, column],
      ArrowUp: [!value.slice(0, selectionStart).includes('\n'), row - 1, column],
      ArrowLeft: [atStart, row, column - 1],
      ArrowRight: [atEnd, row, column + 1],
    }
    const step = steps[event.key]
    if (!step?.[0] || event.nativeEvent.isComposing || event.altKey || event.ctrlKey) return
    if (event.key === 'Enter') event.preventDefault()
    if (focus(step[1], step[2])) event.preventDefault()
  }

  return (
    <div>
      <p id="grid-keys" className="text-sm text-muted">
        Arrow keys and Enter move between cells, Shift and Enter begins a new line in one.
      </p>
      <ScrollRegion name="Table to edit" className="mt-2 overflow-x-auto pb-2">
        <table ref={body} className="w-full border-separate border-spacing-1 text-left">
          <caption className="sr-only">The table of the text; every cell can be edited</caption>
          <thead>
            <Row table={table} row={0} source={source} onChange={onChange} onKey={move} />
          </thead>
          <tbody>
            {table.rows.slice(1).map((_, index) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
                key={index}
                table={table}
                row={index + 1}
                source={source}
                onChange={onChange}
                onKey={move}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="mt-2 flex flex-wrap gap-3">
        <button
          type="button"
          className="button button-quiet"
          onClick={() => onChange(addRow(source, table.rows.length - 1))}
        >
          Add a row
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => onChange(addColumn(source, `Subject ${table.columns}`))}
        >
          Add a subject
        </button>
        {table.columns > 2 && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onChange(removeColumn(source, table.columns - 1))}
          >
            Remove {table.rows[0]?.at(-1) || 'the last subject'}
          </button>
        )}
      </div>
    </div>
  )
}

interface RowProps extends Props {
  table: TableText
  row: number
  onKey: (event: KeyboardEvent<HTMLTextAreaElement>, row: number, column: number) => void
}

function Row({ table, row, source, onChange, onKey }: RowProps) {
  const cells = table.rows[row] ?? []
  const [header] = table.rows
  const nameOf = (column: number) =>
    row === 0
      ? `Heading of column ${column + 1}`
      : `${header?.[column] || `column ${column + 1}`}, ${(column > 0 && cells[0]) || `row ${row}`}`
  return (
    <tr>
      {cells.map((text, column) => {
        const place = { row, column }
        const cell = (
          <Cell
            place={place}
            name={nameOf(column)}
            text={text}
            onKey={onKey}
            onChange={(typed) => onChange(setCell(source, place, typed))}
          />
        )
        const Tag = row === 0 ? 'th' : 'td'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          <Tag key={column} scope={row === 0 ? 'col' : undefined} className="align-top">
            {cell}
          </Tag>
        )
      })}
      <td className="align-top">
        {row > 0 && (
          <button
            type="button"
            className="inline-flex size-11 items-center justify-center rounded-lg border border-edge hover:bg-raised"
            aria-label={`Remove row ${row}${cells[0] ? `, ${cells[0]}` : ''}`}
            onClick={() => onChange(removeRow(source, row))}
          >
            ✕
          </button>
        )}
      </td>
    </tr>
  )
}

interface CellProps {
  place: Place
  name: string
  text: string
  onKey: RowProps['onKey']
  onChange: (text: string) => void
}

/** A cell that keeps what is being typed in it, and otherwise follows the text. */
function Cell({ place: { row, column }, name, text, onKey, onChange }: CellProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    if (element && element !== document.activeElement && element.value !== text) {
      element.value = text
    }
  }, [text])
  return (
    <textarea
      ref={field}
      data-cell={`${row} ${column}`}
      aria-label={name}
      aria-describedby="grid-keys"
      className={`field min-w-32 resize-y px-2 py-1 [field-sizing:content] ${row === 0 || column === 0 ? 'font-semibold' : ''}`}
      rows={1}
      defaultValue={text}
      onKeyDown={(event) => onKey(event, row, column)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
