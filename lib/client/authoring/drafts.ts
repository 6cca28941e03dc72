import { dropRun, findRun, keepRun } from '../store'

/** A text that is not saved yet. */
export interface KeptText {
  readonly source: string
  /** The revision it began from; 0 for a new comparison. */
  readonly base: number
  readonly refused: readonly string[]
  /** What a new comparison is saved as, so that saving it twice makes one. */
  readonly id: string
}

/** A person's unsaved text stays in their browser when they sign out, and is shown to nobody else. */
const keyOf = (owner: string, what: string) => `draft:${owner}:${what}`

/** @param what the address of the comparison, or `new` */
export const keepText = (owner: string, what: string, text: KeptText): Promise<void> =>
  keepRun(keyOf(owner, what), text)

export const dropText = (owner: string, what: string): Promise<void> => dropRun(keyOf(owner, what))

export async function findText(owner: string, what: string): Promise<KeptText | null> {
  const kept = (await findRun(keyOf(owner, what))) as KeptText | null
  return kept && typeof kept.source === 'string' ? kept : null
}
