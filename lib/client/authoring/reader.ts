import type { Analysis } from '../../core/authoring/analyse'
import type { StoredFact } from '../../core/comparison/edits'
import type { ReadError } from '../../core/comparison/types'
import type { Result } from '../../core/result'
import type { Request, Response } from './messages'

/** A text with what its author says of it, to be read. */
export interface Draft {
  readonly source: string
  readonly refused: readonly string[]
}

/**
 * Reads texts in a worker, so that nobody waits while typing. One text is read at a time; of those that come meanwhile
 * only the last.
 */
export class Reader {
  readonly #worker: Worker
  readonly #converting = new Map<number, (result: Result<string, ReadError>) => void>()
  #last = 0
  #reading: Draft | null = null
  #next: Draft | null = null

  constructor(
    previous: readonly StoredFact[] | null,
    readonly told: (analysis: Analysis, of: Draft) => void,
  ) {
    this.#worker = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' })
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Response>) => this.#hear(data))
    if (previous) this.#ask({ kind: 'previous', facts: previous })
  }

  analyse(draft: Draft): void {
    if (this.#reading) this.#next = draft
    else this.#read(draft)
  }

  /** What was pasted or dropped, as Markdown. */
  convert(text: string, name: string | null): Promise<Result<string, ReadError>> {
    this.#last += 1
    const id = this.#last
    return new Promise((resolve) => {
      this.#converting.set(id, resolve)
      this.#ask({ kind: 'convert', id, text, name })
    })
  }

  close(): void {
    this.#worker.terminate()
  }

  #ask(request: Request): void {
    this.#worker.postMessage(request)
  }

  #read(draft: Draft): void {
    this.#last += 1
    this.#reading = draft
    this.#ask({ kind: 'analyse', id: this.#last, ...draft })
  }

  #hear(response: Response): void {
    if (response.kind === 'converted') {
      this.#converting.get(response.id)?.(response.result)
      this.#converting.delete(response.id)
      return
    }
    const [read, next] = [this.#reading, this.#next]
    this.#reading = null
    this.#next = null
    if (read && !next) this.told(response.analysis, read)
    if (next) this.#read(next)
  }
}
