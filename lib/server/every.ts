import 'server-only'

type Work = (stopping: AbortSignal) => Promise<void>

/** A round comes up to this share of its time early or late, so that several processes do not keep step. */
const JITTER = 0.2
const FIRST_SECONDS = 10

const shared = globalThis as { discernJobs?: Map<string, () => void> }

/**
 * Does `work` in this process again and again: the first time within ten seconds, then some `seconds` after it was done
 * the time before. A round that fails is told and followed by the next. It ends with SIGTERM or the call returned: no
 * round begins then, and the one under way hears of it. A job of the same name takes the place of an earlier one.
 */
export function every(name: string, seconds: number, work: Work): () => void {
  shared.discernJobs ??= new Map()
  shared.discernJobs.get(name)?.()
  const stopping = new AbortController()
  let timer: NodeJS.Timeout
  const wait = (most: number, least = 0) => {
    if (stopping.signal.aborted) return
    const after = least + (most - least) * Math.random()
    timer = setTimeout(round, after * 1000).unref()
  }
  const round = async () => {
    await work(stopping.signal).catch((error: unknown) =>
      console.error(`${name}:`, error instanceof Error ? error.message : error),
    )
    wait(seconds * (1 + JITTER), seconds * (1 - JITTER))
  }
  const stop = () => {
    clearTimeout(timer)
    process.off('SIGTERM', stop)
    stopping.abort()
  }
  shared.discernJobs.set(name, stop)
  process.once('SIGTERM', stop)
  wait(Math.min(FIRST_SECONDS, seconds))
  return stop
}
