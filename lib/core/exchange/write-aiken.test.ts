import { expect, test } from 'vitest'
import { itemsOf } from '../questions/quiz'
import { awkward, library } from './fixtures'
import { questionOf } from './question'
import { writeAiken } from './write-aiken'

/** Aiken as Moodle reads it: options by letter, the answer last, what is neither is the question. */
function parse(text: string) {
  return text
    .trim()
    .split(/\n\n/)
    .map((block) => {
      const lines = block.split('\n')
      const options = lines.filter((line) => /^[A-Z][).] /.test(line))
      const answers = lines.filter((line) => line.startsWith('ANSWER: '))
      const rest = lines.filter((line) => !options.includes(line) && !answers.includes(line))
      return {
        rest,
        answers,
        right: options.find((line) => line[0] === answers[0]?.at(-1))?.slice(3),
        options: options.length,
      }
    })
}

test.each([['awkward words', awkward, itemsOf(awkward)] as const, ...library])(
  'Aiken of %s is read as the same questions',
  (_, comparison, items) => {
    const { content, count } = writeAiken(comparison, items)
    const questions = items
      .flatMap((item) => questionOf(item, comparison) ?? [])
      .filter(({ kind }) => kind === 'choice' || kind === 'boolean')
    const parsed = parse(content)
    expect(parsed).toHaveLength(count)
    expect(count).toBe(questions.length)
    for (const [at, question] of questions.entries()) {
      const read = parsed[at]
      expect(read?.rest).toHaveLength(1)
      expect(read?.answers).toHaveLength(1)
      if (question.kind === 'boolean') expect(read?.right).toBe(question.right ? 'True' : 'False')
      if (question.kind === 'choice') {
        expect(read?.options).toBe(question.options.length)
        expect(read?.right).toBe(question.options[question.right]?.replace(/\s+/g, ' ').trim())
      }
    }
  },
)

test('what is no multiple choice is left out and counted', () => {
  const { skipped } = writeAiken(awkward, itemsOf(awkward))
  expect(skipped.kind).toBeGreaterThan(0)
  expect(skipped.card).toBeGreaterThan(0)
})
