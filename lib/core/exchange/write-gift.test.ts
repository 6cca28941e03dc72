import { parse } from 'gift-pegjs'
import { describe, expect, test } from 'vitest'
import { itemsOf } from '../questions/quiz'
import { awkward, library } from './fixtures'
import { answersOf, asked, type Question, questionOf } from './question'
import { writeGift } from './write-gift'

/** GIFT as its published grammar reads it. */
function questionsIn(gift: string) {
  return parse(gift).filter(({ type }) => type !== 'Category')
}

/** Pairs leave the grammar with its own names for escaped signs, and an arrow as a sign. */
const plain = (text: string) =>
  text
    .replace(/&&(\d{3});/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('->', '\u2192')
    .replace(/\s+/g, ' ')
    .trim()

/** What a parsed question has in common with ours: its kind, text and answers. */
function shapeOf(parsed: ReturnType<typeof parse>[number]) {
  switch (parsed.type) {
    case 'TF':
      return { text: parsed.stem.text, right: [parsed.isTrue ? 'True' : 'False'], all: 2 }
    case 'MC': {
      const right = parsed.choices.filter(({ isCorrect, weight }) => isCorrect || (weight ?? 0) > 0)
      return {
        text: parsed.stem.text,
        right: right.map(({ text }) => text.text),
        all: parsed.choices.length,
      }
    }
    case 'Short':
      return {
        text: parsed.stem.text,
        right: parsed.choices.map(({ text }) => text.text),
        all: parsed.choices.length,
      }
    case 'Matching':
      return {
        text: parsed.stem.text,
        right: parsed.matchPairs.map(
          ({ subquestion, subanswer }) => `${subquestion.text} = ${subanswer}`,
        ),
        all: parsed.matchPairs.length,
      }
    default:
      throw new Error(`unexpected ${parsed.type}`)
  }
}

function ours(question: Question) {
  const right =
    question.kind === 'typed'
      ? question.answers
      : question.kind === 'order'
        ? answersOf(question).map(
            (text, at) => `${text} = ${['1st', '2nd', '3rd'][at] ?? `${at + 1}th`}`,
          )
        : answersOf(question)
  const all =
    question.kind === 'boolean'
      ? 2
      : question.kind === 'matching'
        ? question.left.length
        : question.kind === 'typed'
          ? question.answers.length
          : question.options.length
  return { text: asked(question), right: right.map(plain), all }
}

describe.each([['awkward words', awkward, itemsOf(awkward)] as const, ...library])(
  'GIFT of %s',
  (_, comparison, items) => {
    test('is read by its grammar as the same questions', () => {
      const { content, count, skipped } = writeGift(comparison, items)
      const parsed = questionsIn(content)
      expect(parsed).toHaveLength(count)
      expect(count + Object.values(skipped).reduce((sum, each) => sum + each, 0)).toBe(items.length)
      const byId = new Map(items.map((item) => [item.id, questionOf(item, comparison)]))
      for (const each of parsed) {
        const question = byId.get(('id' in each && each.id) || '')
        if (!question) throw new Error('a question without its id')
        const shape = shapeOf(each)
        expect({ ...shape, right: shape.right.map(plain), text: blankless(shape.text) }).toEqual({
          ...ours(question),
          text: blankless(asked(question)),
        })
      }
    })
  },
)

/** The grammar writes a blank of its own where the answers stand within the text. */
const blankless = (text: string) => plain(text.replace(/_{3,}/g, ' ')).replace(/ ([.,;)])/g, '$1')

test('cards and matching of two are left out and counted', () => {
  const { skipped } = writeGift(awkward, itemsOf(awkward))
  expect(skipped.card).toBeGreaterThan(0)
})
