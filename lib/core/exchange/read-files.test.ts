import fc from 'fast-check'
import { deflateSync, strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { field, latest, legacy1, legacy2, message, schema11, zstd } from '../../importer/fixtures'
import { rawZip } from '../../importer/hostile'
import { openPackage } from './read-package'
import { numberIn, protobufFields, textIn } from './read-protobuf'
import { entryBytes, zipEntries } from './read-zip'
import { unzstd } from './read-zstd'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const base64 = (written: string) => Uint8Array.from(Buffer.from(written, 'base64'))

describe('zip archives', () => {
  test('are listed and unpacked, deflated or stored', () => {
    const bytes = zipSync({ a: strToU8('hello '.repeat(50)), b: [strToU8('kept'), { level: 0 }] })
    const listed = zipEntries(bytes)
    if (!listed.ok) throw new Error(listed.error.message)
    expect(listed.value.map(({ name, size, deflated }) => [name, size, deflated])).toEqual([
      ['a', 300, true],
      ['b', 4, false],
    ])
    expect(listed.value.map((entry) => text(entryBytes(bytes, entry)))).toEqual([
      'hello '.repeat(50),
      'kept',
    ])
  })

  test('with a comment, with bytes before it and with nothing in it', () => {
    expect(zipEntries(zipSync({}))).toEqual({ ok: true, value: [] })
    const commented = Uint8Array.from([...zipSync({ a: strToU8('x') }), 1, 2, 3])
    commented[commented.length - 5] = 3
    expect(zipEntries(commented).ok).toBe(true)
  })

  test.each([
    ['not-a-package', strToU8('no archive, but long enough to be looked at')],
    ['not-a-package', new Uint8Array()],
    ['encrypted', encrypted()],
    ['unpacks-too-large', rawZip([{ name: 'x', packed: strToU8('xx'), size: 50_000_001 }])],
    ['unpacks-too-large', rawZip([{ name: 'x', packed: strToU8('xx'), size: 2_000_000 }])],
    ['damaged', rawZip([{ name: 'x', packed: strToU8('xx'), size: 9, method: 0 }])],
    ['damaged', rawZip([{ name: 'x', packed: strToU8('xx'), size: 9, method: 12 }])],
    ['too-large', new Uint8Array(50_000_001)],
  ])('refuses what is %s', (code, bytes) => {
    expect(zipEntries(bytes)).toMatchObject({ ok: false, error: { code } })
  })

  test('an entry that unpacks to less or more than it says is refused', () => {
    for (const size of [9, 11]) {
      const bytes = rawZip([{ name: 'x', packed: deflateSync(strToU8('ten bytes!')), size }])
      const listed = zipEntries(bytes)
      const [entry] = listed.ok ? listed.value : []
      if (!entry) throw new Error('no entry')
      expect(() => entryBytes(bytes, entry)).toThrow(
        size < 10 ? 'more than the archive says' : 'damaged',
      )
    }
  })
})

function encrypted(): Uint8Array {
  const bytes = zipSync({ a: strToU8('x') })
  const view = new DataView(bytes.buffer)
  const directory = view.getUint32(bytes.length - 6, true)
  view.setUint16(directory + 8, 1, true)
  return bytes
}

describe('Zstandard streams', () => {
  // Written by the zstd program, version 1.5.4.
  test.each([
    ['from a pipe', 'KLUv/QRY3QAAkGhlbGxvICwgWnN0YW5kYXJkIQIAR3kpdSkCgFo2/w==', 1],
    ['from a file, without a checksum', 'KLUv/SA73QAAkGhlbGxvICwgWnN0YW5kYXJkIQIAR3kpdSkC', 1],
    [
      'of level 19 and a long window',
      'KLUv/QRw3QAAkGhlbGxvICwgWnN0YW5kYXJkIQIAQXkpdSkCgFo2/w==',
      1,
    ],
    [
      'of two frames',
      'KLUv/SQ73QAAkGhlbGxvICwgWnN0YW5kYXJkIQIAR3kpdSkCgFo2/yi1L/0AWN0AAJBoZWxsbyAsIFpzdGFuZGFyZCECAEd5KXUpAg==',
      2,
    ],
    [
      'with a frame to be skipped',
      'UCpNGAMAAAABAgMotS/9IDvdAACQaGVsbG8gLCBac3RhbmRhcmQhAgBHeSl1KQI=',
      1,
    ],
  ])('%s', (_, written, times) => {
    const said = 'hello hello hello hello hello, Zstandard! hello hello hello'
    expect(text(unzstd(base64(written)))).toBe(said.repeat(times))
  })

  test('give back what was packed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3_000 }),
        fc.integer({ min: 1, max: 19 }),
        async (bytes, level) => {
          expect(unzstd(await zstd(bytes, level))).toEqual(bytes)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('of several blocks and of nothing', async () => {
    const large = Uint8Array.from({ length: 700_000 }, (_, n) => (n * n) % 253)
    expect(unzstd(await zstd(large))).toEqual(large)
    expect(unzstd(await zstd(new Uint8Array()))).toEqual(new Uint8Array())
  })

  test('that are cut, or unpack to more than is allowed, are refused', async () => {
    const packed = await zstd(strToU8('hello '.repeat(2_000)))
    expect(() => unzstd(packed.subarray(0, packed.length - 3))).toThrow('damaged')
    expect(() => unzstd(packed, 1_000)).toThrow('unpacks to far more')
  })
})

describe('protobuf', () => {
  test('numbers and texts are found by their field; what is no message is null', () => {
    const fields = protobufFields(message(field(1, 300), field(2, 'name'), field(255, 7)))
    expect(fields && [numberIn(fields, 1), textIn(fields, 2), numberIn(fields, 255)]).toEqual([
      300,
      'name',
      7,
    ])
    expect(fields && [numberIn(fields, 9), textIn(fields, 9)]).toEqual([0, ''])
    expect(protobufFields(Uint8Array.from([0x0a, 0xff, 0x01, 0x61]))).toBeNull()
    expect(protobufFields(Uint8Array.from([0x0b]))).toBeNull()
  })
})

describe('which collection counts', () => {
  const FIXTURE = { notes: [{ guid: 'a', type: 1, fields: ['a', 'b'] }] } as const
  let old: Uint8Array
  beforeAll(async () => {
    old = await schema11(FIXTURE)
  })
  const versionOf = (bytes: Uint8Array) => {
    const opened = openPackage(bytes)
    return opened.ok ? opened.value.version : opened.error.code
  }

  test('the one the package says, else the newest', async () => {
    expect(versionOf(await legacy1(FIXTURE))).toBe('legacy-1')
    expect(versionOf(await legacy2(FIXTURE))).toBe('legacy-2')
    expect(versionOf(await latest(FIXTURE))).toBe('latest')
    expect(versionOf(zipSync({ 'collection.anki2': old, 'collection.anki21': old }))).toBe(
      'legacy-2',
    )
    expect(versionOf(zipSync({ meta: message(field(1, 1)), 'collection.anki2': old }))).toBe(
      'legacy-1',
    )
  })

  test('a stub, a missing one, two of them and one of tomorrow are refused', async () => {
    expect(versionOf(zipSync({ meta: message(field(1, 3)), 'collection.anki2': old }))).toBe(
      'no-collection',
    )
    expect(versionOf(zipSync({ meta: message(field(1, 4)), 'collection.anki2': old }))).toBe(
      'too-new',
    )
    expect(versionOf(zipSync({ 'readme.txt': strToU8('x') }))).toBe('no-collection')
    expect(versionOf(zipSync({ 'collection.anki2': strToU8('not SQLite'.repeat(99)) }))).toBe(
      'damaged',
    )
    const once = { name: 'media', packed: strToU8('{}'), size: 2, method: 0 }
    expect(versionOf(rawZip([once, once]))).toBe('twice')
  })
})
