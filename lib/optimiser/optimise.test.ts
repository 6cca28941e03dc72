import { describe, expect, test } from 'vitest'
import { FORGETFUL, simulatedLogs } from '../core/scheduling/fixtures-training'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import { optimise } from './optimise'

const never = new AbortController().signal
/** Parameters that foretell badly: memories are taken to grow much faster than they do. */
const BAD = FORGETFUL.with(8, 3.5)

describe('optimising', () => {
  test('fits what rules the memory better than what the learner had, and says so', async () => {
    const shares: number[] = []
    const logs = simulatedLogs(FORGETFUL, 300, 10, 'optimise')
    const settings = { ...DEFAULT_SETTINGS, parameters: BAD }
    const { status, result } = await optimise(logs, settings, {
      signal: never,
      progress: (share) => shares.push(share),
    })
    expect(status).toBe('accepted')
    expect(result.parameters).toHaveLength(21)
    expect(result.reviews).toBe(2700)
    expect(result.heldBack?.after).toBeLessThan(result.heldBack?.before ?? 0)
    expect(result.whole?.after).toBeLessThan(result.whole?.before ?? 0)
    expect(result.words).toMatch(/^about \d+ more reviews a week at the same retention$/)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(Math.min(...shares)).toBeGreaterThan(0)
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
  }, 60_000)

  test('finds nothing better a second time', async () => {
    const logs = simulatedLogs(FORGETFUL, 120, 9, 'twice')
    const first = { ...DEFAULT_SETTINGS, parameters: BAD }
    const found = (await optimise(logs, first, { signal: never })).result.parameters
    const settings = { ...DEFAULT_SETTINGS, parameters: found }
    const { status, result } = await optimise(logs, settings, { signal: never })
    expect(found).not.toBeNull()
    expect(status).toBe('kept')
    expect(result.parameters).toBeNull()
    expect(result.words).toContain('as well as')
  }, 60_000)

  test('says how many reviews there are where they are too few', async () => {
    const { status, result } = await optimise(simulatedLogs(null, 10, 5, 'few'), DEFAULT_SETTINGS, {
      signal: never,
    })
    expect(status).toBe('too-few')
    expect(result.words).toContain('There are 40 reviews')
  })

  test('ends with the reason it is aborted for', async () => {
    const stop = new AbortController()
    const run = optimise(simulatedLogs(null, 300, 10, 'stop'), DEFAULT_SETTINGS, {
      signal: stop.signal,
      progress: () => stop.abort(new Error('enough')),
    })
    await expect(run).rejects.toThrow('enough')
  })
})
