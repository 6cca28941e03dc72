import type { Recalled, Retention } from '@/lib/core/progress/retention'
import { LEAST_REVIEWS } from '@/lib/core/progress/shares'
import { MATURE_DAYS } from '@/lib/core/progress/tally'
import { formatNames } from '../quiz/format-names'
import { Chart, Ghost } from './chart'
import { formatsFinding, retentionFinding } from './findings'
import { percent, whole } from './words'

const PERIOD_TEXTS = {
  today: 'Today',
  week: '7 days',
  month: '30 days',
  year: 'A year',
  all: 'All time',
} as const

/** True retention by period and age: a table whose cells are drawn as well. */
export function RetentionChart({ retention, aim }: { retention: Retention; aim: number }) {
  const asked = retention.periods.some(({ all }) => all.reviews > 0)
  return (
    <Chart
      id="retention"
      name="How much of what was due you recalled"
      finding={retentionFinding(retention, aim)}
      note={`The first answer of a day to a fact in review; everything but Again counts. Young facts come back within ${MATURE_DAYS} days, mature ones later. No percentage under ${LEAST_REVIEWS} reviews. The mark on a bar is your aim.`}
    >
      {asked ? (
        <Grid
          caption="Share recalled by period and age"
          columns={['Period', 'Young', 'Mature', 'All']}
          rows={retention.periods.map(({ period, young, mature, all }) => ({
            name: PERIOD_TEXTS[period],
            cells: [young, mature, all].map((recalled) => ({ recalled, share: recalled.share })),
          }))}
          aim={aim}
        />
      ) : (
        <Ghost>The first facts come back in a day or two; then this fills in.</Ghost>
      )}
    </Chart>
  )
}

/** The same by kind of question, with and without the luck of choosing. */
export function FormatsChart({ retention, aim }: { retention: Retention; aim: number }) {
  return (
    <Chart
      id="formats"
      name="How much you recalled by kind of question"
      finding={formatsFinding(retention)}
      note="Who guesses among two options is right half of the time. The second share takes that luck out."
    >
      {retention.formats.length > 0 ? (
        <Grid
          caption="Share recalled by kind of question"
          columns={['Kind', 'Recalled', 'Luck aside']}
          rows={retention.formats.map(({ format, recalled }) => ({
            name: formatNames[format],
            cells: [
              { recalled, share: recalled.share },
              { recalled: null, share: recalled.withoutLuck },
            ],
          }))}
          aim={aim}
        />
      ) : (
        <Ghost>Each kind of question gets its line once a fact has come back by it.</Ghost>
      )}
    </Chart>
  )
}

interface Cell {
  /** Null where the number of reviews stands beside it already. */
  readonly recalled: Recalled | null
  readonly share: number | null
}

function Grid({
  caption,
  columns,
  rows,
  aim,
}: {
  caption: string
  columns: readonly string[]
  rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[]
  aim: number
}) {
  return (
    <table className="w-full table-fixed text-left text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-muted">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className="py-1.5 pr-2 font-medium">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className="py-2 pr-2 align-top font-normal [overflow-wrap:anywhere]">
              {name}
            </th>
            {cells.map(({ recalled, share }, index) => (
              <td key={columns[index + 1]} className="py-2 pr-3 align-top">
                <span className="font-semibold whitespace-nowrap">
                  {share === null ? '–' : percent(share)}
                </span>{' '}
                {recalled && recalled.reviews > 0 && (
                  <span className="whitespace-nowrap text-muted">of {whole(recalled.reviews)}</span>
                )}
                {share !== null && <Bar share={share} aim={aim} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** As long as the share, with a mark where the aim is. */
function Bar({ share, aim }: { share: number; aim: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      className="mt-1 h-2 w-full"
    >
      <path d="M0 1h100v6H0z" className="fill-raised" />
      <path d={`M0 1h${share * 100}v6H0z`} className="fill-chart" />
      <path
        d={`M${aim * 100} 0v8`}
        className="stroke-ink"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
