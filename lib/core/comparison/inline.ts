import type { Env, Token } from 'markdown-it'
import { LIMITS } from './limits'
import { markdown } from './markdown'

/** What a reader sees of a stretch of Markdown, on one line, and where in the source each piece stands. */
export interface Visible {
  readonly text: string
  /** The source offsets [start, end) of text[from, to), the markup around it included. Needs from < to. */
  readonly locate: (from: number, to: number) => readonly [start: number, end: number]
}

/** What makes a text be seen otherwise than it is written: a mark, or white space other than single spaces inside. */
const MARKED = /[\\`*_~[\]<&]|!\[|^ | (?: |$)|[^\S ]/
const MARKS = /[\\`*_~[\]<&!]/g
const SILENT_TAG = /^<(\/?)(script|style)\b/i
const LINE_BREAK_TAG = /^<br\b/i

/** Whether a text is seen as it is written. */
export function isPlain(written: string): boolean {
  return !MARKED.test(written)
}

/** Collects visible characters with the place of each, white space runs as one space. */
class Collector {
  text = ''
  readonly starts: number[] = []
  readonly ends: number[] = []
  private opening: number | null = null

  add(piece: string, start: number, end: number, spread: boolean): void {
    for (let n = 0; n < piece.length; n += 1) {
      const from = spread ? start + n : start
      const unit = piece.charAt(n)
      const blank = unit.trim() === ''
      if (blank && (this.text === '' || this.text.endsWith(' '))) continue
      this.text += blank ? ' ' : unit
      this.starts.push(blank ? from : (this.opening ?? from))
      this.ends.push(spread ? from + 1 : end)
      this.opening = null
    }
  }

  open(at: number): void {
    this.opening ??= at
  }

  close(at: number): void {
    this.opening = null
    if (this.ends.length > 0) this.ends[this.ends.length - 1] = at
  }
}

/** Where the `](…)`, `][…]` or `]` at `at` that ends a link or an image is over. */
function afterLink(text: string, at: number): number {
  if (text[at] !== ']') return at
  if (text[at + 1] === '[') {
    const end = text.indexOf(']', at + 2)
    return end < 0 ? at + 1 : end + 1
  }
  if (text[at + 1] !== '(') return at + 1
  const skipBlanks = (from: number) => from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
  const { helpers } = markdown
  const target = helpers.parseLinkDestination(text, skipBlanks(at + 2), text.length)
  if (!target.ok) return at + 1
  const title = helpers.parseLinkTitle(text, skipBlanks(target.pos), text.length)
  const end = skipBlanks(title.ok ? title.pos : target.pos)
  return text[end] === ')' ? end + 1 : at + 1
}

function collect(text: string, tokens: readonly Token[]): Collector {
  const out = new Collector()
  let cursor = 0
  let silent = ''
  const find = (piece: string) => {
    const at = text.startsWith(piece, cursor) ? cursor : text.indexOf(piece, cursor)
    return at < 0 ? null : at
  }
  const skip = (piece: string) => {
    if (text.startsWith(piece, cursor)) cursor += piece.length
  }
  const show = (content: string, written = content) => {
    const at = find(written) ?? cursor
    const end = Math.min(at + written.length, text.length)
    if (silent === '') out.add(content, at, end, content === written)
    cursor = end
  }
  for (const token of tokens) {
    if (token.type === 'text') show(token.content)
    else if (token.type === 'text_special') show(token.content, token.markup)
    else if (token.type === 'code_inline') {
      cursor = find(token.markup) ?? cursor
      out.open(cursor)
      skip(token.markup)
      show(token.content)
      cursor = (find(token.markup) ?? cursor - token.markup.length) + token.markup.length
      out.close(cursor)
    } else if (token.type === 'html_inline') {
      const tag = SILENT_TAG.exec(token.content)
      if (tag) silent = tag[1] ? '' : (tag[2] ?? '')
      if (LINE_BREAK_TAG.test(token.content)) show(' ', token.content)
      else cursor = (find(token.content) ?? cursor) + token.content.length
    } else if (token.type === 'image') {
      out.open(cursor)
      skip('![')
      show(token.children?.map(({ content }) => content).join('') ?? '', token.content)
      cursor = afterLink(text, cursor)
      out.close(cursor)
    } else if (token.type.endsWith('break')) show(' ', text[cursor] ?? '')
    else if (token.nesting === 1) {
      out.open(cursor)
      skip(token.type === 'link_open' ? (token.markup === 'autolink' ? '<' : '[') : token.markup)
    } else if (token.nesting === -1) {
      if (token.type !== 'link_close') skip(token.markup)
      else if (token.markup === 'autolink') skip('>')
      else cursor = afterLink(text, cursor)
      out.close(cursor)
    }
  }
  return out
}

/** The text with `\|` read as a pipe, and the offset in `text` of each unit, the end included. */
function unescapePipes(text: string): { inner: string; offsets: number[] } {
  let inner = ''
  const offsets: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    offsets.push(at)
    if (text[at] === '\\' && text[at + 1] === '|') at += 1
    inner += text[at]
  }
  offsets.push(text.length)
  return { inner, offsets }
}

/** Markdown's own reading; a text so full of marks that it is no prose is taken as it is written. */
function readInline(text: string, env: Env): Collector {
  if ((text.match(MARKS)?.length ?? 0) > LIMITS.marks) {
    const asWritten = new Collector()
    asWritten.add(text, 0, text.length, true)
    return asWritten
  }
  const tokens: Token[] = []
  markdown.inline.parse(text, markdown, env, tokens)
  return collect(text, tokens)
}

/** Reads a written text; `outer` says where in the source each of its units stands, its end included. */
function visibleIn(written: string, outer: (at: number) => number, env: Env): Visible {
  if (isPlain(written)) {
    return {
      text: written,
      locate: (from, to) => [outer(from), from < to ? outer(to - 1) + 1 : outer(to)],
    }
  }
  const { text, starts, ends } = readInline(written, env)
  return {
    text: text.trimEnd(),
    locate: (from, to) => [
      outer(starts[from] ?? 0),
      ends[to - 1] === undefined ? outer(written.length) : outer((ends[to - 1] ?? 1) - 1) + 1,
    ],
  }
}

/**
 * Reads text[start, end) as inline Markdown of a table cell or a heading. Code, emphasis and links give their
 * text, images their alternative text, `<br>` a space; other HTML gives nothing, and neither does what stands
 * inside script and style.
 */
export function visible(source: string, start: number, end: number, env: Env): Visible {
  const written = source.slice(start, end)
  if (isPlain(written)) {
    return { text: written, locate: (from, to) => [start + from, start + to] }
  }
  const { inner, offsets } = unescapePipes(written)
  const { text, starts, ends } = readInline(inner, env)
  const outer = (at: number) => start + (offsets[Math.min(at, inner.length)] ?? 0)
  return {
    text: text.trimEnd(),
    locate: (from, to) => [outer(starts[from] ?? 0), outer(ends[to - 1] ?? inner.length)],
  }
}

/** Reads lines of one paragraph as inline Markdown; each stretch is what of its line belongs to it. */
export function visibleLines(
  source: string,
  stretches: readonly { readonly start: number; readonly end: number }[],
  env: Env,
): Visible {
  const [only] = stretches
  const written = stretches.map(({ start, end }) => source.slice(start, end)).join('\n')
  const begins: number[] = []
  let length = 0
  for (const { start, end } of stretches) {
    begins.push(length)
    length += end - start + 1
  }
  let last = 0
  const outer = (at: number) => {
    if (stretches.length === 1) return (only?.start ?? 0) + at
    while (last > 0 && (begins[last] ?? 0) > at) last -= 1
    while (last + 1 < begins.length && (begins[last + 1] ?? 0) <= at) last += 1
    const { start, end } = stretches[last] ?? { start: 0, end: 0 }
    return Math.min(start + at - (begins[last] ?? 0), end)
  }
  return visibleIn(written, outer, env)
}

/** The visible text alone. */
export function plainText(source: string, env: Env): string {
  return visible(source, 0, source.length, env).text
}
