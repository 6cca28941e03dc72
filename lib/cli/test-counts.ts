import { readIfPresent } from './files'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 }

export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }
}

/** What vitest's JSON report counts. A run that failed without a failed test (a file that does not load) counts as one. */
export async function vitestCounts(report: string, exitCode: number): Promise<Counts> {
  const json = await readReport(report)
  return atLeastOneFailure(exitCode, {
    passed: number(json.numPassedTests),
    failed: number(json.numFailedTests),
    skipped: number(json.numPendingTests) + number(json.numTodoTests),
  })
}

/** What Playwright's JSON report counts; a test that passed only when repeated counts as failed. */
export async function playwrightCounts(report: string, exitCode: number): Promise<Counts> {
  const { stats } = await readReport(report)
  const of = (name: string) =>
    typeof stats === 'object' && stats !== null ? number(Reflect.get(stats, name)) : 0
  return atLeastOneFailure(exitCode, {
    passed: of('expected'),
    failed: of('unexpected') + of('flaky'),
    skipped: of('skipped'),
  })
}

function atLeastOneFailure(exitCode: number, counts: Counts): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

async function readReport(file: string): Promise<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse((await readIfPresent(file)) ?? '')
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
