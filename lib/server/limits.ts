import 'server-only'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How often something may be done; `key` is whose. Counted in this process. */
const limiters = {
  /** Tries of one address's password. */
  'sign-in': new RateLimiterMemory({ points: 20, duration: 15 * 60 }),
  /** Tries to make an account for one address, refused passwords included. */
  'sign-up': new RateLimiterMemory({ points: 30, duration: 60 * 60 }),
  /** Accounts made by anybody. */
  'sign-up-all': new RateLimiterMemory({ points: 300, duration: 60 * 60 }),
  /** Batches of one learner: the client sends at most one each second or so. */
  record: new RateLimiterMemory({ points: 240, duration: 60 }),
  /** Other writes of one learner. */
  write: new RateLimiterMemory({ points: 60, duration: 60 }),
  /** Documents of one author that are read. */
  author: new RateLimiterMemory({ points: 120, duration: 10 * 60 }),
  /** What a page of one learner asks for while it is open. */
  read: new RateLimiterMemory({ points: 240, duration: 60 }),
  /** What is open to all, asked for by anybody. */
  open: new RateLimiterMemory({ points: 6_000, duration: 60 }),
  /** Messages one learner has sent to see whether they arrive. */
  'push-test': new RateLimiterMemory({ points: 10, duration: 10 * 60 }),
  /** Pictures drawn for one learner. */
  draw: new RateLimiterMemory({ points: 30, duration: 60 }),
  /** Files one learner, or all guests together, have made of comparisons. */
  export: new RateLimiterMemory({ points: 60, duration: 60 }),
  'export-guests': new RateLimiterMemory({ points: 600, duration: 60 }),
  /** Backups one learner saves or imports: each reads or writes all they have. */
  backup: new RateLimiterMemory({ points: 20, duration: 10 * 60 }),
  /** Runs of the optimiser one learner starts. */
  train: new RateLimiterMemory({ points: 20, duration: 60 * 60 }),
} as const
export type Limit = keyof typeof limiters

/** Takes one turn; gives the seconds to wait when there is none left, else null. */
export async function takeTurn(limit: Limit, key: string): Promise<number | null> {
  try {
    await limiters[limit].consume(key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000)
    throw refused
  }
}

/** Forgets the turns taken: the right password ends the counting of wrong ones. */
export async function clearTurns(limit: Limit, key: string): Promise<void> {
  await limiters[limit].delete(key)
}
