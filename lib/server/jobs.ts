import 'server-only'
import { recountStatistics } from './items'
import { sendLetters } from './letters'

/** How often the work that no request does is looked for. */
const EVERY_MS = 60_000
const shared = globalThis as { discernJobs?: NodeJS.Timeout }

/** Begins the work that no request does; every process of a site may, what is to be done is taken by one of them. */
export function startJobs(): void {
  shared.discernJobs ??= setInterval(() => void runJobs(), EVERY_MS).unref()
}

async function runJobs(): Promise<void> {
  for (const job of [recountStatistics, sendLetters]) {
    await job().catch((error: unknown) =>
      console.error('job:', error instanceof Error ? error.message : error),
    )
  }
}
