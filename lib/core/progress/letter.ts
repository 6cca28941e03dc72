import { startOfStudyDay, studyDay } from '../scheduling/day'
import type { MemorySettings } from '../scheduling/types'

/** A learner's week in numbers. */
export interface Week {
  /** Answers given that stand. */
  readonly answers: number
  /** Study days with one. */
  readonly days: number
  /** Of the first answers to known facts, how many were right; null below ten. */
  readonly recalled: number | null
  /** What waits now, and how long it takes. */
  readonly due: number
  readonly minutes: number
  /** "Kubernetes for Docker", where that is a habit. */
  readonly mixUp: string | null
}

export interface Letter {
  readonly subject: string
  readonly text: string
}

/** The hour of the learner's Monday at which a letter comes. */
const HOUR = 7

/** The first Monday morning after `now`, milliseconds both. Errors as `studyDay`. */
export function nextMonday(now: number, { timeZone }: Pick<MemorySettings, 'timeZone'>): number {
  const today = studyDay(now, timeZone, HOUR)
  // Day 4 since 1970 was a Monday.
  const days = 7 - ((((today - 4) % 7) + 7) % 7)
  return startOfStudyDay(today + days, timeZone, HOUR)
}

const plural = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`

/** The letter about a week: what was done, what comes, where to begin, how to end it. `site` ends without a slash. */
export function letterOf(week: Week, { site, stop }: { site: string; stop: string }): Letter {
  const { answers, days, recalled, due, minutes, mixUp } = week
  const lines = [
    answers === 0
      ? 'A quiet week: nothing was answered, and nothing is lost by that.'
      : `Last week you answered ${plural(answers, 'question')} on ${plural(days, 'day')}.`,
    recalled !== null &&
      `Of what you had learnt before you recalled ${Math.round(recalled * 100)} %.`,
    mixUp !== null && `What you mixed up most: ${mixUp}.`,
    due > 0
      ? `${plural(due, 'fact')} ${due === 1 ? 'is' : 'are'} due now, about ${minutes} min: ${site}/review`
      : 'Nothing is due at this moment.',
    `What you know: ${site}/progress`,
  ].filter((line) => line !== false)
  return {
    subject: due > 0 ? `Your week: ${due} due, about ${minutes} min` : 'Your week in Discern',
    text: `${lines.join('\n\n')}\n\n--\nYou asked for this letter once a week. To end it: ${stop}\n`,
  }
}
