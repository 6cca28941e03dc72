import { fail, ok, type Result } from '../result'
import { LIMITS } from './limits'
import type { ReadError, Span } from './types'

/** Text that passed the door, cut into lines. Offsets count from the start of `text`, a byte order mark included. */
export interface Source {
  readonly text: string
  /** Start of each line, and one more: the length of the text. Lines end with LF, CRLF or CR. */
  readonly lineStarts: readonly number[]
  /** The first line that is not front matter, zero-based. */
  readonly bodyLine: number
  /** `title:` of the front matter. */
  readonly title: string | null
}

const BYTE_ORDER_MARK = '\ufeff'
const LINE_FEED = 10
const RETURN = 13

function tooLarge(source: string | Uint8Array): boolean {
  if (typeof source !== 'string') return source.byteLength > LIMITS.bytes
  if (source.length > LIMITS.bytes) return true
  return source.length * 3 > LIMITS.bytes && new TextEncoder().encode(source).length > LIMITS.bytes
}

function decode(source: string | Uint8Array): string | null {
  try {
    const text =
      typeof source === 'string'
        ? source
        : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(source)
    return text.includes('\0') || /\p{Cs}/u.test(text) ? null : text
  } catch {
    return null
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    starts.push(text.length)
    return starts
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === LINE_FEED || (code === RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) {
      starts.push(at + 1)
    }
  }
  starts.push(text.length)
  return starts
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(value)
  return (quoted?.[2] ?? value).trim()
}

/**
 * A block between two `---` lines at the very start, trailing spaces allowed, every line of which can be
 * YAML and one names a value; otherwise the first `---` is a rule drawn across the page and there is no front matter.
 */
function frontMatter(lines: (line: number) => string, count: number) {
  if (!/^---\s*$/.test(lines(0).replace(BYTE_ORDER_MARK, ''))) return null
  let title: string | null = null
  let [keyed, blank] = [false, true]
  for (let line = 1; line < count; line += 1) {
    const text = lines(line).trimEnd()
    if (text === '---' || text === '...') {
      return keyed || blank ? { bodyLine: line + 1, title } : null
    }
    blank &&= text === ''
    keyed ||= /^[\w.-]+\s*:/.test(text)
    if (!/^(?:$|\s|#|-\s|[\w.-]+\s*:(?:\s|$))/.test(text)) return null
    title ??= /^title\s*:\s*(.+)$/i.exec(text)?.[1] ?? null
  }
  return null
}

/** The 1-based line on which the unit at `offset` stands. */
export function lineAt({ lineStarts }: Pick<Source, 'lineStarts'>, offset: number): number {
  let [low, high] = [0, Math.max(0, lineStarts.length - 2)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}

/** A span of the source with its lines. Needs start < end. */
export function spanAt(source: Pick<Source, 'lineStarts'>, start: number, end: number): Span {
  const line = lineAt(source, start)
  const next = source.lineStarts[line]
  const endLine = next === undefined || end <= next ? line : lineAt(source, end - 1)
  return { start, end, line, endLine }
}

/**
 * Opens a document: bytes are read as UTF-8, front matter is set apart.
 * Refuses `too-large` (bytes before looking inside, then lines), `binary` (no UTF-8, or NUL, or broken surrogates) and `empty`.
 */
export function openSource(input: string | Uint8Array): Result<Source, ReadError> {
  if (tooLarge(input)) {
    const message = 'This document is larger than 5 MB. Split it, or keep only the comparison.'
    return fail({ code: 'too-large', message, line: null })
  }
  const text = decode(input)
  if (text === null) {
    const message = 'This does not look like text. Save the document as UTF-8 text and try again.'
    return fail({ code: 'binary', message, line: null })
  }
  if (text.trim() === '') {
    const message = 'This document is empty. Add a table that compares at least two subjects.'
    return fail({ code: 'empty', message, line: null })
  }
  const lineStarts = startsOfLines(text)
  const lineCount = lineStarts.length - 1
  if (lineCount > LIMITS.lines) {
    const limit = LIMITS.lines.toLocaleString('en')
    const message = `This document has more than ${limit} lines. Split it, or keep only the comparison.`
    return fail({ code: 'too-large', message, line: LIMITS.lines + 1 })
  }
  const matter = frontMatter((n) => text.slice(lineStarts[n], lineStarts[n + 1]), lineCount)
  const title = matter?.title ? unquote(matter.title.trim()) : ''
  return ok({ text, lineStarts, bodyLine: matter?.bodyLine ?? 0, title: title || null })
}
