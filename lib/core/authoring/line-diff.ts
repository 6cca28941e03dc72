import { diffLines, diffWordsWithSpace } from 'diff'

/** A piece of a line: as before, or only in one of the two texts. */
export interface DiffPiece {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** A line of either text; a line that changed is there twice, removed and then added. */
export interface DiffLine {
  readonly kind: DiffPiece['kind']
  /** 1-based, in the text that has it; of a line that is in both, in the later one. */
  readonly line: number
  readonly pieces: readonly DiffPiece[]
}

/** Lines around a change that are shown. */
const CONTEXT = 1
/** Longer lines are not compared word by word, nor lists of changed lines beyond so many. */
const LONGEST_LINE = 4_000
const MOST_PAIRS = 200
/** Texts that differ in more lines than this are not told apart line by line. */
const MOST_EDITS = 1_000
/** Lines that differ in more words are shown as two. */
const MOST_WORDS = 200

const linesOf = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
const whole = (kind: DiffPiece['kind'], text: string): DiffPiece[] => [{ kind, text }]

/**
 * What changed between two texts, line by line with a line of context around, and in a changed line word by word. Null
 * where they differ too much for that.
 */
export function lineDiff(before: string, after: string): DiffLine[] | null {
  const end = (text: string) => `${text.replace(/\r\n?/g, '\n').replace(/\n$/, '')}\n`
  const parts = diffLines(end(before), end(after), { maxEditLength: MOST_EDITS })
  if (!parts) return null
  const lines: DiffLine[] = []
  let [old, next, pairs] = [1, 1, 0]
  for (let at = 0; at < parts.length; at += 1) {
    const { value, added, removed } = parts[at] as (typeof parts)[number]
    const texts = linesOf(value)
    const following = parts[at + 1]
    if (removed && following?.added) {
      const others = linesOf(following.value)
      const both = texts.map((text, index) => {
        const other = others[index]
        const isShort = Math.max(text.length, other?.length ?? 0) <= LONGEST_LINE
        if (other === undefined || !isShort || pairs >= MOST_PAIRS) return null
        pairs += 1
        return wordDiff(text, other)
      })
      for (const [index, text] of texts.entries()) {
        lines.push({
          kind: 'removed',
          line: old + index,
          pieces: both[index]?.before ?? whole('removed', text),
        })
      }
      for (const [index, text] of others.entries()) {
        lines.push({
          kind: 'added',
          line: next + index,
          pieces: both[index]?.after ?? whole('added', text),
        })
      }
      old += texts.length
      next += others.length
      at += 1
      continue
    }
    const kind = added ? 'added' : removed ? 'removed' : 'same'
    const first = removed ? old : next
    for (const [index, text] of texts.entries()) {
      lines.push({ kind, line: first + index, pieces: whole(kind, text) })
    }
    if (!added) old += texts.length
    if (!removed) next += texts.length
  }
  const near = (at: number) =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== 'same')
  return lines.filter((_, at) => near(at))
}

function wordDiff(before: string, after: string) {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS }) ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ]
  const pieces = parts.map(
    ({ value, added, removed }): DiffPiece => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }),
  )
  return {
    before: pieces.filter(({ kind }) => kind !== 'added'),
    after: pieces.filter(({ kind }) => kind !== 'removed'),
  }
}
