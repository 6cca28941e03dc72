import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

/**
 * What a field of HTML says. `text` is what is seen, on one line. `markdown` is the same as a cell of a Markdown table:
 * emphasis, code and lists survive, everything that has a meaning in Markdown is escaped, and there is no HTML in it.
 */
export interface FieldText {
  readonly text: string
  readonly markdown: string
  /** Names of pictures and sounds in it. */
  readonly media: readonly string[]
}

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Elements of which nothing is seen, or that run. */
const SILENT = new Set(
  'script style template head title noscript svg math iframe object embed applet frame frameset select textarea button audio video canvas link meta base form input noembed noframes plaintext xmp'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const MARKS: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*' }
const SPECIAL = /[\\`*_~[\]<&|]/g
/** A sound of Anki's: [sound:name.mp3]. */
const SOUND = /\[sound:([^\]]{1,255})\]/g
const BULLET = '• '

export const escapeMarkdown = (text: string): string => text.replace(SPECIAL, '\\$&')

/** Characters that are not seen, and those that turn the direction of what follows. */
const UNSEEN = /[\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff]+/g
const BLANK = /[\s\p{Cc}]+/gu

/** Text as it can be shown and stored: no half of a surrogate pair, nothing unseen, white space as single spaces. */
export const clean = (text: string): string =>
  text.toWellFormed().replace(UNSEEN, '').replace(BLANK, ' ')

/** What may stand between marks of emphasis whatever is around them. */
const EMPHASISED = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u
/** With more marks in it a cell is read as it is written. */
const MOST_MARKS = 400
const MARK = /[\\`*_~[\]<&!]/g

const marksIn = (text: string): number => text.replaceAll('\\|', '|').match(MARK)?.length ?? 0
const pipesEscaped = (text: string): string => text.replaceAll('|', '\\|')

/** The text of a field with the Markdown for it, or plainer Markdown where that has too many marks to be read. */
function fieldText(text: string, markdown: string, media: readonly string[]): FieldText {
  if (marksIn(markdown) <= MOST_MARKS) return { text, markdown, media }
  if (marksIn(text) > MOST_MARKS) return { text, markdown: pipesEscaped(text), media }
  const entities = text.replace(/[\\`*_~[\]<&]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  return { text, markdown: pipesEscaped(entities), media }
}

/** Elements that are open inside each other; deeper ones are read without their own meaning. */
const MOST_OPEN = 200

class Collector {
  #text = ''
  #markdown = ''
  readonly media: string[] = []
  /** White space and bullets that stand before what is said next. */
  #before = ''
  /** Emphasis that begins with what is said next, and where the one that has begun stands. */
  #opening = ''
  #begun = 0

  space(): void {
    if (this.#text !== '' && this.#before === '') this.#before = ' '
  }

  item(): void {
    this.#before = this.#text === '' ? BULLET : ` ${BULLET}`
  }

  open(mark: string): void {
    this.#opening = mark
  }

  /** Ends emphasis. It leaves no mark where it held nothing, or where Markdown would not take its ends for marks. */
  close(mark: string): void {
    const begun = this.#begun
    const inside = this.#markdown.slice(begun + mark.length)
    if (this.#opening === '') {
      if (EMPHASISED.test(inside)) this.#markdown += mark
      else this.#markdown = this.#markdown.slice(0, begun) + inside
    }
    this.#opening = ''
  }

  say(raw: string, written: (text: string) => string): void {
    const text = clean(
      raw.replace(SOUND, (_, name: string) => {
        this.media.push(name)
        return ' '
      }),
    )
    if (text.startsWith(' ')) this.space()
    const body = text.trim()
    if (body === '') return
    this.#text += this.#before + body
    const open = this.#markdown + this.#before
    if (this.#opening !== '') this.#begun = open.length
    const glued = written === codeOf && open.endsWith('`')
    this.#markdown = open + this.#opening + (glued ? escapeMarkdown : written)(body)
    this.#opening = ''
    this.#before = ''
    if (text.endsWith(' ')) this.space()
  }

  end(): FieldText {
    return fieldText(this.#text, this.#markdown, this.media)
  }
}

/** Code between as many backticks as it needs; a backtick or a pipe inside is told by escaping the whole instead. */
function codeOf(text: string): string {
  return /[`|\\]/.test(text) ? escapeMarkdown(text) : `\`${text}\``
}

const attributeOf = ({ attrs }: Element, name: string) =>
  attrs.find((attribute) => attribute.name === name)?.value ?? ''

function enter(node: Node, into: Collector, code: boolean): boolean {
  if (node.nodeName === '#text' && 'value' in node) {
    into.say(node.value, code ? codeOf : escapeMarkdown)
    return false
  }
  if (!('tagName' in node) || SILENT.has(node.tagName)) return false
  if (node.tagName === 'img') {
    const source = attributeOf(node, 'src').slice(0, 255)
    if (source !== '' && !source.startsWith('data:')) into.media.push(clean(source))
    into.say(attributeOf(node, 'alt').slice(0, 1_000), escapeMarkdown)
  }
  if (node.tagName === 'li') into.item()
  else if (BLOCKS.has(node.tagName)) into.space()
  return true
}

/** Walks without recursion: hostile HTML nests without end. */
function walk(root: DefaultTreeAdapterTypes.DocumentFragment, into: Collector): void {
  const open: { node: Node; next: number; mark: string }[] = []
  let [children, next, codes]: [readonly Node[], number, number] = [root.childNodes, 0, 0]
  for (;;) {
    const node = children[next]
    next += 1
    if (!node) {
      const parent = open.pop()
      if (!parent) return
      if (parent.mark !== '') into.close(parent.mark)
      if (parent.node.nodeName === 'code') codes -= 1
      if (BLOCKS.has(parent.node.nodeName)) into.space()
      next = parent.next
      const above = open.at(-1)?.node ?? root
      children = 'childNodes' in above ? above.childNodes : []
      continue
    }
    if (!enter(node, into, codes > 0) || !('childNodes' in node)) continue
    const marked = open.length < MOST_OPEN && codes === 0 && !open.some(({ mark }) => mark !== '')
    const mark = marked ? (MARKS[node.nodeName] ?? '') : ''
    if (mark !== '') into.open(mark)
    if (node.nodeName === 'code') codes += 1
    open.push({ node, next, mark })
    ;[children, next] = [node.childNodes, 0]
  }
}

/** Text that is no HTML, as a field: everything in it is seen as it is written. */
export function plainField(raw: string): FieldText {
  const text = clean(raw).trim()
  return fieldText(text, escapeMarkdown(text), [])
}

/** UTF-16 units of a field that are read; a longer one fits in no cell anyway. */
const MOST_HTML = 65_536

/**
 * Reads a field of a note. Nothing of it is ever run or shown as HTML: only what it says is kept. Of one that is too
 * long for any cell `markdown` is the field itself, which is longer than any cell.
 */
export function readField(html: string): FieldText {
  if (html.length > MOST_HTML) {
    return { text: clean(html.slice(0, 80)).trim(), markdown: html, media: [] }
  }
  if (!/[<&]/.test(html) && !html.includes('[sound:')) {
    return plainField(html)
  }
  const into = new Collector()
  walk(parseFragment(html), into)
  return into.end()
}
