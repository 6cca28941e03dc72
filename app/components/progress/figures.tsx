import Link from 'next/link'
import type { Progress } from '@/lib/server/progress'
import { CalibrationChart } from './calibration-chart'
import { Chart, Ghost } from './chart'
import { EffortChart } from './effort-chart'
import { ForecastChart } from './forecast-chart'
import { HardestFacts } from './hardest-facts'
import { HeatCalendar } from './heat-calendar'
import { HoursChart } from './hours-chart'
import { KnowledgeChart } from './knowledge-chart'
import { FormatsChart, RetentionChart } from './retention-table'
import { ScoresChart } from './scores-chart'
import { SpreadCharts } from './spread-charts'

/** All figures of a learner, drawn on the server: what comes, what was done, how much stays. */
export function ProgressFigures({
  progress,
  aim,
  titleOf,
}: {
  progress: Progress
  /** The share of what is due that the learner wants to recall, 0 to 1. */
  aim: number
  titleOf: (comparisonId: string) => string
}) {
  const { calendar, streak, spreads } = progress
  if (spreads.facts === 0 && calendar.answers === 0) {
    return (
      <Chart id="days" name="Figures" finding="Your days and what stays of them show here">
        <Ghost shape="grid">
          Answer one question to fill in today.{' '}
          <Link href="/" className="link">
            Pick a comparison
          </Link>
        </Ghost>
      </Chart>
    )
  }
  return (
    <div className="grid gap-4 lg:grid-cols-2 lg:gap-5">
      <Wide>
        <HeatCalendar calendar={calendar} streak={streak} />
      </Wide>
      <ForecastChart forecast={progress.forecast} today={progress.today} />
      <KnowledgeChart knowledge={progress.knowledge} />
      <RetentionChart retention={progress.retention} aim={aim} />
      <ScoresChart scores={progress.scores} titleOf={titleOf} />
      <FormatsChart retention={progress.retention} aim={aim} />
      <HardestFacts facts={progress.hardest} />
      <EffortChart effort={progress.effort} />
      <HoursChart hours={progress.hours} />
      <CalibrationChart calibration={progress.calibration} />
      <SpreadCharts spreads={spreads} />
    </div>
  )
}

function Wide({ children }: { children: React.ReactNode }) {
  return <div className="min-w-0 lg:col-span-2">{children}</div>
}
