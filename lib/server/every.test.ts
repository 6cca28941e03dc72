import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { every } from './every'

beforeEach(() => {
  vi.useFakeTimers()
})
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A job of ten seconds that notes when its rounds began; `work` is what a round does. */
function job(work: (stopping: AbortSignal) => Promise<void> = async () => undefined, name = 'job') {
  const began: number[] = []
  const stop = every(name, 10, (stopping) => {
    began.push(Date.now())
    return work(stopping)
  })
  stops.push(stop)
  return { began, stop }
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

describe('a job', () => {
  test('begins within ten seconds and comes again, a fifth early or late', async () => {
    const { began } = job()
    const start = Date.now()
    await seconds(200)
    expect((began[0] ?? 0) - start).toBeLessThanOrEqual(10_000)
    const gaps = began.slice(1).map((at, index) => at - (began[index] ?? 0))
    expect(gaps.length).toBeGreaterThan(10)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8_000)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(12_000)
    expect(new Set(gaps).size).toBeGreaterThan(1)
  })

  test('has no two rounds at once', async () => {
    let under = 0
    let most = 0
    const { began } = job(async () => {
      most = Math.max(most, ++under)
      await new Promise((resolve) => setTimeout(resolve, 30_000))
      under -= 1
    })
    await seconds(200)
    expect(began.length).toBeGreaterThan(3)
    expect(most).toBe(1)
  })

  test('goes on after a round that failed, and tells why', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { began } = job(() => Promise.reject(new Error('no database')))
    await seconds(60)
    expect(began.length).toBeGreaterThan(2)
    expect(told).toHaveBeenCalledWith('job:', 'no database')
  })

  test.each([
    ['it is stopped', (stop: () => void) => stop()],
    ['the process is to end', () => process.emit('SIGTERM')],
  ])('has no round once %s, and the one under way hears of it', async (_, end) => {
    let heard = false
    const before = process.listenerCount('SIGTERM')
    const { began, stop } = job(async (stopping) => {
      stopping.addEventListener('abort', () => {
        heard = true
      })
      await new Promise((resolve) => setTimeout(resolve, 5_000))
    })
    await seconds(11)
    const rounds = began.length
    end(stop)
    expect(heard).toBe(true)
    await seconds(100)
    expect(began.length).toBe(rounds)
    expect(process.listenerCount('SIGTERM')).toBe(before)
  })

  test('takes the place of one of the same name', async () => {
    const [first, other] = [job(), job(undefined, 'other')]
    const second = job()
    await seconds(50)
    expect(first.began).toEqual([])
    expect(second.began.length).toBeGreaterThan(2)
    expect(other.began.length).toBeGreaterThan(2)
  })
})
