import type { Comparison } from '../comparison/types'
import type { Item } from '../questions/types'
import {
  aroundBlank,
  asked,
  inOrder,
  matchingSkip,
  placeName,
  type Question,
  type Skip,
  skippedText,
  type Written,
  writeAll,
} from './question'

/** Text of GIFT with what it gives a meaning escaped: ~ = # { } : and the backslash itself. */
export function escapeGift(text: string): string {
  return text
    .replace(/[\\~=#{}:]/g, (mark) => `\\${mark}`)
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Moodle's GIFT (docs.moodle.org/en/GIFT_format): a question bank as text, with the row of the comparison as feedback.
 * What is ordered is matched to its places. Questions are parted by blank lines, as the format wants it.
 */
export function writeGift(comparison: Comparison, items: readonly Item[]): Written<string> {
  const { content, ...rest } = writeAll(items, comparison, giftOf)
  const category = `$CATEGORY: ${escapeGift(comparison.title).replaceAll('/', '//')}`
  const note = skippedText(rest.skipped)
  const blocks = [...(note ? [`// ${note}`] : []), category, ...content]
  return { ...rest, content: `${blocks.join('\n\n')}\n` }
}

function giftOf(question: Question): string | Skip {
  const name = escapeGift(`${question.topics.join(', ')} ${question.id}`.slice(0, 240))
  const head = `// [id:${question.id}]\n::${name}::[plain]`
  const text = escapeGift(asked(question))
  const after = `####${escapeGift(question.explanation)}`
  const block = (lines: readonly string[]) =>
    `{\n${[...lines, after].map((line) => `\t${line}`).join('\n')}\n}`
  switch (question.kind) {
    case 'boolean':
      return `${head}${text} {${question.right ? 'TRUE' : 'FALSE'}${after}}`
    case 'choice':
      return `${head}${text} ${block(
        question.options.map(
          (option, at) => `${at === question.right ? '=' : '~'}${escapeGift(option)}`,
        ),
      )}`
    case 'multiple':
      return `${head}${text} ${block(
        question.options.map((option, at) => `~%${share(question, at)}%${escapeGift(option)}`),
      )}`
    case 'matching': {
      const pairs = question.left.map(
        (left, at) => [left, question.right[question.pairs[at] ?? 0] ?? ''] as const,
      )
      return matchingSkip(question) ?? `${head}${text} ${block(pairs.map(pairLine))}`
    }
    case 'order': {
      const pairs = inOrder(question).map((option, place) => [option, placeName(place)] as const)
      return (
        matchingSkip({ left: question.options, right: pairs.map(([, place]) => place) }) ??
        `${head}${text} ${block(pairs.map(pairLine))}`
      )
    }
    case 'typed': {
      const answers = block(
        question.answers.map((answer) => `=${escapeGift(answer.replaceAll('*', '\\*'))}`),
      )
      const around = aroundBlank(question.stem)
      if (!around) return `${head}${text} ${answers}`
      const [before, rest] = around
      return `${head}${escapeGift(`${question.instruction} ${before}`)} ${answers} ${escapeGift(rest)}`.trimEnd()
    }
  }
}

const pairLine = ([left, right]: readonly [string, string]) =>
  `=${withoutArrows(left)} -> ${withoutArrows(right)}`

/** What parts a pair cannot be escaped; the sign reads the same. */
const withoutArrows = (text: string) => escapeGift(text.replaceAll('->', '\u2192'))

/** Of a right option its share of all points, of a wrong one what choosing it costs: all of them come to nothing. */
function share({ right, options }: Extract<Question, { kind: 'multiple' }>, at: number): string {
  const of = right.includes(at) ? 100 / right.length : -100 / (options.length - right.length)
  return String(Number(of.toFixed(5)))
}
