import { expect, test } from 'vitest'
import { comparingOf } from './amounts'

const amounts = (unit: string | null, ...values: number[]) =>
  values.map((value) => ({ value, unit, text: String(value) }))

test.each([
  ['Price', amounts('$', 3, 4), 'which costs more?', 'From the cheapest to the most expensive'],
  ['Fee', amounts(null, 3, 4), 'which costs more?', 'From the cheapest to the most expensive'],
  [
    'Born',
    amounts(null, 1991, 2015),
    'which has the later year?',
    'From the earliest to the latest',
  ],
  ['Start', amounts('ms', 3, 4), 'which is longer?', 'From the shortest to the longest'],
  ['Weight', amounts('g', 3, 4), 'which is heavier?', 'From the lightest to the heaviest'],
  ['Memory (MiB)', amounts(null, 3, 4), 'which is larger?', 'From the smallest to the largest'],
  ['GitHub stars', amounts(null, 3, 4), 'which has more?', 'From the fewest to the most'],
  [
    'Bandwidth',
    amounts('mb/s', 3, 4),
    'which has the higher value?',
    'From the smallest to the largest',
  ],
  ['Port', amounts(null, 3, 4), 'which has the higher value?', 'From the smallest to the largest'],
])('%s', (topic, quantities, two, order) => {
  expect(comparingOf(topic, quantities)).toMatchObject({ two, order })
})
