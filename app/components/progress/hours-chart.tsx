import type { Hours } from '@/lib/core/progress/hours'
import { barPlaces, barsPath } from './bars'
import { Chart, Ghost, Numbers } from './chart'
import { hoursFinding } from './findings'
import { countTicks, Plot } from './plot'
import { hourName, percentOrNone, whole } from './words'

/** When answers are given, hour by hour, over all time. */
export function HoursChart({ hours }: { hours: Hours }) {
  const name = 'Answers by hour of the day'
  const finding = hoursFinding(hours)
  if (hours.busiest === null) {
    return (
      <Chart id="hours" name={name} finding={finding}>
        <Ghost>Your hours show here once you have answered.</Ghost>
      </Chart>
    )
  }
  const counts = hours.hours.map(({ answers }) => answers)
  const { top, ticks } = countTicks(Math.max(...counts))
  const { middle } = barPlaces(counts.length)
  return (
    <Chart
      id="hours"
      name={name}
      finding={finding}
      numbers={
        <Numbers
          name={name}
          columns={['From', 'Answers', 'Reviews', 'Recalled']}
          rows={hours.hours.map(({ hour, answers, reviews, share }) => [
            hourName(hour),
            whole(answers),
            whole(reviews),
            percentOrNone(share),
          ])}
        />
      }
    >
      <Plot
        label={`${name}: a bar for each hour`}
        unit="answers, all time"
        yTicks={ticks}
        xTicks={[0, 6, 12, 18].map((hour) => ({ at: middle(hour), text: hourName(hour) }))}
      >
        <path d={barsPath(counts, top, 0.15)} className="fill-chart" />
      </Plot>
    </Chart>
  )
}
