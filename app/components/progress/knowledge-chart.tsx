import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { Knowledge, KnowledgePoint } from '@/lib/core/progress/knowledge'
import { Chart, Ghost, Numbers } from './chart'
import { knowledgeFinding } from './findings'
import { countTicks, HEIGHT, Key, Legend, Plot, WIDTH } from './plot'
import { dateOf, whole } from './words'

/** How many facts would be recalled, now and back in time, of how many were met. */
export function KnowledgeChart({ knowledge }: { knowledge: Knowledge }) {
  const { points } = knowledge
  const name = 'Facts you would recall'
  const finding = knowledgeFinding(knowledge)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) {
    return (
      <Chart id="knowledge" name={name} finding={finding}>
        <Ghost shape="line">After the first Sunday this becomes a curve.</Ghost>
      </Chart>
    )
  }
  const x = scaleLinear([first.day, last.day], [0, WIDTH])
  const { top, ticks } = countTicks(Math.max(...points.map(({ met }) => met)))
  const y = scaleLinear([0, top], [HEIGHT, 0])
  const known = area<KnowledgePoint>(
    ({ day }) => x(day),
    HEIGHT,
    (point) => y(point.known),
  )
  const edge = line<KnowledgePoint>(
    ({ day }) => x(day),
    (point) => y(point.known),
  )
  const met = line<KnowledgePoint>(
    ({ day }) => x(day),
    (point) => y(point.met),
  )
  const at = (part: number) => Math.round(first.day + (last.day - first.day) * part)
  return (
    <Chart
      id="knowledge"
      name={name}
      finding={finding}
      note="Each fact counts by the chance to recall it: two at 50 % make one."
      numbers={
        <Numbers
          name={name}
          columns={['Day', 'Would recall', 'Facts met']}
          rows={points.map((point) => [
            point === last ? 'Now' : dateOf(point.day, 'long'),
            point.known.toFixed(1),
            whole(point.met),
          ])}
        />
      }
    >
      <Plot
        label={`${name}: a curve over ${points.length} moments`}
        unit="facts"
        yTicks={ticks}
        xTicks={[0, 0.33, 0.67, 1].map((part) => ({
          at: part,
          text:
            part === 1 ? 'now' : dateOf(at(part), last.day - first.day > 300 ? 'monthYear' : 'day'),
          wideOnly: part === 0.33,
        }))}
      >
        <path d={known([...points]) ?? ''} className="fill-chart-wash" />
        <path
          d={edge([...points]) ?? ''}
          className="fill-none stroke-chart"
          strokeWidth={2.5}
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={met([...points]) ?? ''}
          className="fill-none stroke-muted"
          strokeDasharray="5 4"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
      </Plot>
      <Legend>
        <Key text="would recall">
          <path d="M0 3h16v9H0z" className="fill-chart-wash" />
          <path d="M0 3h16" className="stroke-chart" strokeWidth={2.5} />
        </Key>
        <Key text="met">
          <path d="M0 6h16" className="stroke-muted" strokeDasharray="4 3" strokeWidth={1.5} />
        </Key>
      </Legend>
    </Chart>
  )
}
