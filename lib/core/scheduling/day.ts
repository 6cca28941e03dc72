/** Milliseconds. */
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** Offset at UTC midnight, by UTC day. */
  readonly offsets: Map<number, number>
  /** The instant at which the clock is moved, by UTC day; null where it is moved in a way not worth remembering. */
  readonly moves: Map<number, number | null>
}

/** In the year 100: Date.UTC takes smaller years for those of the 20th century. */
const EARLIEST = -59e12
/** Names and instants come from outside: what is remembered of them has an end. */
const MOST_ZONES = 200
const MOST_OFFSETS = 50_000
const zones = new Map<string, Zone>()

function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  // Some runtimes also take offsets like +01:00; those know no daylight saving and are refused elsewhere.
  if (!/^[A-Za-z]/.test(name)) throw new RangeError(`Invalid time zone: ${name}`)
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  if (zones.size >= MOST_ZONES) zones.clear()
  const zone = { format, offsets: new Map(), moves: new Map() }
  zones.set(name, zone)
  return zone
}

/** Local time minus UTC at an instant, in milliseconds, asked of the runtime's time zone data. */
function measuredOffset({ format }: Zone, ms: number): number {
  if (ms < EARLIEST) throw new RangeError(`Too long ago: ${ms}`)
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(ms)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 0, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000
}

function midnightOffset(zone: Zone, utcDay: number): number {
  const known = zone.offsets.get(utcDay)
  if (known !== undefined) return known
  if (zone.offsets.size >= MOST_OFFSETS) zone.offsets.clear()
  const offset = measuredOffset(zone, utcDay * DAY)
  zone.offsets.set(utcDay, offset)
  return offset
}

/**
 * The first millisecond of a UTC day at which the clock shows `after` instead of `before`; null where it shows anything
 * else in between.
 */
function moveOf(zone: Zone, utcDay: number, before: number, after: number): number | null {
  const known = zone.moves.get(utcDay)
  if (known !== undefined) return known
  let low = utcDay * DAY
  let high = low + DAY
  let moved: number | null = high
  while (moved !== null && high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const offset = measuredOffset(zone, middle)
    if (offset === before) low = middle
    else high = middle
    moved = offset === before || offset === after ? high : null
  }
  if (zone.moves.size >= MOST_OFFSETS) zone.moves.clear()
  zone.moves.set(utcDay, moved)
  return moved
}

/** The same as `measuredOffset`, fast: where both ends of a UTC day agree, no clock was moved within it. */
function offsetAt(zone: Zone, ms: number): number {
  const utcDay = Math.floor(ms / DAY)
  const before = midnightOffset(zone, utcDay)
  const after = midnightOffset(zone, utcDay + 1)
  if (before === after) return before
  const move = moveOf(zone, utcDay, before, after)
  if (move === null) return measuredOffset(zone, ms)
  return ms < move ? before : after
}

/** @throws RangeError unless `ms` is an instant a Date can hold */
export function requireInstant(ms: number): void {
  if (!(Math.abs(ms) <= 8.64e15)) throw new RangeError(`Not an instant: ${ms}`)
}

/** Whether the runtime knows an IANA time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

/**
 * The study day an instant belongs to: its local calendar date, or the date before while the local clock has not yet
 * reached `dayStartHour` (0-23), as the number of dates since 1970-01-01. Where clocks are set back over the day start
 * itself, the number is that of the clock on the wall and goes back with it.
 * @throws RangeError for an unknown time zone, no valid instant, or one before the year 101
 */
export function studyDay(ms: number, timeZone: string, dayStartHour: number): number {
  return Math.floor((wallClock(ms, timeZone) - dayStartHour * HOUR) / DAY)
}

/** The hour on the wall at an instant, 0 to 23. Errors as `studyDay`. */
export function hourOfDay(ms: number, timeZone: string): number {
  const local = ms + offsetAt(zoneOf(timeZone), ms)
  return Math.floor(local / HOUR) - Math.floor(local / DAY) * 24
}

/** How many study days `later` is after `earlier` (milliseconds both); negative when it is before. Errors as `studyDay`. */
export function dayDifference(
  earlier: number,
  later: number,
  timeZone: string,
  dayStartHour: number,
): number {
  return studyDay(later, timeZone, dayStartHour) - studyDay(earlier, timeZone, dayStartHour)
}

/**
 * The first instant of a study day, milliseconds since 1970 UTC. An hour that comes twice begins the day the first
 * time; where the clocks jump over the hour, the day begins as they jump. Errors as `studyDay`.
 */
export function startOfStudyDay(day: number, timeZone: string, dayStartHour: number): number {
  return instantOf(day * DAY + dayStartHour * HOUR, timeZone)
}

/** What the clock on the wall shows at an instant, as the milliseconds at which UTC shows the same. Errors as `studyDay`. */
export function wallClock(ms: number, timeZone: string): number {
  return ms + offsetAt(zoneOf(timeZone), ms)
}

/**
 * The first instant at which the clock on the wall shows what UTC shows at `wall`; where the clocks jump over it, the
 * instant they jump. Errors as `studyDay`.
 */
export function instantOf(wall: number, timeZone: string): number {
  const zone = zoneOf(timeZone)
  const before = offsetAt(zone, wall - DAY)
  const after = offsetAt(zone, wall + DAY)
  if (offsetAt(zone, wall - before) === before) return wall - before
  if (offsetAt(zone, wall - after) === after) return wall - after

  let low = wall - DAY
  let high = wall + DAY
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle) === before) low = middle
    else high = middle
  }
  return high
}
