import { fail, ok, type Result } from '../result'
import { BACKUP_VERSION, BackupRecord } from './backup'
import { canonicalJson } from './canonical'

/**
 * A backup is one JSON document whose lines can be written and read one by one, so that neither end ever holds it
 * whole: the opening, a record on each line with a comma between two, the closing. The digest in the closing is the
 * SHA-256 (hexadecimal) of the records as they stand, each followed by a line feed, without the commas: it depends on
 * what the learner has, not on when it was saved nor under which name.
 */
export interface BackupHead {
  /** Who it was saved for, as a help to the eye. */
  readonly of: string | null
  /** When, milliseconds. */
  readonly savedAt: number
}

export function openingLine({ of, savedAt }: BackupHead): string {
  return `{"discern":"backup","of":${JSON.stringify(of)},"savedAt":${savedAt},"version":${BACKUP_VERSION},"records":[`
}

/** What is false in most records, and left out there. */
const FLAGS = ['hinted', 'slow', 'practice', 'letter']

/** A record as it stands in the file and counts for the digest: without what is null and without flags not set. */
export function recordLine(record: BackupRecord): string {
  const said = Object.entries(record).filter(
    ([name, value]) => value !== null && !(value === false && FLAGS.includes(name)),
  )
  return canonicalJson(Object.fromEntries(said))
}

export function closingLine(count: number, sha256: string): string {
  return `],"count":${count},"sha256":"${sha256}"}`
}

/** Why a file is not taken, in a sentence for its owner, and on which line that shows. */
export interface BackupError {
  readonly code: 'not-a-backup' | 'newer-version' | 'malformed' | 'cut-off' | 'damaged'
  readonly message: string
  readonly line: number
}

export const backupError = (
  code: BackupError['code'],
  line: number,
  message: string,
): Result<never, BackupError> => fail({ code, message, line })

/** Checks the first line of a file. */
export function readOpening(line: string): Result<null, BackupError> {
  const head = jsonOf(`${line}]}`)
  if (!(head instanceof Object) || !('discern' in head) || head.discern !== 'backup') {
    return backupError(
      'not-a-backup',
      1,
      'This is not a backup of Discern, or its lines were rearranged. Choose the file as it was downloaded.',
    )
  }
  const version = 'version' in head ? head.version : undefined
  if (version === BACKUP_VERSION) return ok(null)
  return backupError(
    'newer-version',
    1,
    `This backup is of version ${version}; this server reads version ${BACKUP_VERSION}. Import it where the app is newer.`,
  )
}

/** A line of a file after the first: a record, with its text as it counts for the digest, or the closing. */
export type BackupLine =
  | { readonly record: BackupRecord; readonly text: string }
  | { readonly closing: { readonly count: number; readonly sha256: string } }

/** @param number of the line, from 1 */
export function readLine(line: string, number: number): Result<BackupLine, BackupError> {
  if (line.startsWith(']')) return readClosing(line, number)
  const text = line.endsWith(',') ? line.slice(0, -1) : line
  const read = BackupRecord.safeParse(jsonOf(text))
  if (read.success) return ok({ record: read.data, text })
  const first = read.error.issues[0]
  const where = first && first.path.length > 0 ? `${first.path.join('.')}: ` : ''
  return backupError(
    'malformed',
    number,
    `Line ${number} is not a record of a backup (${where}${first?.message ?? 'unreadable'}). Nothing was imported; use the file as it was downloaded.`,
  )
}

const CLOSING = /^\],"count":(\d{1,9}),"sha256":"([0-9a-f]{64})"\}$/

function readClosing(line: string, number: number): Result<BackupLine, BackupError> {
  const [, count, sha256] = CLOSING.exec(line) ?? []
  if (count && sha256) return ok({ closing: { count: Number(count), sha256 } })
  return backupError(
    'damaged',
    number,
    `Line ${number} does not close the backup as it should. Nothing was imported; download it again.`,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
