import { Decompress, decompress } from 'fzstd'
import { IMPORT_LIMITS } from './limits'
import { Refused, refuseNow } from './refusal'

/** One frame of a Zstandard stream (RFC 8878), by its header and the headers of its blocks. */
interface Frame {
  readonly start: number
  readonly end: number
  /** Bytes it unpacks to, where it says so. */
  readonly size: number | null
  /** Bytes that are remembered while it is unpacked. */
  readonly window: number
  /** Blocks of it, each of which unpacks to 128 kB at most. */
  readonly blocks: number
}

const MAGIC = 0xfd2fb528
const SKIPPABLE = 0x184d2a50
const MOST_IN_BLOCK = 131_072
const DAMAGED =
  'A compressed file in this package is damaged. Export it again, and upload the whole file.'

const damaged = (): never => refuseNow('damaged', DAMAGED)

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? damaged()

/** A little-endian number of 0 to 8 bytes. */
function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let number = 0
  for (let n = length - 1; n >= 0; n -= 1) number = number * 256 + byteAt(bytes, at + n)
  return number
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3))
  return base + (base / 8) * (descriptor & 7)
}

function frameAt(bytes: Uint8Array, start: number): Frame | number {
  const magic = numberAt(bytes, start, 4)
  if (magic - (magic % 16) === SKIPPABLE) return start + 8 + numberAt(bytes, start + 4, 4)
  if (magic !== MAGIC) damaged()
  const flags = byteAt(bytes, start + 4)
  const single = (flags & 0x20) !== 0
  if ((flags & 3) !== 0) {
    refuseNow(
      'damaged',
      'A file in this package is compressed with a dictionary, which is not read. Export it again from Anki.',
    )
  }
  let at = start + 5
  const window = single ? null : windowOf(byteAt(bytes, at++))
  const sizeBytes = flags >> 6 === 0 ? Number(single) : 2 ** (flags >> 6)
  const size = sizeBytes === 0 ? null : numberAt(bytes, at, sizeBytes) + (sizeBytes === 2 ? 256 : 0)
  at += sizeBytes
  let blocks = 0
  for (let last = false; !last; blocks += 1) {
    const header = numberAt(bytes, at, 3)
    last = (header & 1) === 1
    const kind = (header >> 1) & 3
    if (kind === 3) damaged()
    at += 3 + (kind === 1 ? 1 : header >> 3)
  }
  if (flags & 4) at += 4
  if (at > bytes.length) damaged()
  return { start, end: at, size, window: window ?? size ?? 0, blocks }
}

function framesOf(bytes: Uint8Array): Frame[] {
  const frames: Frame[] = []
  for (let at = 0; at < bytes.length; ) {
    const frame = frameAt(bytes, at)
    if (typeof frame !== 'number') frames.push(frame)
    at = typeof frame === 'number' ? frame : frame.end
    if (at > bytes.length) damaged()
  }
  return frames
}

function tooLarge(): never {
  return refuseNow(
    'unpacks-too-large',
    'A file in this package unpacks to far more than an export of Anki holds. It was not read.',
  )
}

/** Whether a frame may be unpacked in one go: what comes of its blocks is not far from what it says comes of it. */
const isFrank = ({ size, blocks }: Frame): boolean =>
  size !== null && blocks * MOST_IN_BLOCK <= size * 2 + 1_000_000

export const isZstd = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && numberAt(bytes, 0, 4) === MAGIC

/**
 * Unpacks a Zstandard stream of any number of frames, with or without stated sizes.
 * @param most bytes that may come of it
 * @throws Refused `unpacks-too-large` or `damaged`
 */
export function unzstd(bytes: Uint8Array, most: number = IMPORT_LIMITS.entry): Uint8Array {
  const pieces: Uint8Array[] = []
  let given = 0
  const limit = Math.min(
    most,
    Math.max(IMPORT_LIMITS.ratioFrom, bytes.length * IMPORT_LIMITS.ratio),
  )
  const give = (piece: Uint8Array) => {
    given += piece.length
    if (given > limit) tooLarge()
    pieces.push(piece)
  }
  try {
    for (const frame of framesOf(bytes)) {
      if (frame.size !== null && given + frame.size > limit) tooLarge()
      const data = bytes.subarray(frame.start, frame.end)
      if (isFrank(frame)) {
        give(decompress(data, new Uint8Array(frame.size ?? 0)))
        continue
      }
      if (frame.window > IMPORT_LIMITS.window) tooLarge()
      new Decompress((piece) => give(piece.slice())).push(data, true)
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    damaged()
  }
  if (pieces.length === 1 && pieces[0]) return pieces[0]
  const whole = new Uint8Array(given)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
