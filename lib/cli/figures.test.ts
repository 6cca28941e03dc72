import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Figure, figure, printFigures, zero } from './figures'

let lines: string[]

beforeEach(() => {
  lines = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
})

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

async function* later(figures: readonly Figure[]) {
  yield* figures
}

describe('figures are printed a line each', () => {
  test('and the process ends well when all hold', async () => {
    await printFigures([figure('speed', 12, true), zero('errors', [])])
    expect(lines).toEqual(['ok   speed: 12', 'ok   errors: 0', '2 of 2 figures hold'])
    expect(process.exitCode).toBe(0)
  })

  test('and it does not when one falls short', async () => {
    await printFigures(later([figure('speed', 12, true), zero('errors', ['this', 'that'])]))
    expect(lines).toEqual(['ok   speed: 12', 'FAIL errors: 2: this', '1 of 2 figures hold'])
    expect(process.exitCode).toBe(1)
  })
})
