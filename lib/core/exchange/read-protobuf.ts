/** One field of a protobuf message: a number, or the bytes of a text, a blob or an inner message. */
export interface Field {
  readonly number: number
  readonly value: number | Uint8Array
}

/** Base 128, little end first; null where it does not end. Larger numbers than 2^53 lose their last digits. */
function varint(bytes: Uint8Array, from: number): { value: number; next: number } | null {
  let [value, scale] = [0, 1]
  for (let at = from; at < Math.min(bytes.length, from + 10); at += 1) {
    const byte = bytes[at] ?? 0
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return { value, next: at + 1 }
    scale *= 128
  }
  return null
}

const FIXED = new Map([
  [1, 8],
  [5, 4],
])

/** The fields of a message in their order; null when the bytes are no message. */
export function protobufFields(bytes: Uint8Array): readonly Field[] | null {
  const fields: Field[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = varint(bytes, at)
    if (!tag) return null
    const [number, kind] = [Math.floor(tag.value / 8), tag.value % 8]
    const read = kind === 0 || kind === 2 ? varint(bytes, tag.next) : null
    const length = kind === 2 ? read?.value : FIXED.get(kind)
    const start = read?.next ?? tag.next
    if (kind === 0 && read) fields.push({ number, value: read.value })
    else if (length === undefined || start + length > bytes.length) return null
    else fields.push({ number, value: bytes.subarray(start, start + length) })
    at = kind === 0 ? start : start + (length ?? 0)
  }
  return fields
}

/** The number of a field; 0 where it is not there, as protobuf leaves zeros out. */
export function numberIn(fields: readonly Field[], number: number): number {
  const value = fields.find((field) => field.number === number)?.value
  return typeof value === 'number' ? value : 0
}

export function bytesIn(fields: readonly Field[], number: number): Uint8Array | null {
  const value = fields.find((field) => field.number === number)?.value
  return value instanceof Uint8Array ? value : null
}

/** The text of a field; empty where it is not there. */
export function textIn(fields: readonly Field[], number: number): string {
  return new TextDecoder().decode(bytesIn(fields, number) ?? new Uint8Array())
}
