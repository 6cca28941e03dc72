import type { Memory, MemorySettings } from './types'

/**
 * Whether the `lapses`-th lapse is one at which a fact counts as a leech: the `threshold`-th and every half as many
 * more, halves rounded up. A threshold of 0 or less means never. As in Anki, whose
 * `rslib/src/scheduler/states/review.rs` is the reference.
 */
export function isLeechLapse(lapses: number, threshold: number): boolean {
  return (
    threshold > 0 && lapses >= threshold && (lapses - threshold) % Math.ceil(threshold / 2) === 0
  )
}

/** Whether a fact has been forgotten so often that asking it again is not the remedy. */
export function isLeech(
  { lapses }: Pick<Memory, 'lapses'>,
  { leechThreshold }: Pick<MemorySettings, 'leechThreshold'>,
): boolean {
  return leechThreshold > 0 && lapses >= leechThreshold
}
