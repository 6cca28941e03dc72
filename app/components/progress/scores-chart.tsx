import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Scored, Scores } from '@/lib/core/progress/scores'
import { DAY } from '@/lib/core/scheduling/day'
import { Chart, Ghost, Numbers } from './chart'
import { scoresFinding } from './findings'
import { HEIGHT, Key, Legend, Plot, WIDTH } from './plot'
import { dateOf } from './words'

/** Scores over time; quizzes of the same questions are joined. */
export function ScoresChart({
  scores,
  titleOf,
}: {
  scores: Scores
  /** The title of a comparison by its id. */
  titleOf: (comparisonId: string) => string
}) {
  const { attempts, series } = scores
  const name = 'Quiz scores'
  const [first, last] = [attempts[0], attempts.at(-1)]
  if (!first || !last) {
    return (
      <Chart id="scores" name={name} finding="No quiz yet">
        <Ghost shape="line">Take a quiz twice by the same link, and the two are joined here.</Ghost>
      </Chart>
    )
  }
  const finding = scoresFinding(scores)
  const span = Math.max(DAY, last.finishedAt - first.finishedAt)
  const x = scaleLinear([first.finishedAt, first.finishedAt + span], [0, WIDTH])
  const y = scaleLinear([0, 1], [HEIGHT, 0])
  const place = ({ correct, total }: Scored) => y(total > 0 ? correct / total : 0)
  const join = line<Scored>(({ finishedAt }) => x(finishedAt), place)
  const day = (ms: number) => Math.floor(ms / DAY)
  return (
    <Chart
      id="scores"
      name={name}
      finding={finding}
      note="Joined dots are the same questions again: same comparison, settings and seed. Others cannot be compared."
      numbers={
        <Numbers
          name={name}
          columns={['Quiz', 'Times', 'First', 'Last', 'Change']}
          rows={series.map(({ comparisonId, settings, attempts: taken, gain }) => [
            `${titleOf(comparisonId)}, ${settings}`,
            taken.length,
            scoreOf(taken[0]),
            scoreOf(taken.at(-1)),
            `${gain > 0 ? '+' : ''}${gain}`,
          ])}
        />
      }
    >
      <Plot
        label={`${name}: a dot for each of ${attempts.length}`}
        unit="right"
        yTicks={[
          { at: 0, text: 'none' },
          { at: 0.5, text: 'half' },
          { at: 1, text: 'all' },
        ]}
        xTicks={[
          { at: 0, text: dateOf(day(first.finishedAt)) },
          { at: 0.5, text: dateOf(day(first.finishedAt + span / 2)), wideOnly: true },
          { at: 1, text: dateOf(day(first.finishedAt + span)) },
        ]}
      >
        <path
          d={series.map(({ attempts: taken }) => join([...taken]) ?? '').join('')}
          className="fill-none stroke-chart"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={attempts.map((taken) => `M${x(taken.finishedAt)} ${place(taken)}h.01`).join('')}
          className="stroke-chart"
          strokeLinecap="round"
          strokeWidth={9}
          vectorEffect="non-scaling-stroke"
        />
      </Plot>
      <Legend>
        <Key text="a quiz">
          <circle cx={8} cy={6} r={4} className="fill-chart" />
        </Key>
        <Key text="the same again">
          <path d="M0 10L16 2" className="stroke-chart" strokeWidth={2} />
        </Key>
      </Legend>
    </Chart>
  )
}

const scoreOf = (taken: Scored | undefined) => (taken ? `${taken.correct} of ${taken.total}` : '')
