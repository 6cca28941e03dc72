import { LIMITS } from './limits'
import { type Block, type Passage, part } from './page'

/** A heading, paragraph or list item with what stands under it. */
export interface Branch {
  readonly kind: 'root' | 'heading' | 'item' | 'paragraph'
  readonly line: number
  /** What it is headed with: a heading, the words before a colon, a short line over a list. */
  readonly label: Passage | null
  /** What it says beside its label. */
  readonly body: Passage | null
  /** Label and body as written, when it has both. */
  readonly whole: Passage | null
  readonly children: Branch[]
}

const LABEL = /^([^:：]{1,60}?)\s?(?:[:：]\s+|：|[:：]$)/u
/** `Label — what it says`, with one dash only: two enclose a remark. */
const DASHED = /^([^\s:：—–]+(?:\s[^\s:：—–]+){0,2})\s(?:[—–]|--?)\s+(?=(?:(?!\s--?\s)[^—–])+$)/u
/** Words of a label with text after it, and of one over a list. */
const LABEL_WORDS = 5
const LEAD_WORDS = 8
/** UTF-16 units of a heading that is still one, and of a short line over a list. */
const LONG_HEADING = 90
const SHORT_LINE = 60
const SENTENCE_END = /[.!?。！？؟…]["”’)]*$/

function isLabel(text: string, words = LEAD_WORDS): boolean {
  return (
    /[\p{L}\p{N}]/u.test(text) &&
    text.split(/\s+/).length <= words &&
    !/[.!?。！？؟](?:\s|$)|[,;，；]\s/.test(text)
  )
}

/** Cuts `Label: what it says`; the label is all when nothing follows the colon. */
function labelled(passage: Passage): { label: Passage | null; body: Passage | null } {
  const found = LABEL.exec(passage.text) ?? DASHED.exec(passage.text)
  const text = found?.[1] ?? ''
  const alone = found?.[0].length === passage.text.length
  if (!found || !isLabel(text, alone ? LEAD_WORDS : LABEL_WORDS))
    return { label: null, body: passage }
  return {
    label: part(passage, 0, text.length),
    body: part(passage, found[0].length, passage.text.length),
  }
}

function isProse(text: string): boolean {
  return text.length > LONG_HEADING || (/[.。]$/.test(text) && text.split(/\s+/).length > 5)
}

function headingBranch(passage: Passage, line: number): Branch {
  const { label, body } = labelled(passage)
  const whole = label && body ? passage : null
  if (isProse(passage.text)) return { kind: 'paragraph', line, label, body, whole, children: [] }
  const split = label && body && body.text.split(/\s+/).length > 5
  if (split) return { kind: 'paragraph', line, label, body, whole, children: [] }
  const bare = part(passage, 0, passage.text.replace(/\s*[:：]$/, '').length)
  return { kind: 'heading', line, label: bare ?? passage, body: null, whole: null, children: [] }
}

function textBranch(passage: Passage, block: Block, followed: boolean): Branch {
  const kind = block.kind === 'item' ? 'item' : 'paragraph'
  const { label, body } = labelled(passage)
  if (label) return { kind, line: block.line, label, body, whole: body && passage, children: [] }
  const short = passage.text.length <= SHORT_LINE && !SENTENCE_END.test(passage.text)
  if (short && followed && isLabel(passage.text)) {
    return { kind, line: block.line, label: passage, body: null, whole: null, children: [] }
  }
  return { kind, line: block.line, label: null, body: passage, whole: null, children: [] }
}

/**
 * The document as a tree: text under its heading, nested items under their item, a list under the label or the
 * short line before it. A heading as long as a paragraph is one.
 */
export function treeOf(blocks: readonly Block[]): Branch {
  const root: Branch = { kind: 'root', line: 1, label: null, body: null, whole: null, children: [] }
  /** The open headings by level, then the open items by depth; `lead` is the label a list may follow. */
  const headings: { branch: Branch; level: number }[] = []
  const items: Branch[] = []
  let lead: Branch | null = null
  const home = () => headings.at(-1)?.branch ?? root
  blocks.forEach((block, n) => {
    const passage = block.read()
    if (passage.text === '' || passage.text.length > LIMITS.paragraph) return
    const next = blocks[n + 1]
    if (block.kind === 'heading') {
      items.length = 0
      lead = null
      while ((headings.at(-1)?.level ?? 0) >= block.level) headings.pop()
      const branch = headingBranch(passage, block.line)
      home().children.push(branch)
      if (branch.kind === 'heading') headings.push({ branch, level: block.level })
      else lead = branch.label && !branch.body ? branch : null
      return
    }
    const deeper = next?.kind === 'item' && next.depth > block.depth
    const branch = textBranch(passage, block, deeper)
    if (block.kind === 'item') {
      items.length = Math.min(items.length, block.depth - 1)
      const parent = items.at(-1) ?? lead ?? home()
      parent.children.push(branch)
      items.push(branch)
    } else if (block.depth > 0 && items.length > 0) {
      items.length = Math.min(items.length, block.depth)
      items.at(-1)?.children.push(branch)
    } else {
      items.length = 0
      home().children.push(branch)
      lead = branch.label && (!branch.body || deeper) ? branch : null
    }
  })
  return root
}
