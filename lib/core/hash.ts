/** FNV-1a over UTF-16 units with a final avalanche: an unsigned 32-bit number, equal on every machine. */
export function hash32(text: string, basis = 0x811c9dc5): number {
  let state = basis
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}

function part(text: string, basis: number): string {
  return hash32(text, basis).toString(36).padStart(7, '0')
}

/** A stable 64-bit hash of a text as 14 characters of base 36. For naming things, not for secrets. */
export function hash(text: string): string {
  return part(text, 0x811c9dc5) + part(text, 0x9e3779b9)
}
