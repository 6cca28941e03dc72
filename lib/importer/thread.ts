import { parentPort, workerData } from 'node:worker_threads'
import { Refused } from '../core/exchange/refusal'
import { importAnki } from './anki'
import type { Job } from './jobs'
import { previewAnki } from './preview'

/** Runs one job in a thread of its own: what it has is posted, and the next piece made when it is asked for. */
const port = parentPort
if (!port) throw new Error('importer: to be run in a thread')

const asked = () => new Promise((resolve) => port.once('message', resolve))

async function run(job: Job): Promise<void> {
  if (job.kind === 'preview') {
    port?.postMessage({ value: await previewAnki(job.file) })
    return
  }
  for await (const batch of importAnki(job.file, job.choice, job.at)) {
    port?.postMessage({ value: batch })
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
