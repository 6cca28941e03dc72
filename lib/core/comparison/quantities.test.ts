import { expect, test } from 'vitest'
import { quantityOf } from './quantities'

test.each([
  ['16 MB', 16, 'MB', '16 MB'],
  ['Needs 16 MB of memory', 16, 'MB', '16 MB'],
  ['1,024 nodes', 1024, 'nodes', '1,024 nodes'],
  ['57.9k', 57_900, null, '57.9k'],
  ['3M downloads', 3_000_000, 'downloads', '3M downloads'],
  ['$80', 80, '$', '$80'],
  ['5 €', 5, '€', '5 €'],
  ['99.9 %', 99.9, '%', '99.9 %'],
  ['3,5 kg', 3.5, 'kg', '3,5 kg'],
  ['2011', 2011, null, '2011'],
  ['8-bit', 8, 'bit', '8-bit'],
  ['-40 °C', -40, '°C', '-40 °C'],
])('%j is %d %j', (statement, value, unit, text) => {
  expect(quantityOf(statement)).toEqual({ value, unit, text })
})

test.each([
  'none',
  '20–60 bytes',
  '5-16',
  '5+',
  'up to 10 GB',
  '< 100 ms',
  '15 A/125 V',
  'October 1, 1996',
  'version 1.2.3',
  'HTTP/1.1',
  'Runs on Windows 95 only',
  '2^36',
  'the 1990s',
  'x86',
])('%j gives no single number', (statement) => expect(quantityOf(statement)).toBeNull())
