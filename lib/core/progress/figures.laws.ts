import { DAY, startOfStudyDay, studyDay } from '../scheduling/day'
import { apply, standing } from '../scheduling/fold'
import { retrievability } from '../scheduling/fsrs'
import { nextAtOf, retrievabilityAt } from '../scheduling/schedule'
import type { Answer, Command, Memory, Review, SchedulingSettings } from '../scheduling/types'
import type { Figures } from './figures'
import { plainCalendar } from './plain-calendar.laws'
import { type Fact, plainRecalls, plainShare, type Recall } from './plain-recalls.laws'

/**
 * The figures once more, straight from the words of their definitions and from the log alone: every day is asked what
 * stood at its end, by filtering all entries. Slow, and sharing nothing with the figures but FSRS and the fold.
 */

/** A fact's log, and when an edit removed the fact. */
export interface PlainLog {
  readonly reviews: readonly Review[]
  readonly retiredAt: number | null
  readonly settings: SchedulingSettings
}

export type PlainFigures = Omit<Figures, 'scores'>

/** The figures of logs, one for each fact, at `now`. `general` holds the learner's day and aim. */
export function plainFigures(
  logs: readonly PlainLog[],
  general: SchedulingSettings,
  now: number,
): PlainFigures {
  const { timeZone, dayStartHour } = general
  const dayOf = (ms: number) => studyDay(ms, timeZone, dayStartHour)
  const today = dayOf(now)
  const facts: Fact[] = logs.map(({ reviews, retiredAt, settings }) => ({
    entries: standing(reviews),
    retiredAt,
    settings,
  }))
  const answers = facts.flatMap(({ entries }) => entries.filter((each) => each.kind === 'answer'))
  const answersOn = (day: number) => answers.filter(({ at }) => dayOf(at) === day)
  const timeOn = (day: number) => answersOn(day).reduce((sum, { elapsedMs }) => sum + elapsedMs, 0)
  const after = ({ entries, settings }: Fact, keep: (entry: Answer | Command) => boolean) =>
    entries
      .filter(keep)
      .reduce<Memory | null>((memory, entry) => apply(memory, entry, settings), null)
  const atEnd = (fact: Fact, day: number) => after(fact, ({ at }) => dayOf(at) <= day)

  const isDue = (fact: Fact, day: number) => {
    const memory = atEnd(fact, day)
    const nextAt = memory && nextAtOf(memory)
    if (nextAt == null || dayOf(nextAt) > day) return false
    return fact.retiredAt === null || dayOf(fact.retiredAt) > day
  }
  const streak = { days: 0, today: answersOn(today).length > 0, longest: 0, freezesLeft: 2 }
  const frozen: number[] = []
  const missed: number[] = []
  const dateOf = (day: number) => new Date(day * DAY).toISOString()
  const frozenInMonth = (day: number) =>
    frozen.filter((other) => dateOf(other).slice(0, 7) === dateOf(day).slice(0, 7)).length
  const begun = Math.min(today, ...answers.map(({ at }) => dayOf(at)).filter((day) => day <= today))
  for (let day = begun; day <= today; day += 1) {
    if (answersOn(day).length > 0) streak.days += 1
    else if (day < today && facts.some((fact) => isDue(fact, day))) {
      if (streak.days > 0 && frozenInMonth(day) < 2) frozen.push(day)
      else {
        missed.push(day)
        streak.days = 0
      }
    }
    streak.longest = Math.max(streak.longest, streak.days)
  }
  streak.freezesLeft = 2 - frozenInMonth(today)

  const recalls = facts.flatMap((fact) => plainRecalls(fact, dayOf))
  const since = (days: number) =>
    recalls.filter(({ answer: { at } }) => dayOf(at) <= today && dayOf(at) > today - days)
  const isMature = ({ before }: Recall) => before.intervalDays >= 21
  const formats = [...new Set(recalls.map(({ answer }) => answer.format))].map((format) => ({
    format,
    recalled: plainShare(since(Infinity).filter(({ answer }) => answer.format === format)),
  }))

  const hourOf = (ms: number) =>
    Number(
      new Intl.DateTimeFormat('en-u-nu-latn', { timeZone, hour: 'numeric', hourCycle: 'h23' })
        .formatToParts(ms)
        .find(({ type }) => type === 'hour')?.value,
    )
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const {
      reviews,
      passed,
      share: recalled,
    } = plainShare(recalls.filter(({ answer }) => hourOf(answer.at) === hour))
    const given = answers.filter(({ at }) => hourOf(at) === hour).length
    return { hour, answers: given, reviews, passed, share: recalled }
  })
  const most = Math.max(...hours.map((hour) => hour.answers))

  const expectedOf = ({ before, answer }: Recall) => retrievabilityAt(before, answer.at, general)
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const bins = Array.from({ length: 20 }, (_, bin) => {
    const inBin = recalls.filter(
      (recall) => Math.min(19, Math.floor(expectedOf(recall) * 20)) === bin,
    )
    const { reviews, passed, share: measured } = plainShare(inBin)
    const expected = mean(inBin.map(expectedOf))
    return { from: bin / 20, to: (bin + 1) / 20, reviews, passed, expected, measured }
  }).filter(({ reviews }) => reviews > 0)
  const overall = plainShare(recalls)
  const expected = overall.share === null ? null : mean(recalls.map(expectedOf))

  const here = facts
    .filter(({ retiredAt }) => retiredAt === null)
    .flatMap((fact) => after(fact, () => true) ?? [])
    .filter(({ state }) => state !== 'new')
  const dueDays = here.flatMap((memory) => {
    const nextAt = nextAtOf(memory)
    return nextAt === null ? [] : [dayOf(nextAt) - today]
  })
  const ahead = Array.from({ length: 30 }, (_, day) => dueDays.filter((due) => due === day).length)
  const overdue = dueDays.filter((due) => due < 0).length
  const recallNow = (memory: Memory) => retrievabilityAt(memory, now, general)
  const spread = (values: readonly number[], bounds: readonly number[], end: number | null) => ({
    bins: bounds.map((from, index) => {
      const to = bounds[index + 1] ?? end
      const isLast = index === bounds.length - 1
      const inBin = values.filter(
        (value) => (value >= from || index === 0) && (isLast || value < (to ?? 0)),
      )
      return { from, to, facts: inBin.length }
    }),
    median: median(values),
  })

  const known = (day: number) => {
    const end = startOfStudyDay(day + 1, timeZone, dayStartHour)
    const met = facts
      .filter(({ retiredAt }) => retiredAt === null || retiredAt >= end)
      .flatMap((fact) => atEnd(fact, day) ?? [])
      .filter(({ state }) => state !== 'new')
    const chance = (memory: Memory) =>
      retrievability(
        memory.stability,
        Math.max(0, end - memory.lastReview) / DAY,
        general.parameters,
      )
    return { day, met: met.length, known: met.reduce((sum, memory) => sum + chance(memory), 0) }
  }
  const sundays: number[] = []
  const earliest = Math.min(...facts.flatMap(({ entries }) => entries.map(({ at }) => dayOf(at))))
  for (let day = today - 1; day >= earliest; day -= 1) {
    if (new Date(day * DAY).getUTCDay() === 0) sundays.unshift(day)
  }
  const nowKnown = here.reduce((sum, memory) => sum + recallNow(memory), 0)

  const lastMonth = Array.from({ length: 30 }, (_, back) => today - 29 + back).map((day) => ({
    day,
    answers: answersOn(day).length,
    milliseconds: timeOn(day),
  }))
  const studied = lastMonth.filter((day) => day.answers > 0)

  return {
    today,
    streak: { ...streak, frozen, missed },
    calendar: plainCalendar(today, {
      answersOn: (day) => answersOn(day).length,
      timeOn,
      frozen,
      missed,
    }),
    forecast: {
      overdue,
      days: ahead,
      total: overdue + ahead.reduce((sum, count) => sum + count, 0),
    },
    effort: {
      days: lastMonth,
      studied: studied.length,
      answers: lastMonth.reduce((sum, day) => sum + day.answers, 0),
      milliseconds: lastMonth.reduce((sum, day) => sum + day.milliseconds, 0),
      median: median(studied.map((day) => day.answers)),
    },
    hours: {
      hours,
      answers: answers.length,
      busiest: most > 0 ? hours.findIndex((hour) => hour.answers === most) : null,
    },
    retention: {
      periods: (
        [
          ['today', 1],
          ['week', 7],
          ['month', 30],
          ['year', 365],
          ['all', Infinity],
        ] as const
      ).map(([period, days]) => ({
        period,
        young: plainShare(since(days).filter((recall) => !isMature(recall))),
        mature: plainShare(since(days).filter(isMature)),
        all: plainShare(since(days)),
      })),
      formats: formats.sort(
        (a, b) => b.recalled.reviews - a.recalled.reviews || (a.format < b.format ? -1 : 1),
      ),
    },
    calibration: {
      bins,
      reviews: recalls.length,
      expected,
      measured: overall.share,
      gap: overall.share === null || expected === null ? null : overall.share - expected,
    },
    spreads: {
      facts: here.length,
      stability: spread(
        here.map(({ stability }) => stability),
        [0, 1, 3, 7, 21, 60, 180, 365],
        null,
      ),
      difficulty: spread(
        here.map(({ difficulty }) => difficulty),
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        10,
      ),
      recall: spread(here.map(recallNow), [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], 1),
    },
    knowledge: {
      now: { met: here.length, known: nowKnown },
      points: [...sundays.map(known), { day: today, met: here.length, known: nowKnown }],
    },
  }
}

/** Without the Sundays before the first fact was met. */
export const withoutBlanks = ({ knowledge, ...figures }: PlainFigures): PlainFigures => ({
  ...figures,
  knowledge: { ...knowledge, points: knowledge.points.filter(({ met }) => met > 0) },
})

/** Where two figures differ; numbers by more than what adding up in millionths loses. */
export function differences(a: unknown, b: unknown, path = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b)) ? [] : [`${path}: ${a} and ${b}`]
  }
  if (!(a instanceof Object && b instanceof Object)) {
    return a === b ? [] : [`${path}: ${a} and ${b}`]
  }
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differences(left.get(key), right.get(key), `${path}/${key}`),
  )
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = sorted.slice(half - 1, half + 1)
  return sorted.length % 2 === 1 ? (sorted[half] ?? null) : (low + high) / 2
}
