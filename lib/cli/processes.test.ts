import { expect, test } from 'vitest'
import { dataDirectory } from './embedded-postgres'
import { isAlive, thisProcess, waitUntil } from './processes'

test('this process is alive, and a process that had its number before is not', () => {
  expect(isAlive(thisProcess())).toBe(true)
  expect(isAlive({ pid: process.pid })).toBe(true)
  if (process.platform === 'linux') expect(isAlive({ pid: process.pid, started: '1' })).toBe(false)
})

test.each([0, -1, Number.NaN, 1.5, 2 ** 22 + 1])('there is no process %s', (pid) => {
  expect(isAlive({ pid })).toBe(false)
})

test('waitUntil gives up', async () => {
  expect(await waitUntil(() => false, 60)).toBe(false)
})

test('dataDirectory is data/postgres in the project unless DISCERN_DATA_DIR names another', () => {
  expect(dataDirectory({ NODE_ENV: 'test' }, '/app')).toBe('/app/data/postgres')
  expect(dataDirectory({ NODE_ENV: 'test', DISCERN_DATA_DIR: 'x' }, '/app')).toBe('/app/x')
  expect(dataDirectory({ NODE_ENV: 'test', DISCERN_DATA_DIR: '/srv/x' }, '/app')).toBe('/srv/x')
})
