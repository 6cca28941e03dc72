import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which other work gets its turn. */
const TURN_MS = 8

/** Lets other work have its turn, when it is due, until the signal says that the work itself is to end. */
export type Pause = () => Promise<void>

/** A pause for one piece of work; it throws the signal's reason once that is aborted. */
export function pauses(signal?: AbortSignal): Pause {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < TURN_MS) return
    await setImmediate()
    signal?.throwIfAborted()
    since = performance.now()
  }
}

/** Runs a generator to its end, pausing where it yields. */
export async function finished<T>(steps: Generator<void, T>, pause: Pause): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}
