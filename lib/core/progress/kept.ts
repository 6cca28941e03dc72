/** What the figures need of a fact ever met. Times are milliseconds since 1970, UTC. */
export interface KeptMemory {
  /** Days in which recall falls to 90 %. */
  readonly stability: number
  /** 1 to 10. */
  readonly difficulty: number
  readonly lastReview: number
  /** When it may be asked next; null while suspended. */
  readonly nextAt: number | null
  /** When an edit of its comparison removed it; null while it is there. */
  readonly retiredAt: number | null
}

/** Those of facts that are still there. */
export const present = (memories: readonly KeptMemory[]) =>
  memories.filter(({ retiredAt }) => retiredAt === null)
