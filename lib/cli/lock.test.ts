import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { returnLease, takeLease } from './leases'
import { withLock } from './lock'
import { thisProcess } from './processes'
import { localSecret } from './secret'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'discern-lock-'))
  file = path.join(folder, 'lock')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const DEAD = { pid: 2 ** 22 + 1, token: 'dead' }
const REUSED = { ...thisProcess(), started: '1', token: 'beef' }

test.each([
  ['is free', undefined],
  ['a dead process left', JSON.stringify(DEAD)],
  ['names a process that is now another', JSON.stringify(REUSED)],
  ['a power cut left empty', ''],
])('a lock that %s is held by one at a time', async (_, left) => {
  if (left !== undefined) await writeFile(file, left)
  let holders = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 20 }, () =>
      withLock(file, async () => {
        holders += 1
        most = Math.max(most, holders)
        await sleep(5)
        holders -= 1
      }),
    ),
  )
  expect(most).toBe(1)
  expect(await readdir(folder)).toEqual([])
})

test('a lock of a living process is not taken', async () => {
  await withLock(file, async () => {
    await expect(withLock(file, async () => 'taken', 100)).rejects.toThrow(/has held .*lock/)
  })
})

test('a lock is given back when the work fails', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('work')))).rejects.toThrow('work')
  expect(await withLock(file, async () => 'again')).toBe('again')
})

test('only leases of living processes count', async () => {
  const [first, second] = [await takeLease(folder), await takeLease(folder)]
  await writeFile(path.join(folder, 'dead.json'), JSON.stringify(DEAD))
  await writeFile(path.join(folder, 'reused.json'), JSON.stringify(REUSED))
  expect(await returnLease(first)).toBe(1)
  expect(await returnLease(second)).toBe(0)
  expect(await readdir(folder)).toEqual([])
})

test('the local secret is made once, whoever asks first', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => localSecret(folder)))
  expect(new Set(all).size).toBe(1)
  expect(all[0]).toMatch(/^[\w-]{43}$/)
  expect(await localSecret(folder)).toBe(all[0])
})

test('a damaged local secret is refused', async () => {
  await writeFile(path.join(folder, 'secret'), 'short')
  await expect(localSecret(folder)).rejects.toThrow(/is damaged/)
})
