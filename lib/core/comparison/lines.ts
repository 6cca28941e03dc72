import type { TextBlock } from './markdown'

type Stretch = TextBlock['stretches'][number]

/** A line that begins with a label in bold type, or with a short one: `**Angular**: …`. */
const LABELLED_LINE =
  /^(?:(\*\*|__)[^*_]{1,80}(?:\1\s?[:：]|[:：]\1)|[\p{Lu}\p{Lo}\p{N}][^\s.!?:：]*(?:\s[^\s.!?:：]+){0,2}\s?[:：]\s)/u
/** A line in bold type and nothing else, short enough for a heading. */
const BOLD_LINE = /^(\*\*|__)(?=\S)(?:\d{1,3}[.)]\s)?[^*_\n.!?。]{1,60}(?<=\S)\1\s?[:：]?\s*$/u
const BREAK = /<br\s{0,9}\/?>/gi
const ENDS_SENTENCE = /[.;:!?。；：！？][\s*_)"”’]*$/u
/** A small letter that goes on with the line above; `camelCase` may begin a line. */
const GOES_ON = /^[\s*_]*\p{Ll}+(?![\p{Lu}\p{Ll}])/u
const LEVEL_OF_BOLD = 7

/** Lines cut again where a break is written out, the mark itself left to the piece before it. */
function atBreaks(text: string, stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.flatMap((stretch) => {
    const written = text.slice(stretch.start, stretch.end)
    if (!/<br/i.test(written) || written.includes('`')) return [stretch]
    const ends = Array.from(written.matchAll(BREAK), (found) => found.index + found[0].length)
    const cuts = [0, ...ends.filter((at) => at < written.length), written.length]
    return cuts.slice(1).flatMap((end, n) => {
      const start = cuts[n] ?? 0
      if (written.slice(start, end).trim() === '') return []
      return [{ ...stretch, start: stretch.start + start, end: stretch.start + end }]
    })
  })
}

function breaksAfter(text: string, { start, end }: Stretch, next: string): boolean {
  const line = text.slice(start, end)
  if (/<br\s{0,9}\/?>\s*$/i.test(line)) return true
  const after = /^[ \t]*/.exec(text.slice(end, end + 40))?.[0] ?? ''
  const hard = / {2,}$/.test(line + after) || /\\$/.test(line)
  return hard && (ENDS_SENTENCE.test(line) || !GOES_ON.test(next))
}

/** A paragraph cut before each line that begins with a label, after a line in bold type, and at written line breaks. */
export function paragraphsOf(text: string, block: TextBlock): TextBlock[] {
  const lines = block.kind === 'heading' ? block.stretches : atBreaks(text, block.stretches)
  if (block.kind === 'heading' || lines.length < 2) return [block]
  const pieces: TextBlock[] = []
  let stretches: Stretch[] = []
  const close = () => {
    if (stretches.length === 0) return
    pieces.push({ ...block, kind: pieces.length === 0 ? block.kind : 'paragraph', stretches })
    stretches = []
  }
  for (const stretch of lines) {
    const line = text.slice(stretch.start, Math.min(stretch.end, stretch.start + 120))
    const above = stretches.at(-1)
    const cut =
      LABELLED_LINE.test(line) ||
      BOLD_LINE.test(line) ||
      (above !== undefined &&
        (BOLD_LINE.test(text.slice(above.start, above.end)) || breaksAfter(text, above, line)))
    if (cut) close()
    stretches.push(stretch)
  }
  close()
  return pieces
}

/** A paragraph outside lists that is one short line in bold type stands for a heading. */
export function headedInBold(text: string, block: TextBlock): TextBlock {
  const [only, ...others] = block.stretches
  if (block.kind !== 'paragraph' || block.depth > 0 || !only || others.length > 0) return block
  if (only.end - only.start > 80 || !BOLD_LINE.test(text.slice(only.start, only.end))) return block
  return { ...block, kind: 'heading', level: LEVEL_OF_BOLD }
}
