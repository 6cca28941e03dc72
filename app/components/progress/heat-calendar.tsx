import type { Calendar, CalendarDay, CalendarMonth } from '@/lib/core/progress/calendar'
import { FREEZES_A_MONTH, type Streak } from '@/lib/core/progress/streak'
import { Chart, Ghost, Numbers } from './chart'
import { calendarFinding } from './findings'
import { Key, Legend } from './plot'
import { count, dateOf, whole } from './words'

const CELL = 10
const LEVELS = [1, 2, 3, 4] as const
/** By level; the more answers, the larger and the darker the square. */
const SIDES = [0, 4, 5.6, 7.2, 8.8] as const
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Monday is 0. */
const weekday = (day: number) => (day + 3) % 7

/** Twelve months of study days: how much was answered, and what became of the days without. */
export function HeatCalendar({ calendar, streak }: { calendar: Calendar; streak: Streak }) {
  const name = 'Days you studied'
  if (calendar.answers === 0) {
    return (
      <Chart id="days" name={name} finding="No day yet">
        <Ghost shape="grid">Answer one question, and today is filled in.</Ghost>
      </Chart>
    )
  }
  const finding = calendarFinding(calendar, streak)
  return (
    <Chart
      id="days"
      name={name}
      finding={finding}
      note={
        <>
          A day with nothing due never breaks a run, and {FREEZES_A_MONTH} missed days a month are
          frozen by themselves. {count(streak.freezesLeft, 'freeze')} left this month.
        </>
      }
      numbers={<Numbers name={name} columns={['Week of', ...WEEKDAYS]} rows={weeksOf(calendar)} />}
    >
      <div
        role="img"
        aria-label={`${name}: a square for each day, by month`}
        className="grid grid-cols-3 gap-x-4 gap-y-5 sm:grid-cols-4 lg:grid-cols-6"
      >
        {calendar.months.map((month) => (
          <Month key={month.first} month={month} />
        ))}
      </div>
      <Legend>
        {LEVELS.map((level) => (
          <Key key={level} text={bandOf(calendar.bounds, level)}>
            <path d={square(level)(8, 6)} data-heat={level} />
          </Key>
        ))}
        <Key text="frozen">
          <path d={ring(8, 6)} className="fill-none stroke-edge" strokeWidth={1.6} />
        </Key>
        <Key text="missed">
          <path d={cross(8, 6)} className="stroke-edge" strokeWidth={1.4} />
        </Key>
        <Key text="nothing due">
          <circle cx={8} cy={6} r={1} className="fill-edge" />
        </Key>
      </Legend>
    </Chart>
  )
}

function Month({ month: { first, days } }: { month: CalendarMonth }) {
  const isJanuary = dateOf(first, 'month') === 'Jan'
  const cells = days.map((day) => {
    const place = weekday(first) + day.day - first
    return { ...day, x: ((place % 7) + 0.5) * CELL, y: (Math.floor(place / 7) + 0.5) * CELL }
  })
  const draw = (keep: (day: CalendarDay) => boolean, shape: (x: number, y: number) => string) =>
    cells
      .filter(keep)
      .map(({ x, y }) => shape(x, y))
      .join('')
  return (
    <div>
      <p aria-hidden="true" className="mb-1 text-xs text-muted">
        {dateOf(first, isJanuary ? 'monthYear' : 'month')}
      </p>
      <svg aria-hidden="true" viewBox={`0 0 ${7 * CELL} ${6 * CELL}`} className="w-full max-w-32">
        {LEVELS.map((level) => (
          <path
            key={level}
            d={draw((day) => day.level === level, square(level))}
            data-heat={level}
          />
        ))}
        <path
          d={draw(({ state }) => state === 'frozen', ring)}
          className="fill-none stroke-edge"
          strokeWidth={1.6}
        />
        <path
          d={draw(({ state }) => state === 'missed', cross)}
          className="stroke-edge"
          strokeWidth={1.4}
        />
        <path
          d={draw(
            ({ state }) => state === 'free',
            (x, y) => `M${x - 0.7} ${y}a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 0`,
          )}
          className="fill-edge"
        />
      </svg>
    </div>
  )
}

function square(level: (typeof LEVELS)[number]) {
  const side = SIDES[level]
  return (x: number, y: number) => `M${x - side / 2} ${y - side / 2}h${side}v${side}h${-side}z`
}

const ring = (x: number, y: number) => `M${x - 2.6} ${y}a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0`
const cross = (x: number, y: number) => `M${x - 2} ${y - 2}l4 4M${x + 2} ${y - 2}l-4 4`

/** The answers that a level stands for: "5 to 9 answers". */
function bandOf(bounds: Calendar['bounds'], level: (typeof LEVELS)[number]): string {
  const from = [1, ...bounds][level - 1] ?? 1
  const next = bounds[level - 1]
  if (next === undefined) return `${from} or more answers`
  return from === next - 1 ? count(from, 'answer') : `${from} to ${next - 1} answers`
}

/** By week: the Monday, and for each day its answers or what became of it; of the weeks until today. */
function weeksOf({ months }: Calendar): (string | number)[][] {
  const days = months.flatMap((month) => month.days)
  const weeks = new Map<number, (string | number)[]>()
  for (const day of days) {
    const monday = day.day - weekday(day.day)
    const week = weeks.get(monday) ?? WEEKDAYS.map(() => '')
    week[weekday(day.day)] = textOf(day)
    weeks.set(monday, week)
  }
  return [...weeks]
    .filter(([, week]) => week.some((text) => text !== ''))
    .map(([monday, week]) => [dateOf(monday, 'long'), ...week])
}

const TEXTS = { frozen: 'frozen', missed: 'missed', free: 'nothing due', ahead: '' } as const

const textOf = ({ answers, state }: CalendarDay) =>
  state === 'answered' ? whole(answers) : TEXTS[state]
