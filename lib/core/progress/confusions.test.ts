import { expect, test } from 'vitest'
import { biasTo, confusionsOf, type WrongChoice } from './confusions'
import { confusionsLaw } from './confusions.laws'

test('the matrix equals plain counting', () => confusionsLaw(300))

const wrong = (topic: string, right: string, chosen: string): WrongChoice => ({
  topic,
  about: [right],
  chosen,
})

test('what is mixed up most comes first', () => {
  const { pairs, topics } = confusionsOf([
    wrong('sleep', 'cat', 'dog'),
    wrong('food', 'dog', 'cat'),
    wrong('food', 'cat', 'dog'),
    wrong('food', 'cat', 'cat'),
  ])
  expect(pairs).toEqual([
    { right: 'cat', chosen: 'dog', count: 2 },
    { right: 'dog', chosen: 'cat', count: 1 },
  ])
  expect(topics.map(({ topic, count }) => [topic, count])).toEqual([
    ['food', 2],
    ['sleep', 1],
  ])
})

test('a lean is told from ten wrong answers on', () => {
  const some = (count: number) =>
    confusionsOf(
      Array.from({ length: count }, (_, index) =>
        index < 7 ? wrong('food', 'cat', 'dog') : wrong('food', 'dog', 'cat'),
      ),
    )
  expect(biasTo('dog', some(9))).toBeNull()
  expect(biasTo('dog', some(10))).toBeCloseTo(0.7)
})
