/** A table cell, outer white space and pipes excluded, as UTF-16 offsets [start, end). */
export interface Cell {
  readonly start: number
  readonly end: number
}

export interface Row {
  /** At most as many as asked for. */
  readonly cells: readonly Cell[]
  /** How many the line holds. */
  readonly count: number
}

const PIPE = 124
const BACKSLASH = 92
const BACKTICK = 96

function isBlank(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  if (code > 32 && code < 128) return false
  return code === 32 || code === 9 || source.charAt(at).trim() === ''
}

function trim(source: string, start: number, end: number): Cell {
  let from = start
  let to = end
  while (from < to && isBlank(source, from)) from += 1
  while (to > from && isBlank(source, to - 1)) to -= 1
  return { start: from, end: to }
}

/** Where the code span that opens at `at` is over; after its opening marks when it never closes. */
function afterCode(source: string, at: number, end: number): number {
  let open = at
  while (open < end && source.charCodeAt(open) === BACKTICK) open += 1
  const marks = source.slice(at, open)
  const close = source.slice(open, end).indexOf(marks)
  return close < 0 ? open : open + close + marks.length
}

/**
 * The cells of one table line, source[start, end), as GitHub cuts them: at every pipe that no
 * backslash precedes, code spans or not; one leading and one trailing pipe frame the row.
 * @param keepCode not to cut inside code spans, as authors often mean it
 */
export function splitRow(
  source: string,
  start: number,
  end: number,
  most: number,
  keepCode = false,
): Row {
  const line = trim(source, start, end)
  const cells: Cell[] = []
  let count = 0
  let from = line.start
  for (let at = line.start; at < line.end; at += 1) {
    if (keepCode && source.charCodeAt(at) === BACKTICK) at = afterCode(source, at, line.end) - 1
    if (source.charCodeAt(at) !== PIPE) continue
    if (at > line.start) {
      if (source.charCodeAt(at - 1) === BACKSLASH) continue
      if (cells.length < most) cells.push(trim(source, from, at))
      count += 1
    }
    from = at + 1
  }
  if (from < line.end) {
    if (cells.length < most) cells.push(trim(source, from, line.end))
    count += 1
  }
  return { cells, count }
}

/** The columns of a delimiter row such as `| --- | :-: |`, or null when the text is none. */
export function delimiterColumns(text: string): number | null {
  if (!/^[-:| \t]+$/.test(text)) return null
  const { cells, count } = splitRow(text, 0, text.length, Number.POSITIVE_INFINITY)
  const whole = cells.every(({ start, end }) => /^:?-+:?$/.test(text.slice(start, end)))
  return whole && count > 0 ? count : null
}
