import type { Database } from './client'
import { Prisma } from './generated/client'
import { type PlacedMemory, placedMemories } from './memories'

/**
 * At most `limit` memories of one learner that are suspended, buried beyond `now` (milliseconds), flagged, or of facts
 * forgotten at least `lapses` times.
 */
export function memoriesSetAside(
  db: Database,
  userId: string,
  { now, lapses, limit }: { now: number; lapses: number; limit: number },
): Promise<PlacedMemory[]> {
  return placedMemories(
    db,
    userId,
    Prisma.sql`SELECT * FROM memories WHERE user_id = ${userId}::uuid
      AND (suspended OR buried_until > ${new Date(now)} OR flag > 0 OR lapses >= ${lapses})
      ORDER BY fact_id LIMIT ${limit}`,
  )
}
