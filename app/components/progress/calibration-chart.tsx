import { scaleLinear } from 'd3-scale'
import type { Calibration } from '@/lib/core/progress/calibration'
import { Chart, Ghost, Numbers } from './chart'
import { calibrationFinding } from './findings'
import { HEIGHT, Key, Legend, Plot, type Tick, WIDTH } from './plot'
import { percent, percentOrNone, whole } from './words'

/** Expected against measured recall: on the line, the forecast is right. */
export function CalibrationChart({ calibration }: { calibration: Calibration }) {
  const name = 'Expected and measured recall'
  const finding = calibrationFinding(calibration)
  const shown = calibration.bins.flatMap(({ expected, measured, reviews }) =>
    measured === null ? [] : [{ expected, measured, reviews }],
  )
  if (shown.length === 0) {
    return (
      <Chart id="calibration" name={name} finding={finding}>
        <Ghost shape="line">With ten reviews of equal chance the first dot appears.</Ghost>
      </Chart>
    )
  }
  const least = Math.floor(
    Math.min(0.5, ...shown.flatMap(({ expected, measured }) => [expected, measured])) * 10,
  )
  const low = least / 10
  const x = scaleLinear([low, 1], [0, WIDTH])
  const y = scaleLinear([low, 1], [HEIGHT, 0])
  const steps = Array.from({ length: 11 - least }, (_, step) => (least + step) / 10)
  const tick = (value: number, step: number): Tick => ({
    at: (value - low) / (1 - low),
    text: percent(value),
    wideOnly: (10 - least - step) % 2 === 1,
  })
  const dots = (some: typeof shown) =>
    some.map(({ expected, measured }) => `M${x(expected)} ${y(measured)}h.01`).join('')
  const most = Math.max(...shown.map(({ reviews }) => reviews))
  const isLarge = ({ reviews }: { reviews: number }) => reviews >= most / 4
  return (
    <Chart
      id="calibration"
      name={name}
      finding={finding}
      note="Before each review the scheduler says how likely you are to recall. Dots above the line: you recalled more than that."
      numbers={
        <Numbers
          name={name}
          columns={['Expected', 'Reviews', 'Expected, mean', 'Recalled', 'Gap in points']}
          rows={calibration.bins.map(({ from, to, reviews, expected, measured }) => [
            `${Math.round(from * 100)} to ${percent(to)}`,
            whole(reviews),
            percentOrNone(measured === null ? null : expected),
            percentOrNone(measured),
            measured === null ? 'too few' : signed((measured - expected) * 100),
          ])}
        />
      }
    >
      <Plot
        label={`${name}: a dot for each twentieth of expected recall that has ten reviews`}
        unit="recalled"
        yTicks={steps.map(tick).filter((_, step) => (10 - least - step) % 2 === 0)}
        xTicks={steps.map(tick)}
      >
        <path
          d={`M0 ${HEIGHT}L${WIDTH} 0`}
          className="stroke-edge"
          strokeDasharray="6 5"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
        {[dots(shown.filter((bin) => !isLarge(bin))), dots(shown.filter(isLarge))].map(
          (path, large) => (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: two of them, always in this order
              key={large}
              d={path}
              className="stroke-chart"
              strokeLinecap="round"
              strokeWidth={large ? 14 : 8}
              vectorEffect="non-scaling-stroke"
            />
          ),
        )}
      </Plot>
      <p className="mt-2 text-xs text-muted">Across: expected.</p>
      <Legend>
        <Key text="many reviews">
          <circle cx={8} cy={6} r={6} className="fill-chart" />
        </Key>
        <Key text="fewer">
          <circle cx={8} cy={6} r={3.4} className="fill-chart" />
        </Key>
        <Key text="as expected">
          <path d="M0 11L16 1" className="stroke-edge" strokeDasharray="4 3" strokeWidth={1.5} />
        </Key>
      </Legend>
    </Chart>
  )
}

const signed = (points: number) => `${points > 0 ? '+' : ''}${points.toFixed(1)}`
