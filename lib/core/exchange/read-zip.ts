import { Inflate } from 'fflate'
import { ok, type Result } from '../result'
import { IMPORT_LIMITS } from './limits'
import { type ImportRefusal, megabytes, Refused, refused, refuseNow } from './refusal'

/** One entry of a zip archive, as its directory tells; nothing of it has been unpacked. */
export interface ZipEntry {
  /** As written. It is compared with names that are looked for and is never a path. */
  readonly name: string
  /** Bytes as packed, and as the archive says they unpack to. */
  readonly packed: number
  readonly size: number
  readonly deflated: boolean
  /** Where its packed bytes begin. */
  readonly start: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const ALL_ONES = 0xffffffff
const SYMLINK = 0xa000
/** Packed bytes unpacked at a time: at most sixteen megabytes come of them. */
const SLICE = 16_384

interface Directory {
  readonly count: number
  readonly start: number
}

const DAMAGED =
  'This archive is damaged or was cut short. Export it again, and upload the whole file.'

/** A 64-bit number as far as it is exact; larger ones are beyond every file. */
const wide = (view: DataView, at: number) => Number(view.getBigUint64(at, true))

/** Where the directory stands, told by the record at the end of the archive; null when there is none. */
function directoryOf(view: DataView): Directory | null {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) {
    if (view.getUint32(at, true) !== END) continue
    if (at + 22 + view.getUint16(at + 20, true) > view.byteLength) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (count !== 0xffff && start !== ALL_ONES) return { count, start }
    const locator = at - 20
    if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return { count, start }
    const record = wide(view, locator + 8)
    if (record + 56 > view.byteLength || view.getUint32(record, true) !== END_64) return null
    return { count: wide(view, record + 32), start: wide(view, record + 48) }
  }
  return null
}

/** Sizes and place of an entry, from the extra field where they do not fit in 32 bits. */
function placed(view: DataView, at: number, nameLength: number, extraLength: number) {
  let [packed, size, local] = [
    view.getUint32(at + 20, true),
    view.getUint32(at + 24, true),
    view.getUint32(at + 42, true),
  ]
  const end = at + 46 + nameLength + extraLength
  for (let field = at + 46 + nameLength; field + 4 <= end; ) {
    const length = view.getUint16(field + 2, true)
    if (view.getUint16(field, true) === 1) {
      let next = field + 4
      const take = (known: number) => {
        if (known !== ALL_ONES || next + 8 > end) return known
        next += 8
        return wide(view, next - 8)
      }
      size = take(size)
      packed = take(packed)
      local = take(local)
    }
    field += 4 + length
  }
  return { packed, size, local }
}

/** Where the packed bytes of an entry begin, after its own header; null when there is no header. */
function startOf(view: DataView, local: number): number | null {
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL) return null
  return local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry & { next: number } {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL)
    refuseNow('damaged', DAMAGED)
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  if (next > view.byteLength) refuseNow('damaged', DAMAGED)
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
  if (view.getUint16(at + 8, true) & 1) {
    refuseNow('encrypted', 'This archive is protected by a password. Export it without one.')
  }
  const method = view.getUint16(at + 10, true)
  if (method !== 0 && method !== 8) {
    refuseNow(
      'damaged',
      'This archive is packed in a way that is not read. Export it again from Anki.',
    )
  }
  if (((view.getUint32(at + 38, true) >>> 16) & 0xf000) === SYMLINK) {
    refuseNow(
      'link',
      'This archive holds a link to another file, which no export of Anki does. It was not opened.',
    )
  }
  const { packed, size, local } = placed(view, at, nameLength, extraLength)
  const start = startOf(view, local)
  if (start === null || start + packed > view.byteLength || (method === 0 && packed !== size)) {
    refuseNow('damaged', DAMAGED)
  }
  return { name, packed, size, deflated: method === 8, start, next }
}

/** Refuses what unpacks to too much by its own account, or counts the same bytes twice. */
function checkSizes(entries: readonly ZipEntry[], bytes: number): void {
  const { unpacked, entry, ratio, ratioFrom } = IMPORT_LIMITS
  let total = 0
  for (const { size } of entries) {
    if (size > entry) {
      refuseNow(
        'unpacks-too-large',
        `This archive holds a file of ${megabytes(size)}; at most ${megabytes(entry)} are read. Export fewer decks, or leave media out.`,
      )
    }
    total += size
  }
  if (total > unpacked) {
    refuseNow(
      'unpacks-too-large',
      `This archive unpacks to ${megabytes(total)}; at most ${megabytes(unpacked)} are read. Export fewer decks, or leave media out.`,
    )
  }
  if (total > ratioFrom && total > bytes * ratio) {
    refuseNow(
      'unpacks-too-large',
      `This archive unpacks to more than ${ratio} times its size, which no export does. It was not opened.`,
    )
  }
  const places = entries.filter(({ packed }) => packed > 0).sort((a, b) => a.start - b.start)
  for (const [at, { start, packed }] of places.entries()) {
    const next = places[at + 1]
    if (next && start + packed > next.start) refuseNow('damaged', DAMAGED)
  }
}

/**
 * What a zip archive holds, by its directory alone; nothing is unpacked. Refuses `too-large`, `not-a-package`,
 * `too-many-entries`, `unpacks-too-large`, `encrypted`, `link` and `damaged`.
 */
export function zipEntries(bytes: Uint8Array): Result<readonly ZipEntry[], ImportRefusal> {
  if (bytes.length > IMPORT_LIMITS.file) {
    return refused(
      'too-large',
      `This file has ${megabytes(bytes.length)}; at most ${megabytes(IMPORT_LIMITS.file)} are read. Export fewer decks, or leave media out.`,
    )
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = bytes.length < 22 ? null : directoryOf(view)
  if (!directory) {
    const cut = bytes.length >= 4 && view.getUint32(0, true) === LOCAL
    return cut
      ? refused('damaged', DAMAGED)
      : refused(
          'not-a-package',
          'This is not an Anki package: it is no zip archive. Export the deck from Anki as .apkg.',
        )
  }
  if (directory.count > IMPORT_LIMITS.entries) {
    return refused(
      'too-many-entries',
      `This archive holds ${directory.count.toLocaleString('en')} files; at most ${IMPORT_LIMITS.entries.toLocaleString('en')} are read. Export fewer decks, or leave media out.`,
    )
  }
  try {
    const entries: ZipEntry[] = []
    for (let at = directory.start; entries.length < directory.count; ) {
      const { next, ...entry } = entryAt(bytes, view, at)
      entries.push(entry)
      at = next
    }
    checkSizes(entries, bytes.length)
    return ok(entries)
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.refusal }
    throw error
  }
}

/**
 * Unpacks one entry piece by piece, never more than it said or `most` bytes.
 * @param take hears each piece; it may be a part of `bytes`
 * @throws Refused `unpacks-too-large` or `damaged`
 */
export function unzipEntry(
  bytes: Uint8Array,
  { start, packed, size, deflated }: ZipEntry,
  take: (piece: Uint8Array) => void,
  most: number = IMPORT_LIMITS.entry,
): void {
  const data = bytes.subarray(start, start + packed)
  let given = 0
  const give = (piece: Uint8Array) => {
    given += piece.length
    if (given > size || given > most) {
      refuseNow(
        'unpacks-too-large',
        'A file in this archive unpacks to more than the archive says. It was not read.',
      )
    }
    if (piece.length > 0) take(piece)
  }
  if (!deflated) {
    give(data)
    return
  }
  const inflate = new Inflate(give)
  try {
    for (let at = 0; at < data.length; at += SLICE) {
      inflate.push(data.subarray(at, at + SLICE), at + SLICE >= data.length)
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    refuseNow('damaged', DAMAGED)
  }
  if (given !== size) refuseNow('damaged', DAMAGED)
}

/** The whole of one entry. @throws as `unzipEntry` */
export function entryBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (!entry.deflated) return bytes.subarray(entry.start, entry.start + entry.packed)
  const whole = new Uint8Array(Math.min(entry.size, IMPORT_LIMITS.entry))
  let at = 0
  unzipEntry(bytes, entry, (piece) => {
    whole.set(piece, at)
    at += piece.length
  })
  return whole
}
