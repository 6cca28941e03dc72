import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BackupRecord } from '../../core/exchange/backup'
import {
  type BackupError,
  type BackupHead,
  backupError,
  closingLine,
  openingLine,
  readLine,
  readOpening,
  recordLine,
} from '../../core/exchange/backup-lines'
import { ok, type Result } from '../../core/result'

/** A backup as it is sent, a page of records at a time; nothing is read ahead of who takes it. */
export function backupStream(
  pages: AsyncGenerator<readonly BackupRecord[]>,
  head: BackupHead,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const digest = createHash('sha256')
  let count = 0
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(`${openingLine(head)}\n`))
    },
    async pull(controller) {
      const { value: records, done } = await pages.next()
      if (done) {
        const end = count > 0 ? '\n' : ''
        controller.enqueue(encoder.encode(`${end}${closingLine(count, digest.digest('hex'))}\n`))
        controller.close()
        return
      }
      const lines = records.map(recordLine)
      for (const line of lines) digest.update(`${line}\n`)
      const text = lines.join(',\n')
      controller.enqueue(encoder.encode(count > 0 && text ? `,\n${text}` : text))
      count += lines.length
    },
    async cancel() {
      await pages.return(undefined)
    },
  })
}

/** The text of a comparison has five million bytes at most, which escapes may lengthen. */
const LONGEST_LINE = 32_000_000

class Unreadable extends Error {}

/** The lines of a text in UTF-8, without their ends. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw new Unreadable()
    }
  }
  let rest: string[] = []
  let length = 0
  for await (const chunk of chunks) {
    const parts = decoded(chunk).split('\n')
    for (const [index, part] of parts.entries()) {
      rest.push(part)
      length += part.length
      if (length > LONGEST_LINE) throw new Unreadable()
      if (index === parts.length - 1) continue
      yield rest.join('').replace(/\r$/, '')
      rest = []
      length = 0
    }
  }
  yield rest.join('') + decoded()
}

/** Reads a whole backup and checks each record, their number and their digest. */
async function checkBackup(chunks: AsyncIterable<Uint8Array>): Promise<Result<null, BackupError>> {
  const digest = createHash('sha256')
  let number = 0
  let count = 0
  let closed = false
  try {
    for await (const line of linesOf(chunks)) {
      number += 1
      if (closed && line.trim() !== '') {
        return backupError('damaged', number, `There is more in the file after its end. ${AGAIN}`)
      }
      if (closed) continue
      if (number === 1) {
        const opened = readOpening(line)
        if (!opened.ok) return opened
        continue
      }
      if (line === '') continue
      const read = readLine(line, number)
      if (!read.ok) return read
      if ('closing' in read.value) {
        const { closing } = read.value
        if (closing.count !== count || closing.sha256 !== digest.digest('hex')) {
          return backupError(
            'damaged',
            number,
            `The file is not as it was saved: its checksum differs. ${AGAIN}`,
          )
        }
        closed = true
      } else {
        count += 1
        digest.update(`${read.value.text}\n`)
      }
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return backupError('not-a-backup', number + 1, 'This is not a backup of Discern.')
  }
  if (closed) return ok(null)
  return backupError(
    'cut-off',
    number,
    `The file ends too early, as after a download that broke off. ${AGAIN}`,
  )
}

const AGAIN = 'Nothing was imported; download the backup again.'

/** A backup that was checked whole and waits on disk. */
export interface CheckedBackup {
  /** Its records, in their order; may be asked for again. */
  records(): AsyncGenerator<BackupRecord>
}

/**
 * Puts a backup that comes in down on disk, checks all of it, and only then has `work` done with it; the file is gone
 * afterwards. However large it is, one line is held at a time.
 */
export async function withBackup<T>(
  body: AsyncIterable<Uint8Array>,
  work: (backup: CheckedBackup) => Promise<T>,
): Promise<Result<T, BackupError>> {
  const folder = await mkdtemp(join(tmpdir(), 'discern-backup-'))
  const path = join(folder, 'backup.json')
  try {
    const checked = await checkBackup(keeping(body, path))
    return checked.ok ? ok(await work({ records: () => recordsIn(path) })) : checked
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same bytes, written to a file as they pass. */
async function* keeping(body: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of body) {
      await file.writeFile(chunk)
      yield chunk
    }
  } finally {
    await file.close()
  }
}

async function* recordsIn(path: string): AsyncGenerator<BackupRecord> {
  let number = 0
  for await (const line of linesOf(createReadStream(path))) {
    number += 1
    if (number === 1 || line === '') continue
    const read = readLine(line, number)
    if (!read.ok) throw new Error(`backup: line ${number} has changed since it was checked`)
    if ('closing' in read.value) return
    yield read.value.record
  }
}
