import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { type ImportRefusal, Refused } from '../core/exchange/refusal'
import type { ImportBatch, PackageChoice, PackagePreview, TextPreview } from '../core/exchange/wire'
import type { TextChoice } from './text'

export type Job =
  | { readonly kind: 'preview'; readonly file: Uint8Array }
  | {
      readonly kind: 'import'
      readonly file: Uint8Array
      readonly choice: PackageChoice
      readonly at: number
    }
  | { readonly kind: 'preview-text'; readonly file: Uint8Array; readonly choice: TextChoice }
  | {
      readonly kind: 'import-text'
      readonly file: Uint8Array
      readonly title: string
      readonly choice: TextChoice
    }

interface Message {
  readonly value?: unknown
  readonly done?: true
  readonly refused?: ImportRefusal
  /** A bug of ours, or a machine that gave out. */
  readonly failed?: string
}

export interface JobOptions {
  readonly signal?: AbortSignal
  /** Milliseconds the thread may work before it is ended; waiting for the caller does not count. */
  readonly mostMs?: number
}

/** Megabytes of the thread's heap; what it unpacks lies outside and is bounded by its own limits. */
const HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 }
const MOST_MS = 60_000

const DAMAGED =
  'The collection in this package is damaged. In Anki, choose Tools, Check Database, and export it again.'
const TOO_SLOW =
  'Reading this file takes longer than is allowed. Export fewer decks, or check the collection in Anki.'
const TOO_MUCH = 'Reading this file takes more memory than is allowed. Export fewer decks.'

let program: Promise<string> | null = null

/** The thread's program as one text, its packages included; SQLite stays where its compiled part lies. */
function programText(): Promise<string> {
  program ??= build({
    entryPoints: [path.join(process.cwd(), 'lib', 'importer', 'thread.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['sql.js'],
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  return program
}

const refusal = (code: ImportRefusal['code'], message: string) =>
  new Refused({ code, message, line: null })

/** The bytes in a buffer of their own, which can be handed over. */
function whole(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = file
  const alone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
  return alone ? new Uint8Array(buffer) : Uint8Array.from(file)
}

/** What the thread says next. Rejects where it ends, takes too long, or is no longer wanted. */
function answerOf(worker: Worker, mostMs: number, signal?: AbortSignal): Promise<Message> {
  return new Promise((resolve, reject) => {
    const heard = (message: Message) => settle(() => resolve(message))
    const failed = (error: NodeJS.ErrnoException) =>
      settle(() => {
        const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError
        reject(full ? refusal('too-much', TOO_MUCH) : error)
      })
    const ended = () => settle(() => reject(refusal('damaged', DAMAGED)))
    const aborted = () => settle(() => reject(signal?.reason))
    const timer = setTimeout(() => settle(() => reject(refusal('too-slow', TOO_SLOW))), mostMs)
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', aborted)
      worker.off('message', heard).off('error', failed).off('exit', ended)
      finish()
    }
    signal?.addEventListener('abort', aborted, { once: true })
    worker.on('message', heard).on('error', failed).on('exit', ended)
  })
}

/** The values a job comes to, one at a time. @throws Refused; the signal's reason */
async function* valuesOf(
  job: Job,
  { signal, mostMs = MOST_MS }: JobOptions,
): AsyncIterable<unknown> {
  signal?.throwIfAborted()
  const text = await programText()
  const file = whole(job.file)
  const worker = new Worker(text, {
    eval: true,
    workerData: { ...job, file },
    transferList: [file.buffer],
    resourceLimits: HEAP,
  })
  const next = () => answerOf(worker, mostMs, signal)
  try {
    for (;;) {
      signal?.throwIfAborted()
      const message = await next()
      if (message.refused) throw new Refused(message.refused)
      if (message.failed !== undefined) throw new Error(`importer: ${message.failed}`)
      if (message.done) return
      yield message.value
      worker.postMessage('more')
    }
  } finally {
    await worker.terminate()
  }
}

async function firstOf(job: Job, options: JobOptions): Promise<unknown> {
  for await (const value of valuesOf(job, options)) return value
  throw refusal('damaged', DAMAGED)
}

/** What a package of Anki holds. The bytes are handed over and gone. @throws Refused; the signal's reason */
export const previewFile = (file: Uint8Array, options: JobOptions = {}) =>
  firstOf({ kind: 'preview', file }, options) as Promise<PackagePreview>

/** What a text holds if it is written in that way; as `previewFile`. */
export const previewTextFile = (file: Uint8Array, choice: TextChoice, options: JobOptions = {}) =>
  firstOf({ kind: 'preview-text', file, choice }, options) as Promise<TextPreview>

/** What a text holds, as documents under that title, then a report; as `importFile`. */
export const importTextFile = (
  file: Uint8Array,
  title: string,
  choice: TextChoice,
  options: JobOptions = {},
) => valuesOf({ kind: 'import-text', file, title, choice }, options) as AsyncIterable<ImportBatch>

/**
 * What is chosen of a package, piece by piece, each made when the one before has been taken. The bytes are handed over
 * and gone.
 * @param at now, in milliseconds
 * @throws Refused; the signal's reason
 */
export function importFile(
  file: Uint8Array,
  choice: PackageChoice,
  at: number,
  options: JobOptions = {},
): AsyncIterable<ImportBatch> {
  return valuesOf({ kind: 'import', file, choice, at }, options) as AsyncIterable<ImportBatch>
}
