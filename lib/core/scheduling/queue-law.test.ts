import { expect, test } from 'vitest'
import { buildQueue } from './queue'
import { checkQueue, randomCollection } from './queue-law'

test('the queue is that of the plain reference, and breaks no rule, in random collections', () => {
  expect(checkQueue(200)).toEqual({
    collections: 200,
    different: 0,
    overLimit: 0,
    siblings: 0,
    repeated: 0,
    lost: 0,
    outOfOrder: 0,
  })
}, 30_000)

test('the random collections reach every kind of entry and every reason to hold one back', () => {
  const queues = Array.from({ length: 200 }, (_, i) => {
    const { input, settings, now } = randomCollection(`queue-${i}`)
    return buildQueue(input, settings, now)
  })
  const kinds = queues.flatMap(({ main }) => main.map(({ kind }) => kind))
  expect(new Set(kinds)).toEqual(new Set(['learning', 'review', 'new']))
  const reasons = queues.flatMap(({ held }) => held.map(({ reason }) => reason))
  expect(new Set(reasons)).toEqual(new Set(['suspended', 'buried', 'sibling', 'limit', 'exam']))
})
