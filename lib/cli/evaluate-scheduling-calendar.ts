import { type Random, random } from '../core/random'
import { DAY, dayDifference, HOUR, startOfStudyDay, studyDay } from '../core/scheduling/day'
import { fuzzBounds } from '../core/scheduling/fuzz'
import { nextStep } from '../core/scheduling/steps'
import { type Figure, zero } from './figures'

const QUARTER = HOUR / 4

/** The clock on the wall of a zone as the runtime writes it out: 2026-03-29 03:00. */
type Wall = (ms: number) => string

function wallOf(timeZone: string): Wall {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return (ms) => format.format(ms)
}

/** The study day by the date and the hour that are read off the wall. */
function dayByWall(wall: Wall, ms: number, dayStartHour: number): number {
  const text = wall(ms)
  const date = Date.parse(`${text.slice(0, 10)}T00:00Z`) / DAY
  return Number(text.slice(11, 13)) < dayStartHour ? date - 1 : date
}

/** The first quarter of an hour of a study day, looked for one by one from well before it. */
function startByWall(wall: Wall, day: number, dayStartHour: number): number {
  const guess = day * DAY + dayStartHour * HOUR
  for (let ms = guess - 16 * HOUR; ; ms += QUARTER) {
    if (dayByWall(wall, ms, dayStartHour) >= day) return ms
  }
}

/** Instants between 2012 and 2037 at which the clocks of a zone were moved, to the quarter of an hour. */
function changesOf(wall: Wall): number[] {
  const offset = (ms: number) => Date.parse(`${wall(ms).replace(' ', 'T')}Z`) - ms
  const changes: number[] = []
  for (let from = Date.UTC(2012, 0); from < Date.UTC(2037, 0); from += 20 * DAY) {
    let low = from
    let high = from + 20 * DAY
    if (offset(low) === offset(high)) continue
    while (high - low > QUARTER) {
      const middle = low + Math.floor((high - low) / QUARTER / 2) * QUARTER
      if (offset(middle) === offset(low)) low = middle
      else high = middle
    }
    changes.push(high)
  }
  return changes
}

interface Zone {
  readonly name: string
  readonly wall: Wall
  readonly changes: readonly number[]
}

function errorOf({ name, wall, changes }: Zone, dice: Random): string | null {
  const hour = dice.int(24)
  const near = dice.pick(changes) + (dice.int(72 * 4) - 36 * 4) * QUARTER
  const later = near + dice.int(60 * 96) * QUARTER
  const day = dayByWall(wall, near, hour)
  const told = `${new Date(near).toISOString()} in ${name}, day from ${hour}`
  if (studyDay(near, name, hour) !== day) return `day of ${told}`
  const days = dayByWall(wall, later, hour) - day
  if (dayDifference(near, later, name, hour) !== days) return `days from ${told}`
  const start = startByWall(wall, day, hour)
  return startOfStudyDay(day, name, hour) === start ? null : `start of ${told}`
}

/** Study days beside a calendar that reads the runtime's clock off as text, around changes of the clocks. */
export function evaluateCalendar(cases = 10_000): Figure[] {
  const dice = random('calendar')
  const zones = Intl.supportedValuesOf('timeZone').flatMap((name): Zone[] => {
    const wall = wallOf(name)
    const changes = changesOf(wall)
    return changes.length > 0 ? [{ name, wall, changes }] : []
  })
  const errors = Array.from({ length: cases }, () => errorOf(dice.pick(zones), dice))
  return [
    zero(
      `wrong of ${cases} random cases of zone (${zones.length} that move clocks), date of a change, day start 0-23`,
      errors.flatMap((error) => error ?? []),
    ),
  ]
}

const DAY_SECONDS = 86_400

/** Steps, the one a fact is on, and the seconds after Again, Hard, Good by Anki's rules; null leaves the steps. */
const STEP_TABLE: readonly (readonly [readonly number[], number, readonly (number | null)[]])[] = [
  [[], 0, [null, null, null]],
  [[600], 0, [600, 900, null]],
  [[60, 600], 0, [60, 330, 600]],
  [[60, 600], 1, [60, 600, null]],
  [[60, 600, 6000], 0, [60, 330, 600]],
  [[60, 600, 6000], 1, [60, 600, 6000]],
  [[60, 600, 6000], 2, [60, 6000, null]],
  [[DAY_SECONDS], 0, [DAY_SECONDS, 2 * DAY_SECONDS, null]],
  [[3 * DAY_SECONDS], 0, [3 * DAY_SECONDS, 4 * DAY_SECONDS, null]],
  [[DAY_SECONDS, 4 * DAY_SECONDS], 0, [DAY_SECONDS, 3 * DAY_SECONDS, 4 * DAY_SECONDS]],
  [[1, 2], 0, [1, 1, 2]],
]

/** The learning steps in seconds, as in the table of Anki's `rslib/src/scheduler/states/steps.rs`. */
export function evaluateSteps(): Figure[] {
  const wrong = STEP_TABLE.flatMap(([steps, at, expected]) =>
    ([1, 2, 3] as const).flatMap((rating, i) => {
      const seconds = nextStep(steps, at, rating)?.seconds ?? null
      return seconds === expected[i] ? [] : [`${seconds} for ${expected[i]} of ${steps} at ${at}`]
    }),
  )
  return [zero(`cells wrong of ${STEP_TABLE.length * 3} of Anki's table of steps`, wrong)]
}

const LONGEST = 36_500

/**
 * The bounds written another way: the width by stretch of the line it lies on, in 32 bits as Anki calculates, then the
 * two exceptions of a band of one day and of the longest interval.
 */
function boundsIn32Bits(interval: number): readonly [number, number] {
  const width = (): number => {
    if (interval < 2.5) return 0
    if (interval < 7) return Math.fround(1 + 0.15 * (interval - 2.5))
    if (interval < 20) return Math.fround(1.675 + 0.1 * (interval - 7))
    return Math.fround(2.975 + 0.05 * (interval - 20))
  }
  const lower = Math.max(1, Math.floor(Math.fround(interval - width()) + 0.5))
  const upper = Math.min(LONGEST, Math.floor(Math.fround(interval + width()) + 0.5))
  return [lower, lower === upper && upper > 2 && upper < LONGEST ? upper + 1 : upper]
}

/** The bounds of the fuzz for every whole interval. */
export function evaluateFuzz(): Figure[] {
  const wrong: string[] = []
  for (let interval = 1; interval <= LONGEST; interval += 1) {
    const { lower, upper } = fuzzBounds(interval, 1, LONGEST)
    const [least, most] = boundsIn32Bits(interval)
    if (lower !== least || upper !== most) {
      wrong.push(`${lower}-${upper} for ${least}-${most} at ${interval}`)
    }
  }
  return [zero(`fuzz bounds wrong of the intervals 1 to ${LONGEST}`, wrong)]
}
