import { expect, test } from 'vitest'
import { twoDevicesLaw } from './two-devices.laws'

test('two devices and the server come to the same, whatever arrives when and how often', async () => {
  const { entries, ...disorder } = await twoDevicesLaw(30)
  expect(entries).toBeGreaterThan(10_000)
  for (const count of Object.values(disorder)) expect(count).toBeGreaterThan(100)
}, 120_000)
