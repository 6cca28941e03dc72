import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { TrainingSet } from '../core/scheduling/training'

export interface TrainOptions {
  /** The first so many items are trained on. */
  readonly count: number
  /** How many relearning steps the learner has: they limit what the short-term parameters may be. */
  readonly relearningSteps: number
  readonly signal: AbortSignal
  /** Hears the share that is done, 0 to 1, many times a second. */
  readonly progress?: (share: number) => void
}

const WORKER = pathToFileURL(path.join(process.cwd(), 'lib', 'optimiser', 'worker.mjs')).href
/** The text, not the file, is given to the thread, so that bundlers leave the file where it is. */
const START = `import(${JSON.stringify(WORKER)})`

/**
 * FSRS-6 parameters fitted to the first items of a set, in a thread of its own: 21 numbers.
 * @throws the signal's reason once it is aborted, at once; Error where the optimiser refuses
 */
export function train(set: TrainingSet, options: TrainOptions): Promise<readonly number[]> {
  const { count, relearningSteps, signal, progress } = options
  signal.throwIfAborted()
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(START, {
    eval: true,
    workerData: { set, count, relearningSteps, flag },
  })
  worker.unref()
  return new Promise((resolve, reject) => {
    const abort = () => {
      Atomics.store(flag, 0, 1)
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    worker.on('message', ({ progress: share, parameters }) => {
      if (parameters) resolve(parameters)
      else progress?.(share)
    })
    worker.on('error', reject)
    worker.on('exit', () => {
      signal.removeEventListener('abort', abort)
      reject(new Error('The optimiser ended without a result.'))
    })
  })
}
