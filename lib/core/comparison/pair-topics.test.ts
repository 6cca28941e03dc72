import { expect, test } from 'vitest'
import { pairTopics } from './pair-topics'

test('rows are named by what their cells share, each by another name', () => {
  const rows = [
    ['Cats have a flexible spine.', 'Dogs have a rigid spine.'],
    ['Cats take little time for training.', 'Dogs take much time for training.'],
    ['Cats are hardly trainable', 'Dogs are easily trainable'],
    ['Nocturnal', 'Diurnal'],
    ['Cats purr.', 'Dogs bark.'],
    ['Cats hide.', 'Dogs dig.'],
  ]
  expect(pairTopics(rows, ['Cats', 'Dogs'])).toEqual([
    'Spine',
    'Time for training',
    'Trainability',
    'Diurnal or nocturnal',
    'Another point',
    'Another point (2)',
  ])
})

test('names of subjects and words of most rows name no topic', () => {
  const rows = [
    ['Cat animals climb trees', 'Dog animals dig holes'],
    ['Cat animals see well', 'Dog animals hear well'],
    ['Cat animals have a small skull', 'Dog animals have a large skull'],
  ]
  expect(pairTopics(rows, ['Cat', 'Dog'])).toEqual(['Another point', 'Another point (2)', 'Skull'])
})

test('two rows that share the same words are told apart', () => {
  const rows = [
    ['Warm blood', 'Cold blood of fish'],
    ['Their red blood runs fast', 'Their blood runs cold'],
    ['One lives on land for life', 'Another swims'],
  ]
  expect(new Set(pairTopics(rows, ['Mammals', 'Fish'])).size).toBe(3)
})
