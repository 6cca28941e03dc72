import { DAY } from '@/lib/core/scheduling/day'

/** A share, 0 to 1, as people read it: "91 %". */
export const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`

/** The same where there may be too little to say one. */
export const percentOrNone = (share: number | null) => (share === null ? 'too few' : percent(share))

export const count = (amount: number, one: string, many = `${one}s`) =>
  `${whole(amount)} ${amount === 1 ? one : many}`

/** With commas between thousands. */
export const whole = (amount: number) => new Intl.NumberFormat('en-GB').format(amount)

export const minutesOf = (milliseconds: number) => Math.round(milliseconds / 60_000)

const formats = {
  day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }),
  monthYear: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
}

/** A study day, days since 1970-01-01, as a date. */
export const dateOf = (day: number, style: keyof typeof formats = 'day') =>
  formats[style].format(day * DAY)

/** An hour of the day: "08:00". */
export const hourName = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`

/** Days as people say them: "3 weeks". */
export function daysName(days: number): string {
  if (days > 0 && days < 1) return 'less than a day'
  if (days < 14) return count(Math.round(days), 'day')
  if (days < 60) return count(Math.round(days / 7), 'week')
  if (days < 730) return count(Math.round(days / 30.4), 'month')
  return count(Math.round(days / 365), 'year')
}
