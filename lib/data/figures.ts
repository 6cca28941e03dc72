import type { FigureSource } from '../core/progress/figures'
import { hardestOf } from '../core/progress/hardest'
import { studyDay } from '../core/scheduling/day'
import type { SchedulingSettings } from '../core/scheduling/types'
import { latestAttempts } from './attempts'
import type { Database } from './client'
import { Prisma } from './generated/client'
import { type PlacedMemory, placedMemories } from './memories'
import { keptMemories, recallsOf, talliesOf } from './tallies'

export interface GatheredFigures extends FigureSource {
  readonly attempts: Awaited<ReturnType<typeof latestAttempts>>
  /** The hardest first. */
  readonly hardest: readonly PlacedMemory[]
}

const ATTEMPTS = 200
const HARDEST = 6

/** Everything the figures of a learner at `at` (milliseconds) are made of, in five statements. */
export async function gatherFigures(
  db: Database,
  { id, settings }: { readonly id: string; readonly settings: SchedulingSettings },
  at: number,
): Promise<GatheredFigures> {
  const today = studyDay(at, settings.timeZone, settings.dayStartHour)
  const [tallies, recalls, memories, attempts, hardest] = await Promise.all([
    talliesOf(db, id),
    recallsOf(db, id, today),
    keptMemories(db, id),
    latestAttempts(db, id, ATTEMPTS),
    hardestMemories(db, id),
  ])
  return { tallies, recalls, memories, attempts, hardest }
}

async function hardestMemories(db: Database, userId: string): Promise<PlacedMemory[]> {
  const found = await placedMemories(
    db,
    userId,
    Prisma.sql`SELECT * FROM memories WHERE user_id = ${userId}::uuid AND lapses > 0 AND NOT suspended
      ORDER BY lapses DESC, difficulty DESC, fact_id LIMIT ${HARDEST}`,
  )
  const placed = new Map(found.map((each) => [each.memory.factId, each]))
  return hardestOf(found.map(({ memory }) => memory)).flatMap(
    ({ factId }) => placed.get(factId) ?? [],
  )
}
