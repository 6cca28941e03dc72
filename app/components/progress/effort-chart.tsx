import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Effort } from '@/lib/core/progress/effort'
import { barPlaces, barsPath } from './bars'
import { Chart, Ghost, Numbers } from './chart'
import { effortFinding } from './findings'
import { countTicks, HEIGHT, Key, Legend, Plot, WIDTH } from './plot'
import { dateOf, minutesOf } from './words'

/** Answers and minutes of the last thirty days. */
export function EffortChart({ effort }: { effort: Effort }) {
  const { days, answers } = effort
  const name = 'Answers and minutes a day'
  const finding = effortFinding(effort)
  if (answers === 0) {
    return (
      <Chart id="effort" name={name} finding={finding}>
        <Ghost>A few minutes are enough for the first bar.</Ghost>
      </Chart>
    )
  }
  const minutes = days.map(({ milliseconds }) => milliseconds / 60_000)
  const { top, ticks } = countTicks(Math.max(...days.map((day) => day.answers)))
  const most = countTicks(Math.max(...minutes))
  const places = barPlaces(days.length)
  const y = scaleLinear([0, most.top], [HEIGHT, 0])
  const curve = line<number>(
    (_, index) => places.middle(index) * WIDTH,
    (value) => y(value),
  )
  return (
    <Chart
      id="effort"
      name={name}
      finding={finding}
      numbers={
        <Numbers
          name={name}
          columns={['Day', 'Answers', 'Minutes']}
          rows={days.map((day) => [
            dateOf(day.day, 'long'),
            day.answers,
            (day.milliseconds / 60_000).toFixed(1),
          ])}
        />
      }
    >
      <Plot
        label={`${name}: a bar for the answers of each day, a line for the minutes`}
        unit="answers"
        yTicks={ticks}
        xTicks={[0, 10, 20, 29].map((index) => ({
          at: places.middle(index),
          text: index === 29 ? 'today' : dateOf(days[index]?.day ?? 0),
          wideOnly: index === 10,
        }))}
      >
        <path
          d={barsPath(
            days.map((day) => day.answers),
            top,
          )}
          className="fill-chart-wash"
        />
        <path
          d={curve(minutes) ?? ''}
          className="fill-none stroke-chart"
          strokeWidth={2.5}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </Plot>
      <Legend>
        <Key text="answers">
          <path d="M2 0h12v12H2z" className="fill-chart-wash" />
        </Key>
        <Key
          text={`minutes, at most ${minutesOf(Math.max(...days.map((day) => day.milliseconds)))}`}
        >
          <path d="M0 9L6 4 10 7 16 2" className="fill-none stroke-chart" strokeWidth={2.5} />
        </Key>
      </Legend>
    </Chart>
  )
}
