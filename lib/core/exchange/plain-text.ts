import { ok, type Result } from '../result'
import type { OriginCard } from './build'
import { IMPORT_LIMITS } from './limits'
import { type FieldText, plainField } from './read-field'
import { type ImportRefusal, megabytes, refused } from './refusal'

/** A line or a piece of a text that was not read, and why. */
export interface Unread {
  /** 1-based. */
  readonly line: number
  readonly message: string
}

/** Cards that a text holds, in their order; `origin.note` is the line each begins on. */
export interface TextCards {
  readonly cards: readonly OriginCard[]
  readonly unread: readonly Unread[]
}

const BYTE_ORDER_MARK = '\ufeff'

/**
 * The text of a file: UTF-8, or UTF-16 where it begins with a mark that says so. Refuses `too-large`, `not-text` and
 * `empty`.
 */
export function openText(bytes: Uint8Array): Result<string, ImportRefusal> {
  if (bytes.length > IMPORT_LIMITS.text) {
    return refused(
      'too-large',
      `This text has ${megabytes(bytes.length)}; at most ${megabytes(IMPORT_LIMITS.text)} are read. Split it.`,
    )
  }
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const label = wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  let text: string
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return refused('not-text', 'This does not look like text. Save it as UTF-8 and try again.')
  }
  if (text.includes('\0')) {
    return refused(
      'not-text',
      'This does not look like text: it holds NUL bytes. Save it as UTF-8 and try again.',
    )
  }
  if (text.replace(BYTE_ORDER_MARK, '').trim() === '') {
    return refused('empty', 'This text is empty. Choose the file again, or paste its content.')
  }
  return ok(text.replaceAll(/\r\n?/g, '\n'))
}

export function cardAt(line: number, front: FieldText, back: FieldText): OriginCard {
  return { front, back, origin: { note: line, ord: 0 } }
}

export const plainCard = (line: number, front: string, back: string): OriginCard =>
  cardAt(line, plainField(front), plainField(back))
