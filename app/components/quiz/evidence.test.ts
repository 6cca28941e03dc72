import { expect, test } from 'vitest'
import { gradeAnswer } from '@/lib/core/grading/grade'
import { dockerAndKubernetes } from '@/lib/core/questions/fixtures'
import { generateItems } from '@/lib/core/questions/generate'
import { distractorOf, evidenceOf, overruledOf } from './evidence'

const item = generateItems(dockerAndKubernetes).items.find(({ key }) => key === 'declarative')
let made = 0
const context = {
  attemptId: 'run',
  at: 1000,
  elapsedMs: 4000,
  slowAfterMs: {},
  practice: false,
  newId: () => `id-${made++}`,
}

test('"I was right" takes the machine’s verdict back and puts the learner’s own grade in its place', () => {
  if (!item) throw new Error('no blank for declarative')
  const grade = gradeAnswer(item, { kind: 'text', text: 'described by its goal' })
  const judged = evidenceOf(item, grade, context)
  expect(judged).toMatchObject([{ correct: false, rating: null, format: 'cloze' }])
  const ids = judged.map(({ id }) => id)
  const overruled = overruledOf(item, grade, ids, { ...context, at: 2000 })
  expect(overruled).toMatchObject([
    { kind: 'undo', undoes: ids[0], at: 2000 },
    { kind: 'answer', rating: 3, correct: null, options: null, at: 2000 },
  ])
  expect(new Set([...ids, ...overruled.map(({ id }) => id)]).size).toBe(3)
  expect(new Set(overruled.map(({ factId }) => factId))).toEqual(new Set(item.factIds))
})

test('without a verdict to take back only the grade is logged', () => {
  if (!item) throw new Error('no blank for declarative')
  const grade = gradeAnswer(item, { kind: 'text', text: 'x' })
  const kinds = overruledOf(item, grade, [], context).map(({ kind }) => kind)
  expect(kinds).toEqual(['answer'])
})

test('slow is what takes longer than the learner’s own limit for the format', () => {
  if (!item) throw new Error('no blank for declarative')
  const grade = gradeAnswer(item, { kind: 'text', text: 'declarative' })
  const slowWith = (slowAfterMs: object) =>
    evidenceOf(item, grade, { ...context, slowAfterMs })[0]?.slow
  expect(slowWith({ cloze: 3999 })).toBe(true)
  expect(slowWith({ cloze: 4000 })).toBe(false)
  expect(slowWith({ 'short-answer': 1 })).toBe(false)
  expect(slowWith({})).toBe(false)
})

test('a distractor is named by what it states, and only where one was chosen', () => {
  const { items } = generateItems(dockerAndKubernetes)
  const which = items.find(({ format }) => format === 'which-statement')
  const either = items.find(({ format }) => format === 'true-false')
  if (which?.format !== 'which-statement' || either?.format !== 'true-false') {
    throw new Error('no such items')
  }
  const other = which.key === 0 ? 1 : 0
  expect(distractorOf(which, { kind: 'choice', index: other })).toBe(which.options[other]?.factId)
  expect(distractorOf(which, { kind: 'choice', index: which.key })).toBeNull()
  expect(distractorOf(either, { kind: 'choice', index: 1 - either.key })).toMatch(
    /^(True|False|[a-z]+)$/,
  )
  expect(distractorOf(which, undefined)).toBeNull()
  expect(item && distractorOf(item, { kind: 'text', text: 'x' })).toBeNull()
})
