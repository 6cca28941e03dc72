const BASIS = 0x811c9dc5
const OTHER_BASIS = 0x9e3779b9
const PRIME = 0x01000193

function avalanche(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** FNV-1a over UTF-16 units with a final avalanche: an unsigned 32-bit number, equal on every machine. */
export function hash32(text: string): number {
  let state = BASIS
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), PRIME)
  }
  return avalanche(state)
}

const PAIRS = Array.from({ length: 36 ** 2 }, (_, n) => n.toString(36).padStart(2, '0'))
const pairAt = (number: number, below: number) => PAIRS[Math.floor(number / below) % PAIRS.length]

/** An unsigned 32-bit number as 7 digits of base 36. */
function digits(number: number): string {
  const first = Math.floor(number / 36 ** 6)
  return `${first}${pairAt(number, 36 ** 4)}${pairAt(number, 36 ** 2)}${pairAt(number, 1)}`
}

/** A stable 64-bit hash of a text as 14 characters of base 36. For naming things, not for secrets. */
export function hash(text: string): string {
  return hashOfAll([text])
}

/** The hash of several texts joined by U+0000. */
export function hashOfAll(texts: readonly string[]): string {
  let state = BASIS
  let other = OTHER_BASIS
  for (let place = 0; place < texts.length; place += 1) {
    const text = texts[place] as string
    if (place > 0) {
      state = Math.imul(state, PRIME)
      other = Math.imul(other, PRIME)
    }
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      state = Math.imul(state ^ unit, PRIME)
      other = Math.imul(other ^ unit, PRIME)
    }
  }
  return digits(avalanche(state)) + digits(avalanche(other))
}
