import type { Forecast } from '@/lib/core/progress/forecast'
import { barPlaces, barsPath, Stripes } from './bars'
import { Chart, Ghost, Numbers } from './chart'
import { forecastFinding } from './findings'
import { countTicks, Key, Legend, Plot } from './plot'
import { dateOf } from './words'

/** What comes due, day by day, and what is late already. */
export function ForecastChart({ forecast, today }: { forecast: Forecast; today: number }) {
  const { overdue, days, total } = forecast
  const name = 'Facts that come due'
  const finding = forecastFinding(forecast)
  if (total === 0) {
    return (
      <Chart id="forecast" name={name} finding={finding}>
        <Ghost>What you learn now shows here on the day it comes back.</Ghost>
      </Chart>
    )
  }
  const late = overdue > 0 ? [overdue] : []
  const bars = [...late, ...days]
  const { top, ticks } = countTicks(Math.max(...bars))
  const places = barPlaces(bars.length)
  const at = (day: number) => places.middle(day + late.length)
  return (
    <Chart
      id="forecast"
      name={name}
      finding={finding}
      note="If you answer nothing and meet nothing new until then. What you answer comes back later."
      numbers={
        <Numbers
          name={name}
          columns={['Day', 'Facts due']}
          rows={[
            ['Overdue', overdue],
            ...days.map((count, day) => [dateOf(today + day, 'long'), count]),
          ]}
        />
      }
    >
      <Plot
        label={`${name}: a bar for each day`}
        unit="facts"
        yTicks={ticks}
        xTicks={[
          { at: at(0), text: 'today' },
          { at: at(7), text: dateOf(today + 7), wideOnly: true },
          { at: at(14), text: dateOf(today + 14) },
          { at: at(21), text: dateOf(today + 21), wideOnly: true },
          { at: at(29), text: dateOf(today + 29) },
        ]}
      >
        <defs>
          <Stripes id="overdue" />
        </defs>
        <path d={barsPath([...late, ...days.map(() => 0)], top)} fill="url(#overdue)" />
        <path d={barsPath([...late.map(() => 0), ...days], top)} className="fill-chart" />
      </Plot>
      {overdue > 0 && (
        <Legend>
          <Key text="overdue">
            <path d="M2 0h12v2H2zM2 4h12v2H2zM2 8h12v2H2z" className="fill-chart-2" />
          </Key>
          <Key text="due that day">
            <path d="M2 0h12v12H2z" className="fill-chart" />
          </Key>
        </Legend>
      )}
    </Chart>
  )
}
