import type { Passage } from './page'
import { type Source, spanAt } from './source'

/** UTF-16 units kept of one block or cell; more is counted, not kept. */
const MOST_KEPT = 20_001
const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});?/y

/** Gathers the visible text of a block or a cell with the place of each unit; white space runs are one space. */
export class TextCollector {
  #text = ''
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  #length = 0

  /** Units so far, those not kept included. */
  get length(): number {
    return this.#length
  }

  get text(): string {
    return this.#text
  }

  #push(unit: string, start: number, end: number): void {
    const blank = unit.trim() === ''
    if (blank && (this.#text === '' || this.#text.endsWith(' '))) return
    this.#length += 1
    if (this.#length > MOST_KEPT) return
    this.#text += blank ? ' ' : unit
    this.#starts.push(start)
    this.#ends.push(end)
  }

  /** A space that stands for markup at `at`, such as a line break. */
  space(at: number): void {
    this.#push(' ', at, at + 1)
  }

  /** Text that stands for source[start, end) as a whole, such as an image's alternative text. */
  whole(text: string, start: number, end: number): void {
    for (const unit of text.split('')) this.#push(unit, start, end)
  }

  /** Text as parsed from source[start, end), in which a character reference stands for one character. */
  add(value: string, source: string, start: number, end: number): void {
    if (this.#length > MOST_KEPT) {
      this.#length += value.length
      return
    }
    let at = start
    for (let n = 0; n < value.length && this.#length <= MOST_KEPT; ) {
      const unit = value.charAt(n)
      ENTITY.lastIndex = at
      const entity = source[at] === '&' ? ENTITY.exec(source)?.[0] : undefined
      if (entity && !value.startsWith(entity, n)) {
        const size = (value.codePointAt(n) ?? 0) > 0xffff ? 2 : 1
        for (let k = 0; k < size; k += 1) this.#push(value.charAt(n + k), at, at + entity.length)
        at += entity.length
        n += size
        continue
      }
      if (unit === '\n' && source[at] === '\r') at += source[at + 1] === '\n' ? 1 : 0
      this.#push(unit, Math.min(at, end - 1), Math.min(at + 1, end))
      at += 1
      n += 1
    }
    if (this.#length > MOST_KEPT) this.#length += value.length
  }

  passage(source: Source): Passage {
    const [starts, ends] = [this.#starts, this.#ends]
    const text = this.#text.trimEnd()
    return {
      text,
      span: (from, to) => {
        const start = starts[from] ?? 0
        return spanAt(source, start, Math.max(start + 1, ends[to - 1] ?? start + 1))
      },
    }
  }
}
