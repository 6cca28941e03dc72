import type { Load } from '@/lib/core/scheduling/balance'
import { studyDay } from '@/lib/core/scheduling/day'
import type { Memory, Place, SchedulingSettings } from '@/lib/core/scheduling/types'

/**
 * What the days to come hold as a fact is answered: what the server counted, moved on by what the sitting changed so
 * far, without the fact itself. `counted` is by study day; `before` are the memories the count was made of.
 */
export function loadFor(
  factId: string,
  counted: Readonly<Record<number, number>>,
  before: ReadonlyMap<string, Memory>,
  memories: ReadonlyMap<string, Memory>,
  places: Readonly<Record<string, Place>>,
  { timeZone, dayStartHour }: SchedulingSettings,
): Load {
  const due = new Map(Object.entries(counted).map(([day, count]) => [Number(day), count]))
  const dayOf = (memory: Memory) => studyDay(memory.due, timeZone, dayStartHour)
  const count = (memory: Memory | undefined, by: number) => {
    if (!memory || memory.state === 'new' || memory.suspended) return
    const day = dayOf(memory)
    due.set(day, Math.max(0, (due.get(day) ?? 0) + by))
  }
  const place = places[factId]
  const siblingDays: number[] = []
  for (const [id, memory] of memories) {
    const known = before.get(id)
    if (known !== memory) {
      count(known, -1)
      count(memory, 1)
    }
    const other = places[id]
    const isSibling =
      id !== factId && place && other?.row === place.row && other.comparisonId === place.comparisonId
    if (isSibling && memory.state === 'review') siblingDays.push(dayOf(memory))
  }
  count(memories.get(factId), -1)
  return { due, siblingDays }
}
