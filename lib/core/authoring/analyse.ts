import { diagnose } from '../comparison/doctor'
import { type Edit, editOf, type StoredFact } from '../comparison/edits'
import { readComparison } from '../comparison/read'
import type { Comparison, Fact } from '../comparison/types'
import { type Asked, type AuthorFinding, askAbout, guessesIn } from './answers'
import { countQuestions, type Sample, samplesOf } from './samples'

/** What is wrong or open, with what the author can be asked about it. */
export type OpenFinding = AuthorFinding & Asked

/** What one row of a text was understood to say. */
export interface UnderstoodRow {
  /** 1-based. */
  readonly line: number
  /** Null where nothing of the row could be read. */
  readonly topic: string | null
  readonly facts: readonly {
    readonly about: readonly string[]
    readonly statement: string
    /** False where the reader is too unsure of whom it is true for it to be asked. */
    readonly asked: boolean
  }[]
  readonly findings: readonly OpenFinding[]
}

/** All that an author is told of a text while they write it. */
export interface Analysis {
  /** Null where it could not be read; the reason is among the findings. */
  readonly comparison: Pick<Comparison, 'title' | 'shape' | 'subjects'> | null
  readonly rows: readonly UnderstoodRow[]
  /** Of the document as a whole: on lines that hold no row. */
  readonly findings: readonly OpenFinding[]
  /** 0 to 100, as `diagnose` says. */
  readonly score: number
  readonly facts: number
  readonly questions: number
  readonly samples: readonly Sample[]
  /** What saving does to the facts there are; null where the comparison is new or cannot be read. */
  readonly edit: Edit<Pick<Fact, 'id' | 'topic' | 'about' | 'statement'>> | null
}

/** More rows than this are counted, not shown. */
export const MOST_ROWS = 300
const ASKED_FROM = 0.5

/**
 * Reads a text for its author: what every row says, what is wrong and where, what would be asked, and what saving it
 * does. Takes as long as reading and generating do, so it belongs off the thread that somebody types on.
 * @param previous the facts of the revision that is edited; null for a new comparison
 * @param refused as in `editOf`
 */
export function analyse(
  source: string,
  previous: readonly StoredFact[] | null = null,
  refused: ReadonlySet<string> = new Set(),
): Analysis {
  const read = readComparison(source)
  const comparison = read.ok ? read.value : null
  const { score, findings: diagnosed } = diagnose(source)
  const findings = [...diagnosed, ...(comparison ? guessesIn(comparison) : [])]
  const asked = askAbout(source, findings, comparison)
  const open = findings.map((finding, index) => ({
    ...finding,
    ...(asked[index] ?? { question: null, answers: [] }),
  }))
  const rows = comparison ? rowsOf(comparison, open) : []
  const lines = new Set(rows.map(({ line }) => line))
  const broken = comparison ? brokenRows(source, open, lines) : []
  const shown = [...rows, ...broken].sort((a, b) => a.line - b.line).slice(0, MOST_ROWS)
  const shownLines = new Set(shown.map(({ line }) => line))
  return {
    comparison,
    rows: shown,
    findings: open.filter(({ line }) => !shownLines.has(line)),
    score,
    facts: comparison?.facts.length ?? 0,
    questions: comparison ? countQuestions(comparison) : 0,
    samples: comparison ? samplesOf(comparison) : [],
    edit: comparison && previous && editOf(previous, comparison.facts.map(identified), refused),
  }
}

const identified = ({ id, topic, about, statement }: Fact) => ({ id, topic, about, statement })

function rowsOf({ topics, facts, subjects }: Comparison, findings: readonly OpenFinding[]) {
  const names = new Map(subjects.map(({ key, name }) => [key, name]))
  const titles = new Map(topics.map(({ key, name }) => [key, name]))
  const rows = new Map<string, { line: number; topic: string | null; facts: Fact[] }>()
  for (const fact of facts) {
    const key = `${fact.topic} ${fact.span.line}`
    const row = rows.get(key)
    if (row) row.facts.push(fact)
    else {
      rows.set(key, {
        line: fact.span.line,
        topic: titles.get(fact.topic) ?? null,
        facts: [fact],
      })
    }
  }
  const told = new Set<number>()
  return [...rows.values()].map((row): UnderstoodRow => {
    const isFirst = !told.has(row.line)
    told.add(row.line)
    return {
      line: row.line,
      topic: row.topic,
      facts: row.facts.map(({ about, statement, confidence }) => ({
        about: about.map((key) => names.get(key) ?? key),
        statement,
        asked: confidence >= ASKED_FROM,
      })),
      findings: isFirst ? findings.filter(({ line }) => line === row.line) : [],
    }
  })
}

/** Rows of the table of which nothing could be read. */
function brokenRows(
  source: string,
  findings: readonly OpenFinding[],
  known: ReadonlySet<number>,
): UnderstoodRow[] {
  const lines = source.split(/\r\n|\r|\n/)
  const broken = [...new Set(findings.map(({ line }) => line))].filter(
    (line) => !known.has(line) && lines[line - 1]?.includes('|'),
  )
  return broken.map((line) => ({
    line,
    topic: null,
    facts: [],
    findings: findings.filter((finding) => finding.line === line),
  }))
}
