import { fail, type Result } from '../result'

export type ImportRefusalCode =
  | 'too-large'
  | 'unpacks-too-large'
  | 'too-many-entries'
  | 'not-a-package'
  | 'damaged'
  | 'encrypted'
  | 'link'
  | 'twice'
  | 'too-new'
  | 'too-old'
  | 'no-collection'
  | 'not-text'
  | 'malformed'
  | 'empty'
  | 'too-much'
  | 'too-slow'

/** Why a file was not brought in: what is wrong, where, and what to do, as whole sentences for the person who brought it. */
export interface ImportRefusal {
  readonly code: ImportRefusalCode
  readonly message: string
  /** 1-based line of a text; null where there are no lines, or it is the whole file. */
  readonly line: number | null
}

export function refused(
  code: ImportRefusalCode,
  message: string,
  line: number | null = null,
): Result<never, ImportRefusal> {
  return fail({ code, message, line })
}

/** A refusal met deep inside a stream, to be caught where the stream began. */
export class Refused extends Error {
  constructor(readonly refusal: ImportRefusal) {
    super(refusal.message)
  }
}

export function refuseNow(code: ImportRefusalCode, message: string): never {
  throw new Refused({ code, message, line: null })
}

const MEGA = 1_000_000
export const megabytes = (bytes: number) => `${Math.ceil(bytes / MEGA).toLocaleString('en')} MB`
