import { parentPort, workerData } from 'node:worker_threads'
import { Refused } from '../core/exchange/refusal'
import { importAnki } from './anki'
import type { Job } from './jobs'
import { previewAnki } from './preview'
import { importText, previewText } from './text'

/** Runs one job in a thread of its own: what it has is posted, and the next piece made when it is asked for. */
const port = parentPort
if (!port) throw new Error('importer: to be run in a thread')

const say = (value: unknown): void => port.postMessage({ value })
const asked = () => new Promise((resolve) => port.once('message', resolve))

function batchesOf(job: Job) {
  if (job.kind === 'import') return importAnki(job.file, job.choice, job.at)
  return job.kind === 'import-text' ? importText(job.file, job.title, job.choice) : []
}

async function run(job: Job): Promise<void> {
  if (job.kind === 'preview') return say(await previewAnki(job.file))
  if (job.kind === 'preview-text') return say(previewText(job.file, job.choice))
  for await (const batch of batchesOf(job)) {
    say(batch)
    await asked()
  }
}

run(workerData).then(
  () => port.postMessage({ done: true }),
  (error: unknown) => {
    if (error instanceof Refused) port.postMessage({ refused: error.refusal })
    else
      port.postMessage({
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
  },
)
