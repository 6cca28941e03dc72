import type { Spread, SpreadBin, Spreads } from '@/lib/core/progress/spread'
import { barPlaces, barsPath } from './bars'
import { Chart, Numbers } from './chart'
import { difficultyFinding, recallFinding, stabilityFinding } from './findings'
import { countTicks, Plot } from './plot'
import { percent, whole } from './words'

/** How strong, how hard and how well remembered the facts are that were met. */
export function SpreadCharts({ spreads: { stability, difficulty, recall } }: { spreads: Spreads }) {
  return (
    <>
      <SpreadChart
        id="stability"
        name="How long facts last"
        finding={stabilityFinding(stability)}
        note="Stability: the days in which the chance to recall falls to 90 %."
        spread={stability}
        nameOf={({ from, to }) => (to === null ? `${daysText(from)}+` : daysText(to, '<'))}
      />
      <SpreadChart
        id="difficulty"
        name="How hard facts are for you"
        finding={difficultyFinding(difficulty)}
        note="Difficulty, 1 to 10: how little a review strengthens the fact."
        spread={difficulty}
        nameOf={({ from, to }) => `${from}–${to}`}
      />
      <SpreadChart
        id="recall"
        name="How likely facts come back now"
        finding={recallFinding(recall)}
        note="The chance to recall each fact at this moment."
        spread={recall}
        nameOf={({ from, to }) => `${Math.round(from * 100)}–${percent(to ?? 1)}`}
      />
    </>
  )
}

function daysText(days: number, before = ''): string {
  if (days >= 365) return `${before}1 y`
  if (days >= 60) return `${before}${Math.round(days / 30)} m`
  return days >= 7 ? `${before}${days / 7} w` : `${before}${days} d`
}

function SpreadChart({
  id,
  name,
  finding,
  note,
  spread: { bins },
  nameOf,
}: {
  id: string
  name: string
  finding: string
  note: string
  spread: Spread
  nameOf: (bin: SpreadBin) => string
}) {
  const counts = bins.map(({ facts }) => facts)
  const { top, ticks } = countTicks(Math.max(...counts))
  const { middle } = barPlaces(bins.length, 0.12)
  return (
    <Chart
      id={id}
      name={name}
      finding={finding}
      note={note}
      numbers={
        <Numbers
          name={name}
          columns={['Range', 'Facts']}
          rows={bins.map((bin) => [nameOf(bin), whole(bin.facts)])}
        />
      }
    >
      <Plot
        label={`${finding}. A bar for each range.`}
        unit="facts"
        yTicks={ticks}
        xTicks={bins.map((bin, index) => ({
          at: middle(index),
          text: nameOf(bin),
          wideOnly: index % 3 !== 0,
        }))}
      >
        <path d={barsPath(counts, top, 0.12)} className="fill-chart" />
      </Plot>
    </Chart>
  )
}
