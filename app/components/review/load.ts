import type { Load } from '@/lib/core/scheduling/balance'
import { studyDay } from '@/lib/core/scheduling/day'
import type { Memory, SchedulingSettings } from '@/lib/core/scheduling/types'

/**
 * How many facts the days to come hold as one is answered: what the server counted by study day, moved on by what the
 * sitting changed since, without the fact itself. `before` are the memories the count was made of.
 */
export function dueApartFrom(
  factId: string,
  counted: Load['due'],
  before: ReadonlyMap<string, Memory>,
  memories: ReadonlyMap<string, Memory>,
  { timeZone, dayStartHour }: SchedulingSettings,
): Load['due'] {
  const due = new Map(counted)
  const count = (memory: Memory | undefined, by: number) => {
    if (!memory || memory.state === 'new' || memory.suspended) return
    const day = studyDay(memory.due, timeZone, dayStartHour)
    due.set(day, Math.max(0, (due.get(day) ?? 0) + by))
  }
  for (const [id, memory] of memories) {
    if (before.get(id) === memory) continue
    count(before.get(id), -1)
    count(memory, 1)
  }
  count(memories.get(factId), -1)
  return due
}
