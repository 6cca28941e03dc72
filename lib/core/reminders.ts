import { DAY, instantOf, studyDay, wallClock } from './scheduling/day'
import type { SchedulingSettings } from './scheduling/types'

const MINUTE = 60_000
const MINUTES_A_DAY = 1_440

/** When a learner wants to be reminded, in minutes after midnight (0 to 1439) on the clock on their wall. */
export interface ReminderTimes {
  readonly at: number
  /** Nothing is sent from here on … */
  readonly quietFrom: number
  /** … until here, over midnight where it is the smaller one; never quiet where both are the same. */
  readonly quietTo: number
}

export type ReminderClock = Pick<SchedulingSettings, 'timeZone' | 'dayStartHour'>

export const DEFAULT_TIMES: ReminderTimes = { at: 18 * 60, quietFrom: 22 * 60, quietTo: 7 * 60 }

/** A reminder that could not be sent for so long is not sent any more, milliseconds. */
const LATE_LIMIT = 3 * 3_600_000

/** Whether a minute of the day is within the quiet hours. */
export function isQuiet(
  minute: number,
  { quietFrom, quietTo }: Pick<ReminderTimes, 'quietFrom' | 'quietTo'>,
): boolean {
  return quietFrom <= quietTo
    ? minute >= quietFrom && minute < quietTo
    : minute >= quietFrom || minute < quietTo
}

const minuteAt = (ms: number, { timeZone }: ReminderClock) =>
  Math.floor((((wallClock(ms, timeZone) % DAY) + DAY) % DAY) / MINUTE)

/** The first instant, from `ms` on, at which the clock on the wall shows a minute of the day that is yet to come. */
function comingTo(minute: number, ms: number, { timeZone }: ReminderClock): number {
  const wall = wallClock(ms, timeZone)
  const today = Math.floor(wall / DAY) * DAY + minute * MINUTE
  return instantOf(today > wall ? today : today + DAY, timeZone)
}

/** When the reminder of a date comes: at its time, or as the quiet hours end that it falls into. */
function momentOf(date: number, times: ReminderTimes, clock: ReminderClock): number {
  let ms = instantOf(date * DAY + times.at * MINUTE, clock.timeZone)
  while (isQuiet(minuteAt(ms, clock), times)) ms = comingTo(times.quietTo, ms, clock)
  return ms
}

/**
 * The first moment after `after` (milliseconds) for a reminder: that of a local date, moved to the end of the quiet
 * hours where it falls into them, and of a later study day than the last that had one. A time that comes twice counts
 * the first time; where the clocks jump over it, it comes as they jump. Errors as `studyDay`.
 */
export function nextReminder(
  after: number,
  times: ReminderTimes,
  clock: ReminderClock,
  lastSentDay: number | null,
): number {
  const { timeZone, dayStartHour } = clock
  const today = Math.floor(wallClock(after, timeZone) / DAY)
  // Quiet hours may have moved the reminder of the date before to this one.
  for (let date = Math.max(today - 2, lastSentDay ?? Number.NEGATIVE_INFINITY); ; date += 1) {
    const ms = momentOf(date, times, clock)
    const isFree = lastSentDay === null || studyDay(ms, timeZone, dayStartHour) > lastSentDay
    if (ms > after && isFree) return ms
  }
}

/**
 * How late a reminder is that is sent at `now`, milliseconds both; null where none may be: its moment has come on this
 * study day and less than three hours ago, no other was sent on it, and it is not quiet. Errors as `studyDay`.
 */
export function lateness(
  now: number,
  times: ReminderTimes,
  clock: ReminderClock,
  lastSentDay: number | null,
): number | null {
  if (isQuiet(minuteAt(now, clock), times)) return null
  const moment = nextReminder(now - LATE_LIMIT, times, clock, lastSentDay)
  const dayOf = (ms: number) => studyDay(ms, clock.timeZone, clock.dayStartHour)
  return moment <= now && dayOf(moment) === dayOf(now) ? now - moment : null
}

/** Milliseconds from `now`, which is not quiet, until it is; null where it never is. Errors as `studyDay`. */
export function untilQuiet(now: number, times: ReminderTimes, clock: ReminderClock): number | null {
  if (times.quietFrom === times.quietTo) return null
  // In an hour that comes twice they may have begun the first time already.
  return Math.max(0, comingTo(times.quietFrom, now, clock) - now)
}

/** What a device shows, as its service worker takes it. */
export interface PushMessage {
  readonly title: string
  readonly body: string
  /** Path of the page it leads to. */
  readonly url: string
  /** A later message of the same tag takes the place of an earlier one. */
  readonly tag: string
}

const counted = (count: number, one: string) =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`

/** What a reminder says of a study day; null where nothing is due, so that there is nothing to say. */
export function reminderOf({
  due,
  fresh,
  minutes,
}: {
  /** Facts met before that can be asked now. */
  readonly due: number
  /** New facts that can be asked now. */
  readonly fresh: number
  /** What both will take. */
  readonly minutes: number
}): PushMessage | null {
  if (due === 0) return null
  const ready =
    fresh === 0
      ? `${counted(due, 'fact')} ${due === 1 ? 'is' : 'are'} ready`
      : `${counted(due, 'fact')} and ${counted(fresh, 'new one')} are ready`
  return {
    title: 'Your review',
    body: `${ready}, about ${counted(Math.max(1, minutes), 'minute')}.`,
    url: '/review',
    tag: 'review',
  }
}

/** What a learner is shown who wants to see whether reminders arrive. */
export const TEST_MESSAGE: PushMessage = {
  title: 'Reminders work here',
  body: 'Once a day, when facts are due, one comes like this.',
  url: '/settings',
  tag: 'test',
}

/** "07:30" for 450. */
export function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** 450 for "07:30", as a time field writes it; null for what is no time of day. */
export function minuteOf(text: string): number | null {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(text) ?? []
  const value = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && value < MINUTES_A_DAY ? value : null
}
