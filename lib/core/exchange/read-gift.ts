import { type GIFTQuestion, parse } from 'gift-pegjs'
import { ok, type Result } from '../result'
import type { OriginCard } from './build'
import { cardAt, type TextCards, type Unread } from './plain-text'
import { type FieldText, plainField, readField } from './read-field'
import { type ImportRefusal, refused } from './refusal'

/** UTF-16 units of one question; a longer one is none. */
const MOST_QUESTION = 20_000
const MOST_UNREAD = 1_000
/** HTML that Moodle's own format may hold. */
const TAG = /<\/?(?:p|br|b|i|em|strong|code|pre|ul|ol|li|span|div|sub|sup|img|table)\b[^<>]*>/i

interface Piece {
  readonly line: number
  readonly text: string
}

/** Questions stand apart by blank lines; comments and the category are no part of them. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let [lines, begun]: [string[], number] = [[], 0]
  const end = () => {
    if (lines.length > 0) pieces.push({ line: begun, text: lines.join('\n') })
    lines = []
  }
  for (const [at, line] of text.replace('\ufeff', '').split('\n').entries()) {
    if (line.trim() === '') end()
    if (line.trim() === '' || /^\s*(?:\/\/|\$CATEGORY:)/.test(line)) continue
    if (lines.length === 0) begun = at + 1
    lines.push(line)
  }
  end()
  return pieces
}

interface Written {
  readonly format: string
  readonly text: string
}

function fieldOf({ format, text }: Written): FieldText {
  return format === 'html' || (format === 'moodle' && TAG.test(text))
    ? readField(text)
    : plainField(text)
}

/** Several right answers as one side. */
function together(answers: readonly FieldText[]): FieldText {
  const said = answers.filter(({ text }) => text !== '')
  return {
    text: said.map(({ text }) => text).join('; '),
    markdown: said.map(({ markdown }) => markdown).join('; '),
    media: said.flatMap(({ media }) => media),
  }
}

const plain = (text: string): Written => ({ format: 'plain', text })

function numberText(answer: {
  type: string
  number?: number
  range?: number
  numberHigh?: number
  numberLow?: number
}): string {
  const { type, number = 0, range = 0, numberHigh = 0, numberLow = 0 } = answer
  if (type === 'high-low') return `${numberLow} to ${numberHigh}`
  return type === 'range' && range !== 0 ? `${number} ± ${range}` : String(number)
}

function answerOf(question: GIFTQuestion): FieldText | null {
  switch (question.type) {
    case 'TF':
      return plainField(question.isTrue ? 'True' : 'False')
    case 'MC':
    case 'Short': {
      const right = question.choices.filter(
        ({ isCorrect, weight }) => isCorrect || (weight ?? 0) > 0,
      )
      return together(right.map(({ text }) => fieldOf(text)))
    }
    case 'Numerical': {
      const { choices } = question
      const right = Array.isArray(choices)
        ? choices.filter(({ isCorrect }) => isCorrect).map(({ text }) => text)
        : [choices]
      return together(right.map((answer) => plainField(numberText(answer))))
    }
    default:
      return null
  }
}

function cardsOf(question: GIFTQuestion, line: number): OriginCard[] {
  if (question.type === 'Category') return []
  const stem = fieldOf(question.stem)
  if (question.type === 'Matching') {
    return question.matchPairs.map(({ subquestion, subanswer }) =>
      cardAt(line, together([stem, fieldOf(subquestion)]), fieldOf(plain(subanswer))),
    )
  }
  const answer = answerOf(question)
  return answer ? [cardAt(line, stem, answer)] : []
}

function read({ text, line }: Piece): { cards: OriginCard[]; wrong: string | null } {
  if (text.length > MOST_QUESTION) {
    return {
      cards: [],
      wrong: `The question on line ${line} is longer than can be read. Leave a blank line between questions.`,
    }
  }
  try {
    const cards = parse(text).flatMap((question) => cardsOf(question, line))
    const wrong =
      cards.length > 0
        ? null
        : `What stands on line ${line} has no answer to be asked for, so it is left out.`
    return { cards, wrong }
  } catch (error) {
    const at = (error as { location?: { start: { line: number } } }).location?.start.line ?? 1
    const where = line + at - 1
    return {
      cards: [],
      wrong: `Line ${where} is not as GIFT is written. Check its braces, and escape ~ = # { } : in text by a backslash.`,
    }
  }
}

/**
 * Reads questions in Moodle's GIFT: each becomes a card, its question in front and what is right behind; a matching
 * question becomes one for each pair. Wrong answers and feedback are left out. Refuses `malformed` where no question
 * could be read.
 */
export function readGift(text: string): Result<TextCards, ImportRefusal> {
  const cards: OriginCard[] = []
  const unread: Unread[] = []
  for (const piece of piecesOf(text)) {
    const { cards: found, wrong } = read(piece)
    cards.push(...found)
    if (wrong && unread.length < MOST_UNREAD) unread.push({ line: piece.line, message: wrong })
  }
  if (cards.length > 0) return ok({ cards, unread })
  const [first] = unread
  return refused(
    'malformed',
    first?.message ?? 'There is no question in this text.',
    first?.line ?? 1,
  )
}
