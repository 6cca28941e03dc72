import { beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => vi.resetModules())

const page = () => import('./clock')
const PAGE = 1_000_000

test('a page made before the last answers were saved is out of date, one made after is not', async () => {
  const { isOutdated, noteSaved } = await page()
  expect(isOutdated(PAGE)).toBe(false)
  noteSaved(PAGE)
  expect(isOutdated(PAGE - 1)).toBe(true)
  expect(isOutdated(PAGE)).toBe(true)
  expect(isOutdated(PAGE + 1)).toBe(false)
})

test('what another page saved is known here', async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
  const before = await page()
  before.noteSaved(PAGE)
  vi.resetModules()
  const { isOutdated } = await page()
  expect(isOutdated(PAGE - 1)).toBe(true)
  expect(isOutdated(PAGE + 1)).toBe(false)
  vi.unstubAllGlobals()
})
