import type { SchedulingSettings } from '../scheduling/types'
import { type Calendar, calendarOf } from './calendar'
import { type Calibration, calibrationOf } from './calibration'
import { type Effort, effortOf } from './effort'
import { type Forecast, forecastOf } from './forecast'
import { type Hours, hoursOf } from './hours'
import type { KeptMemory } from './kept'
import { type Knowledge, knowledgeOf } from './knowledge'
import { type Retention, type RetentionRow, retentionOf } from './retention'
import { type Scored, type Scores, scoresOf } from './scores'
import { type Spreads, spreadsOf } from './spread'
import { type Streak, streakOf } from './streak'
import { studyClock } from './study-clock'
import type { Tally } from './tally'
import { waitingBy } from './waiting'

/** What the figures are made of. */
export interface FigureSource {
  /** Of every figure but recall. */
  readonly tallies: readonly Tally[]
  readonly recalls: readonly RetentionRow[]
  /** Of every fact ever met. */
  readonly memories: readonly KeptMemory[]
  readonly attempts: readonly Scored[]
}

export interface Figures {
  /** The study day they hold for, days since 1970-01-01. */
  readonly today: number
  readonly streak: Streak
  readonly calendar: Calendar
  readonly forecast: Forecast
  readonly effort: Effort
  readonly hours: Hours
  readonly retention: Retention
  readonly calibration: Calibration
  readonly spreads: Spreads
  readonly knowledge: Knowledge
  readonly scores: Scores
}

/** Every figure of a learner's progress at `now` (milliseconds). Errors as `studyDay`. */
export function figuresOf(
  { tallies, recalls, memories, attempts }: FigureSource,
  settings: SchedulingSettings,
  now: number,
): Figures {
  const clock = studyClock(settings)
  const today = clock.dayOf(now)
  const streak = streakOf(answersBy(tallies), waitingBy(tallies, memories, clock), today)
  return {
    today,
    streak,
    calendar: calendarOf(tallies, streak, today),
    forecast: forecastOf(memories, clock, now),
    effort: effortOf(tallies, today),
    hours: hoursOf(tallies),
    retention: retentionOf(recalls),
    calibration: calibrationOf(tallies),
    spreads: spreadsOf(memories, settings, now),
    knowledge: knowledgeOf(tallies, memories, settings, clock, now),
    scores: scoresOf(attempts),
  }
}

const answersBy = (tallies: readonly Tally[]) =>
  new Map(tallies.filter(({ figure }) => figure === 'day').map(({ day, count }) => [day, count]))
