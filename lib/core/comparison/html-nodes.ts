import type { DefaultTreeAdapterTypes } from 'parse5'
import type { TextCollector } from './collector'
import type { Source } from './source'

export type HtmlNode = DefaultTreeAdapterTypes.Node
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** Elements of which nothing is seen. */
const SILENT = new Set(
  'script style template head noscript svg math iframe object select textarea button nav audio video canvas'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'html body div p section article main header footer aside figure figcaption blockquote pre address center details summary fieldset form h1 h2 h3 h4 h5 h6 ul ol dl li dt dd hr table caption thead tbody tfoot tr td th'.split(
    ' ',
  ),
)
const FOOTNOTE = /^(?:\[[^\]]{1,12}\]|\(?\d{1,3}\)?|[a-z*†‡§]{1,2})$/i

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node
export const isSilent = ({ tagName }: HtmlElement): boolean => SILENT.has(tagName)
export const isBlock = ({ tagName }: HtmlElement): boolean => BLOCKS.has(tagName)

export function attribute({ attrs }: HtmlElement, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : []
}

/** A walk in document order without recursion. Returning false from `enter` leaves out what is inside. */
export function walkNodes(
  root: HtmlNode,
  enter: (node: HtmlNode) => boolean,
  leave: (node: HtmlNode) => void,
): void {
  const stack: { node: HtmlNode; next: number }[] = [{ node: root, next: 0 }]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = childrenOf(top.node)[top.next]
    if (!child) {
      stack.pop()
      if (top.node !== root) leave(top.node)
      continue
    }
    top.next += 1
    if (enter(child)) stack.push({ node: child, next: 0 })
  }
}

/** The text of a short inline element; longer ones give only their beginning. */
function shortText(element: HtmlElement): string {
  let text = ''
  walkNodes(
    element,
    (node) => {
      if ('value' in node && text.length < 40) text += node.value
      return text.length < 40
    },
    () => {},
  )
  return text.trim()
}

/** Whether a raised text is a pointer to a note rather than an exponent. */
export function isFootnote(element: HtmlElement, before: string): boolean {
  if (element.tagName !== 'sup') return false
  if (/\breference\b|\bfootnote/.test(attribute(element, 'class') ?? '')) return true
  const text = shortText(element)
  const exponent = /^[-−]?\d{1,3}$/.test(text) && /(?:\d|\b(?:[mck]?m|ft|in|s))$/.test(before)
  return FOOTNOTE.test(text) && !exponent
}

/** Adds what is seen of an inline node to a collector. */
export function collectNode(node: HtmlNode, into: TextCollector, source: Source): void {
  const place = node.sourceCodeLocation
  if ('value' in node) {
    if (place) into.add(node.value, source.text, place.startOffset, place.endOffset)
  } else if (isElement(node) && place) {
    if (node.tagName === 'br') into.space(place.startOffset)
    if (node.tagName === 'img') {
      into.whole(attribute(node, 'alt') ?? '', place.startOffset, place.endOffset)
    }
  }
}
