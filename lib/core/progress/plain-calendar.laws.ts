import { DAY, HOUR } from '../scheduling/day'
import type { Figures } from './figures'

/** The calendar once more, from what a day holds and which days were frozen and missed. */
export function plainCalendar(
  today: number,
  {
    answersOn,
    timeOn,
    frozen,
    missed,
  }: {
    readonly answersOn: (day: number) => number
    readonly timeOn: (day: number) => number
    readonly frozen: readonly number[]
    readonly missed: readonly number[]
  },
): Figures['calendar'] {
  const now = new Date(today * DAY)
  const firsts = Array.from({ length: 13 }, (_, index) =>
    Math.round(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11 + index, 1) / (24 * HOUR)),
  )
  const [begin = 0, end = 0] = [firsts[0], firsts[12]]
  const all = Array.from({ length: end - begin }, (_, index) => begin + index)
  const counts = all.map((day) => (day <= today ? answersOn(day) : 0))
  const some = counts.filter((count) => count > 0).sort((a, b) => a - b)
  const quarter = (part: number) => some[Math.floor((some.length * part) / 4)] ?? 0
  const second = Math.max(2, quarter(1))
  const third = Math.max(second + 1, quarter(2))
  const fourth = Math.max(third + 1, quarter(3))
  const days = all.map((day, index) => {
    const answers = counts[index] ?? 0
    const level = [1, second, third, fourth].filter((bound) => answers >= bound).length as
      | 0
      | 1
      | 2
      | 3
      | 4
    const unanswered =
      day >= today
        ? 'ahead'
        : frozen.includes(day)
          ? 'frozen'
          : missed.includes(day)
            ? 'missed'
            : 'free'
    return {
      day,
      answers,
      milliseconds: day <= today ? timeOn(day) : 0,
      level,
      state:
        answers > 0
          ? ('answered' as const)
          : (unanswered as 'ahead' | 'frozen' | 'missed' | 'free'),
    }
  })
  return {
    months: firsts.slice(0, 12).map((first, index) => ({
      first,
      days: days.filter(({ day }) => day >= first && day < (firsts[index + 1] ?? 0)),
    })),
    studied: some.length,
    answers: some.reduce((sum, count) => sum + count, 0),
    bounds: [second, third, fourth],
  }
}
