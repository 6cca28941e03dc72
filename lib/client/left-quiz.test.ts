import { expect, test } from 'vitest'
import { leftOf } from './left-quiz'

const KEY = 'c0ffee:3:seed=a&count=10&topics=a%3Ab'
const answers = [{ kind: 'choice', index: 0 }]

test('a quiz with answers and no end was left', () => {
  expect(leftOf(KEY, { answers, finishedAt: null })).toEqual({
    comparisonId: 'c0ffee',
    settings: 'seed=a&count=10&topics=a%3Ab',
    answered: 1,
  })
  expect(leftOf('c0ffee:3:seed=a:b', { answers, finishedAt: null })?.settings).toBe('seed=a:b')
})

test.each([
  ['finished', { answers, finishedAt: 1 }],
  ['not begun', { answers: [], finishedAt: null }],
  ['no run of ours', 'text'],
  ['nothing', null],
])('one that is %s was not', (_, state) => expect(leftOf(KEY, state)).toBeNull())
