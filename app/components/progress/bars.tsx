import { scaleBand, scaleLinear } from 'd3-scale'
import { HEIGHT, WIDTH } from './plot'

/** Bars of some heights from the ground, `top` being the height of the drawing; `gap` is the share left between them. */
export function barsPath(values: readonly number[], top: number, gap = 0.25): string {
  const x = barPlaces(values.length, gap)
  const y = scaleLinear([0, top], [HEIGHT, 0])
  return values
    .map((value, index) =>
      value > 0 ? `M${x.left(index)} ${HEIGHT}V${y(value)}h${x.width}V${HEIGHT}z` : '',
    )
    .join('')
}

/** Where so many bars stand. */
export function barPlaces(bars: number, gap = 0.25) {
  const scale = scaleBand(
    Array.from({ length: bars }, (_, index) => index),
    [0, WIDTH],
  ).paddingInner(gap)
  return {
    width: scale.bandwidth(),
    left: (index: number) => scale(index) ?? 0,
    /** The middle of a bar, 0 to 1. */
    middle: (index: number) => ((scale(index) ?? 0) + scale.bandwidth() / 2) / WIDTH,
  }
}

/** Stripes that lie, which stay as they are however wide a drawing is stretched. */
export function Stripes({ id }: { id: string }) {
  return (
    <pattern id={id} width="8" height="6" patternUnits="userSpaceOnUse">
      <rect width="8" height="6" fill="var(--chart-2-wash)" />
      <rect width="8" height="3" fill="var(--chart-2)" />
    </pattern>
  )
}
