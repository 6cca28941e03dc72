import { expect, test } from 'vitest'
import { openMutants } from './mutations.laws'

test('packages with something wrong in them are read or refused, and nothing else', async () => {
  const { read, refused, failed } = await openMutants(0, 30)
  expect(failed).toEqual([])
  expect(read + refused).toBe(30)
  expect(refused).toBeGreaterThan(5)
})
