import { expect, test } from 'vitest'
import { type Answer, gradeAnswer } from '@/lib/core/grading/grade'
import { dockerAndKubernetes } from '@/lib/core/questions/fixtures'
import { generateItems } from '@/lib/core/questions/generate'
import type { ChoiceItem, Item } from '@/lib/core/questions/types'
import { isChoice } from '@/lib/core/questions/types'
import { reasonOf } from './feedback'

const { items } = generateItems(dockerAndKubernetes)

function choiceOf(format: Item['format'], suits: (item: ChoiceItem) => boolean = () => true) {
  const isAsked = (item: Item): item is ChoiceItem => isChoice(item) && item.format === format
  const found = items.filter(isAsked).find(suits)
  if (!found) throw new Error(`no ${format}`)
  return found
}

const reasonFor = (item: Item, answer: Answer) =>
  reasonOf(item, answer, gradeAnswer(item, answer), dockerAndKubernetes.subjects)

const choose = (index: number): Answer => ({ kind: 'choice', index })

test('the odd one out is told from the other three by name', () => {
  const item = choiceOf('odd-one-out', ({ options, key }) => options[key]?.subject === 'docker')
  expect(reasonFor(item, choose(item.key))).toBe(
    'It is said of Docker, the other three of Kubernetes.',
  )
})

test('a statement chosen for another is told to be of another subject, or of another topic', () => {
  const item = choiceOf('which-statement', ({ options, key }) => {
    const own = options[key]?.subject
    return own === 'docker' && options.some(({ subject }, at) => at !== key && subject === own)
  })
  const at = (subject: string) =>
    item.options.findIndex((option, index) => index !== item.key && option.subject === subject)
  expect(reasonFor(item, choose(at('kubernetes')))).toBe('What you chose is said of Kubernetes.')
  expect(reasonFor(item, choose(at('docker')))).toBe(
    'What you chose is said of Docker, but not on this topic.',
  )
  expect(reasonFor(item, choose(item.key))).toBe(null)
})

test('a claim is true or false according to the comparison, whatever was answered', () => {
  const item = choiceOf('true-false', ({ key }) => key === 1)
  expect(reasonFor(item, choose(1))).toBe('According to the comparison this is false.')
  expect(reasonFor(item, choose(0))).toBe('According to the comparison this is false.')
})

test('of which it is said', () => {
  const item = choiceOf('both-or-neither', ({ key }) => key === 2)
  expect(reasonFor(item, choose(0))).toBe('The comparison says it of both.')
})

test('what is missing is shown unless it was right', () => {
  const item = items.find(({ format, key }) => format === 'cloze' && key === 'declarative')
  if (!item) throw new Error('no blank')
  expect(reasonFor(item, { kind: 'text', text: 'manual' })).toBe('Missing: declarative.')
  expect(reasonFor(item, { kind: 'text', text: 'declarative' })).toBe(null)
})
