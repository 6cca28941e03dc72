import { expect, test } from 'vitest'
import { finished, pauses } from './pause'

function* counted(turns: number): Generator<void, number> {
  for (let turn = 0; turn < turns; turn += 1) {
    const until = performance.now() + 3
    while (performance.now() < until);
    yield
  }
  return turns
}

test('work is done to its end, and other work comes in between', async () => {
  let others = 0
  const timer = setInterval(() => {
    others += 1
  }, 1)
  expect(await finished(counted(30), pauses())).toBe(30)
  clearInterval(timer)
  expect(others).toBeGreaterThan(2)
})

test('work ends at a pause with the reason it is aborted for', async () => {
  const controller = new AbortController()
  const work = finished(counted(1000), pauses(controller.signal))
  setTimeout(() => controller.abort(new Error('enough')), 1)
  await expect(work).rejects.toThrow('enough')
})
