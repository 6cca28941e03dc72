import type { Calendar } from '@/lib/core/progress/calendar'
import type { Calibration } from '@/lib/core/progress/calibration'
import type { Effort } from '@/lib/core/progress/effort'
import type { Forecast } from '@/lib/core/progress/forecast'
import type { Hours } from '@/lib/core/progress/hours'
import type { Knowledge } from '@/lib/core/progress/knowledge'
import type { Recalled, Retention } from '@/lib/core/progress/retention'
import type { Scores } from '@/lib/core/progress/scores'
import { LEAST_REVIEWS } from '@/lib/core/progress/shares'
import type { Spread } from '@/lib/core/progress/spread'
import type { Streak } from '@/lib/core/progress/streak'
import { formatNames } from '../quiz/format-names'
import { count, daysName, hourName, minutesOf, percent, whole } from './words'

/** What each figure says, in one sentence. */

export function forecastFinding({ overdue, days, total }: Forecast): string {
  const coming = total - overdue
  if (total === 0) return `Nothing comes due in the next ${days.length} days`
  if (overdue === 0)
    return `${count(coming, 'fact')} come${coming === 1 ? 's' : ''} due in the next ${days.length} days`
  const late = `${count(overdue, 'fact')} ${overdue === 1 ? 'is' : 'are'} overdue`
  return coming === 0
    ? late
    : `${late}, and ${coming} more come${coming === 1 ? 's' : ''} due in ${days.length} days`
}

export const calendarFinding = ({ studied }: Calendar, { longest }: Streak) =>
  `You studied on ${count(studied, 'day')} in twelve months; ${count(longest, 'day')} in a row is your longest run`

export function effortFinding({ answers, milliseconds, studied, days }: Effort): string {
  if (answers === 0) return `No answers in the last ${days.length} days`
  const minutes = Math.max(1, minutesOf(milliseconds))
  return `${count(answers, 'answer')} in ${count(minutes, 'minute')}, on ${studied} of the last ${days.length} days`
}

export const hoursFinding = ({ busiest }: Hours) =>
  busiest === null
    ? 'No answers yet'
    : `You answer most between ${hourName(busiest)} and ${hourName(busiest + 1)}`

/** By the last thirty days where they hold enough, else by all time. */
export function retentionFinding(retention: Retention, aim: number): string {
  const of = (wanted: string) => retention.periods.find(({ period }) => period === wanted)?.all
  const [month, all] = [of('month'), of('all')]
  const said = month?.share != null ? month : all
  if (said?.share == null) return tooFew(all?.reviews ?? 0)
  const when = said === month ? ' in 30 days' : ''
  return `You recalled ${percent(said.share)} of what was due${when}; ${percent(aim)} was the aim`
}

const tooFew = (reviews: number) =>
  `${count(reviews, 'review')} so far: percentages begin at ${LEAST_REVIEWS}`

export function formatsFinding({ formats }: Retention): string {
  const known = formats
    .flatMap(({ format, recalled }) =>
      recalled.withoutLuck === null ? [] : [{ format, share: recalled.withoutLuck }],
    )
    .sort((a, b) => b.share - a.share)
  const [best, worst] = [known[0], known.at(-1)]
  if (!best || !worst) return tooFew(sumReviews(formats.map(({ recalled }) => recalled)))
  if (best === worst || percent(best.share) === percent(worst.share)) {
    return `Luck aside, you recall ${percent(best.share)} by ${nameOf(best.format)}`
  }
  return `Luck aside, you recall most by ${nameOf(best.format)} and least by ${nameOf(worst.format)}`
}

const sumReviews = (all: readonly Recalled[]) => all.reduce((sum, { reviews }) => sum + reviews, 0)

const nameOf = (format: keyof typeof formatNames) => `“${formatNames[format]}”`

/** Within so much the forecast is said to fit. */
const FITS = 0.02

export function calibrationFinding({ expected, measured, gap, reviews }: Calibration): string {
  if (expected === null || measured === null || gap === null) return tooFew(reviews)
  const said = `${percent(expected)} was expected and ${percent(measured)} recalled`
  if (Math.abs(gap) <= FITS) return `${said}: the forecast fits you`
  return `${said}: you remember ${gap > 0 ? 'more' : 'less'} than forecast`
}

export const knowledgeFinding = ({ now: { known, met } }: Knowledge) =>
  `You would recall ${Math.round(known)} of ${count(met, 'fact')} right now`

export const stabilityFinding = ({ median }: Spread) =>
  median === null ? 'No facts yet' : `Half of your facts last ${daysName(median)} or longer`

export const difficultyFinding = ({ median }: Spread) =>
  median === null ? 'No facts yet' : `Your typical fact is ${median.toFixed(1)} of 10 hard`

export const recallFinding = ({ median }: Spread) =>
  median === null
    ? 'No facts yet'
    : `Half of your facts are ${percent(median)} likely to come back, or more`

export function scoresFinding({ attempts, series }: Scores): string {
  const better = series.filter(({ gain }) => gain > 0).length
  if (series.length === 0) {
    return attempts.length === 1
      ? 'One quiz so far'
      : `${whole(attempts.length)} quizzes, each taken once`
  }
  return `${count(series.length, 'quiz', 'quizzes')} taken again, ${better} of them with more right than the first time`
}

export const hardestFinding = (lapses: readonly number[]) =>
  lapses.length === 1
    ? `One fact was forgotten ${count(lapses[0] ?? 0, 'time')}`
    : `${lapses.length} facts keep slipping; the hardest was forgotten ${count(lapses[0] ?? 0, 'time')}`
