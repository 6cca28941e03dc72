import { deflateSync, strToU8, zipSync } from 'fflate'
import initSqlJs, { type Database } from 'sql.js'
import { type FixtureNote, field, legacy1, message, schema11 } from './fixtures'

/** A file made to hang, to fill or to trick whoever opens it, and what is to become of it. */
export interface HostileFile {
  readonly name: string
  readonly make: () => Promise<Uint8Array> | Uint8Array
  /** Code of the refusal; null: it is read, and does no harm. */
  readonly refused: string | null
}

interface RawEntry {
  readonly name: string
  readonly packed: Uint8Array
  readonly size: number
  readonly method?: number
  /** Of another entry whose bytes it claims. */
  readonly at?: number
  readonly attributes?: number
}

/** A zip archive whose directory says whatever it is told to say. */
export function rawZip(entries: readonly RawEntry[], count = entries.length): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, packed, size, method = 8, at, attributes = 0 } of entries) {
    const title = strToU8(name)
    const local = new DataView(new ArrayBuffer(30))
    local.setUint32(0, 0x04034b50, true)
    local.setUint16(8, method, true)
    local.setUint32(18, packed.length, true)
    local.setUint32(22, size, true)
    local.setUint16(26, title.length, true)
    const central = new DataView(new ArrayBuffer(46))
    central.setUint32(0, 0x02014b50, true)
    central.setUint16(4, 0x0314, true)
    central.setUint16(10, method, true)
    central.setUint32(20, packed.length, true)
    central.setUint32(24, size, true)
    central.setUint16(28, title.length, true)
    central.setUint32(38, attributes * 65_536, true)
    central.setUint32(42, at ?? offset, true)
    directory.push(new Uint8Array(central.buffer), title)
    if (at !== undefined) continue
    parts.push(new Uint8Array(local.buffer), title, packed)
    offset += 30 + title.length + packed.length
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, Math.min(count, 0xffff), true)
  end.setUint16(10, Math.min(count, 0xffff), true)
  end.setUint32(12, length, true)
  end.setUint32(16, offset, true)
  const tail = count < 0xffff ? [] : zip64End(count, length, offset)
  return joined([...parts, ...directory, ...tail, new Uint8Array(end.buffer)])
}

function zip64End(count: number, length: number, offset: number): Uint8Array[] {
  const record = new DataView(new ArrayBuffer(56))
  record.setUint32(0, 0x06064b50, true)
  record.setBigUint64(4, 44n, true)
  record.setBigUint64(24, BigInt(count), true)
  record.setBigUint64(32, BigInt(count), true)
  record.setBigUint64(40, BigInt(length), true)
  record.setBigUint64(48, BigInt(offset), true)
  const locator = new DataView(new ArrayBuffer(20))
  locator.setUint32(0, 0x07064b50, true)
  locator.setBigUint64(8, BigInt(offset + length), true)
  return [new Uint8Array(record.buffer), new Uint8Array(locator.buffer)]
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A Zstandard frame of blocks that each say one byte 128 kB long. */
function zstdBomb(blocks: number, windowDescriptor = 0x58): Uint8Array {
  const frame = [0x28, 0xb5, 0x2f, 0xfd, 0x00, windowDescriptor]
  const header = (131_072 << 3) | (1 << 1)
  const block = [header & 255, (header >> 8) & 255, (header >> 16) & 255, 0]
  const bytes = new Uint8Array(frame.length + blocks * 4)
  bytes.set(frame)
  for (let n = 0; n < blocks; n += 1) bytes.set(block, frame.length + n * 4)
  bytes[frame.length + (blocks - 1) * 4] = (block[0] ?? 0) | 1
  return bytes
}

const zeros = (bytes: number) => new Uint8Array(bytes)
const basic = (front: string, back: string, n = 0): FixtureNote => ({
  guid: `guid${n}`,
  type: 1,
  fields: [front, back],
})

async function databaseOf(sql: string): Promise<Uint8Array> {
  const { Database } = await initSqlJs()
  const database: Database = new Database()
  database.run(sql)
  const bytes = database.export()
  database.close()
  return bytes
}

const packaged = (database: Uint8Array) =>
  zipSync({ 'collection.anki2': database, media: strToU8('{}'), padding: noise(20_000) })

async function overwritten(from: number, to: number): Promise<Uint8Array> {
  const notes = Array.from({ length: 2_000 }, (_, n) => basic(`front ${n}`, `back ${n}`, n))
  const database = await schema11({ notes })
  for (let at = Math.floor(database.length * from); at < database.length * to; at += 1) {
    database[at] = (at * 31) % 256
  }
  return packaged(database)
}

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s><script>alert(1)</script></svg>',
  '<style>@import url(//evil.example/a.css);*{background:url(javascript:alert(1))}</style>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">link</a>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '[link](javascript:alert(1)) ![x](x"onerror="alert(1))',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd|A!A1',
  'half a pair \ud800 and \udfff',
  '\u202eevil\u202c\u0000\u0007',
]

const CARDS_TABLE =
  'CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer);'

/** Made anew at every call: together they are large. */
export function hostileFiles(): readonly HostileFile[] {
  const kernel = deflateSync(zeros(40_000_000), { level: 9 })
  return [
    {
      name: 'a zip bomb of 42 kB and 4 GB, its entries sharing their bytes',
      refused: 'unpacks-too-large',
      make: () => {
        const first = { name: '0', packed: kernel, size: 40_000_000 }
        const others = Array.from({ length: 99 }, (_, n) => ({
          ...first,
          name: String(n + 1),
          at: 0,
        }))
        return rawZip([first, ...others])
      },
    },
    {
      name: 'entries sharing their bytes within all limits of size',
      refused: 'damaged',
      make: () => {
        const packed = deflateSync(strToU8('media '.repeat(40)))
        const first = { name: '0', packed, size: 240 }
        return rawZip([first, { ...first, name: '1', at: 0 }])
      },
    },
    {
      name: 'a collection of 200 MB that says it has 1 MB',
      refused: 'unpacks-too-large',
      make: () =>
        rawZip([
          { name: 'collection.anki21', packed: deflateSync(zeros(200_000_000)), size: 1_000_000 },
          { name: 'padding', packed: new Uint8Array(50_000), size: 50_000, method: 0 },
        ]),
    },
    {
      name: 'a Zstandard collection of 128 kB and 4 GB',
      refused: 'unpacks-too-large',
      make: () =>
        zipSync({
          meta: message(field(1, 3)),
          'collection.anki21b': [zstdBomb(32_768), { level: 0 }],
        }),
    },
    {
      name: 'a Zstandard collection that wants 2 GB remembered',
      refused: 'unpacks-too-large',
      make: () =>
        zipSync({
          meta: message(field(1, 3)),
          'collection.anki21b': [zstdBomb(2, 0xa7), { level: 0 }],
        }),
    },
    {
      name: 'a package inside a package',
      refused: 'no-collection',
      make: async () => zipSync({ 'inner.apkg': await legacy1({ notes: [basic('a', 'b')] }) }),
    },
    {
      name: 'names that lead out of the folder',
      refused: null,
      make: () =>
        legacy1(
          { notes: [basic('a', 'b')] },
          {},
          {
            '../../../../etc/cron.d/evil': strToU8('x'),
            '/etc/passwd': strToU8('x'),
            'C:\\Windows\\evil.dll': strToU8('x'),
          },
        ),
    },
    {
      name: 'a symbolic link',
      refused: 'link',
      make: () =>
        rawZip([
          {
            name: 'media',
            packed: strToU8('/etc/passwd'),
            size: 11,
            method: 0,
            attributes: 0xa1ff,
          },
        ]),
    },
    {
      name: 'a million entries',
      refused: 'too-many-entries',
      make: () => {
        const one = { name: '', packed: zeros(0), size: 0, method: 0 }
        const many = Array.from({ length: 1_000_000 }, (_, n) =>
          n === 0 ? one : { ...one, at: 0 },
        )
        return rawZip(many)
      },
    },
    {
      name: 'no archive at all',
      refused: 'not-a-package',
      make: () => strToU8('hello '.repeat(9_000)),
    },
    {
      name: 'an archive cut short',
      refused: 'damaged',
      make: async () => (await legacy1({ notes: [basic('a', 'b')] })).subarray(0, 900),
    },
    {
      name: 'SQLite with its end overwritten',
      refused: 'damaged',
      make: () => overwritten(0.3, 1),
    },
    {
      name: 'SQLite with its schema overwritten',
      refused: 'damaged',
      make: () => overwritten(0.0005, 0.05),
    },
    {
      name: 'a collection whose notes never end',
      refused: 'damaged',
      make: async () =>
        packaged(
          await databaseOf(`${CARDS_TABLE} CREATE VIEW notes AS WITH RECURSIVE n(id) AS
            (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, 'g' guid, 1 mid, '' tags, 'a' flds FROM n`),
        ),
    },
    {
      name: 'a collection whose fields are computed, 200 MB each',
      refused: 'damaged',
      make: async () =>
        packaged(
          await databaseOf(`${CARDS_TABLE} CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer,
            flds text GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL);
            INSERT INTO notes (guid, mid) VALUES ('g', 1)`),
        ),
    },
    {
      name: 'a field of 30 MB of open tags',
      refused: null,
      make: () =>
        legacy1({ notes: [basic('<b><i>'.repeat(5_000_000), 'back')] }, {}, { 0: noise(400_000) }),
    },
    {
      name: 'note types nested a million deep',
      refused: null,
      make: async () =>
        packaged(
          await databaseOf(`${CARDS_TABLE} CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text,
            flds text); INSERT INTO notes VALUES (1, 'g', 1, '', 'a' || char(31) || 'b');
            CREATE TABLE col (crt integer, models text);
            INSERT INTO col VALUES (1, replace(hex(zeroblob(500000)), '0', '['))`),
        ),
    },
    {
      name: 'scripts, pictures that run, styles, formulas and halves of characters',
      refused: null,
      make: () =>
        legacy1({ notes: PAYLOADS.map((payload, n) => basic(payload, `${payload} back`, n)) }),
    },
    {
      name: '100,000 notes',
      refused: null,
      make: () =>
        legacy1({
          notes: Array.from({ length: 100_000 }, (_, n) =>
            basic(`front ${n}`, `back ${n * 7919}`, n),
          ),
        }),
    },
  ]
}

/** Bytes that do not pack. */
function noise(bytes: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length: bytes }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 24
  })
}
