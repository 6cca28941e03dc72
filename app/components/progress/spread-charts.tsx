import type { Spread, SpreadBin, Spreads } from '@/lib/core/progress/spread'
import { barPlaces, barsPath } from './bars'
import { Chart, Numbers } from './chart'
import { difficultyFinding, recallFinding, stabilityFinding } from './findings'
import { countTicks, Plot, WIDTH } from './plot'
import { daysName, percent, whole } from './words'

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
        nameOf={({ from, to }) =>
          to === null ? `${daysName(from)} or more` : `${daysName(from)} to ${daysName(to)}`
        }
        tickOf={({ from }) => TICKS[from] ?? ''}
      />
      <SpreadChart
        id="difficulty"
        name="How hard facts are for you"
        finding={difficultyFinding(difficulty)}
        note="Difficulty, 1 to 10: how little a review strengthens the fact."
        spread={difficulty}
        nameOf={({ from, to }) => `${from} to ${to}`}
        tickOf={({ from }) => String(from)}
      />
      <SpreadChart
        id="recall"
        name="How likely facts come back now"
        finding={recallFinding(recall)}
        note="The chance to recall each fact at this moment."
        spread={recall}
        nameOf={({ from, to }) => `${Math.round(from * 100)} to ${percent(to ?? 1)}`}
        tickOf={({ from }) => percent(from)}
      />
    </>
  )
}

/** Days, as short as an axis needs them. */
const TICKS: Record<number, string> = {
  0: '0',
  1: '1 d',
  3: '3 d',
  7: '1 w',
  21: '3 w',
  60: '2 m',
  180: '6 m',
  365: '1 y',
}

function SpreadChart({
  id,
  name,
  finding,
  note,
  spread: { bins },
  nameOf,
  tickOf,
}: {
  id: string
  name: string
  finding: string
  note: string
  spread: Spread
  nameOf: (bin: SpreadBin) => string
  /** Where it begins. */
  tickOf: (bin: SpreadBin) => string
}) {
  const counts = bins.map(({ facts }) => facts)
  const { top, ticks } = countTicks(Math.max(...counts))
  const { left } = barPlaces(bins.length, 0.12)
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
        label={`${name}: a bar for each range`}
        unit="facts"
        yTicks={ticks}
        xTicks={bins.map((bin, index) => ({
          at: left(index) / WIDTH,
          text: tickOf(bin),
          wideOnly: index % 2 !== 0,
        }))}
      >
        <path d={barsPath(counts, top, 0.12)} className="fill-chart" />
      </Plot>
    </Chart>
  )
}
