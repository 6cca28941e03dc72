import { fold } from '../text'
import { short } from './draft'
import { hedgeIn } from './hedges'
import { formOf } from './parallel'
import { readComparison } from './read'
import type { Comparison, Fact, Finding, Topic } from './types'
import { NO_TOPIC } from './walk'

export type DiagnosisCode =
  | 'unreadable'
  | 'malformed-table'
  | 'missing-cell'
  | 'one-subject'
  | 'identical-cells'
  | 'no-subject'
  | 'hedge'
  | 'not-parallel'

/** One thing that keeps a comparison from being asked about well. */
export interface DiagnosisFinding {
  readonly code: DiagnosisCode
  /** 1-based. */
  readonly line: number
  /** What is wrong, as a whole sentence. */
  readonly message: string
  /** What to do, as a whole sentence. */
  readonly suggestion: string
}

export interface Diagnosis {
  /** 0 to 100: what is left after each finding took its weight, in proportion to the topics, or to the statements a subject. */
  readonly score: number
  /** In the order of lines. */
  readonly findings: readonly DiagnosisFinding[]
}

/** What a finding costs of the topic it stands in; 1 is the whole topic. */
const WEIGHTS: Readonly<Record<DiagnosisCode, number>> = {
  unreadable: 100,
  'malformed-table': 1,
  'missing-cell': 0.7,
  'one-subject': 0.7,
  'identical-cells': 0.4,
  'no-subject': 0.5,
  hedge: 0.25,
  'not-parallel': 0.2,
}
const MOST_FINDINGS = 500

/** Findings of the reader that the doctor passes on, and what to do about them. */
const OF_THE_READER: Readonly<Record<string, readonly [DiagnosisCode, string]>> = {
  'missing-cell': ['missing-cell', 'Fill the missing cells, or leave the topic out.'],
  'no-subject': [
    'no-subject',
    'Name the subject in the sentence, or move it out of the comparison.',
  ],
  'malformed-table': [
    'malformed-table',
    'Give the header, the row of dashes and every row the same number of cells.',
  ],
  'extra-cell': [
    'malformed-table',
    'Write \\| for a pipe inside a cell, or take the extra cell out.',
  ],
  'no-topic': ['malformed-table', 'Write a short topic in the first cell.'],
  'silent-subject': ['missing-cell', 'Say something of this subject, or leave it out.'],
}

function passedOn({ code, line, message }: Finding): DiagnosisFinding[] {
  const known = OF_THE_READER[code]
  return known ? [{ code: known[0], line, message, suggestion: known[1] }] : []
}

function list(names: readonly string[]): string {
  if (names.length > 4) return `${names.length} subjects`
  return names.join(' and ')
}

interface Row {
  readonly topic: Topic
  readonly facts: readonly Fact[]
  readonly line: number
}

function rowsOf({ topics, facts }: Comparison): Row[] {
  const byTopic = new Map<string, Fact[]>()
  for (const fact of facts) {
    const own = byTopic.get(fact.topic)
    if (own) own.push(fact)
    else byTopic.set(fact.topic, [fact])
  }
  return topics.flatMap((topic) => {
    const own = byTopic.get(topic.key) ?? []
    return own.length > 0 ? [{ topic, facts: own, line: own[0]?.span.line ?? topic.span.line }] : []
  })
}

/** A topic on which some subjects have no statement. */
function gaps({ topic, facts, line }: Row, { subjects, shape }: Comparison): DiagnosisFinding[] {
  const spoken = new Set(facts.flatMap(({ about }) => about))
  const silent = subjects.filter(({ key }) => !spoken.has(key)).map(({ name }) => name)
  if (silent.length === 0) return []
  const heard = subjects.filter(({ key }) => spoken.has(key)).map(({ name }) => name)
  if (topic.name === NO_TOPIC) return []
  if (shape === 'prose' && heard.length === 1) {
    const message = `"${short(topic.name)}" on line ${line} speaks only of ${list(heard)}, so there is nothing to tell apart.`
    const suggestion = `Say under this topic how it is with ${list(silent)}, even if it is "does not have it".`
    return [{ code: 'one-subject', line, message, suggestion }]
  }
  const message = `"${short(topic.name)}" on line ${line} says nothing of ${list(silent)}.`
  const suggestion =
    shape === 'prose'
      ? `Say under this topic how it is with ${list(silent)}, even if it is "does not have it".`
      : `Fill the cell of ${list(silent)}; write "No" or "none" when that is the answer.`
  return [{ code: 'missing-cell', line, message, suggestion }]
}

/** Cells of one row that all say the same; when only some do, the row still tells subjects apart. */
function alike({ topic, facts }: Row, { subjects }: Comparison): DiagnosisFinding[] {
  return facts.flatMap((fact) => {
    const { about, statement, span, form } = fact
    if (about.length < subjects.length || form !== 'value' || fact.confidence < 1) return []
    const names = subjects.filter(({ key }) => about.includes(key)).map(({ name }) => name)
    const message = `The cells of ${list(names)} on "${short(topic.name)}", line ${span.line}, say the same: "${short(statement)}"`
    const suggestion = 'Say in what they differ, or leave the topic out: it tells nobody apart.'
    return [{ code: 'identical-cells' as const, line: span.line, message, suggestion }]
  })
}

function hedges({ facts }: Row): DiagnosisFinding[] {
  return facts.flatMap(({ statement, span }) => {
    const word = hedgeIn(statement)
    if (!word) return []
    const message = `"${word}" on line ${span.line} leaves open what is true: "${short(statement)}"`
    const suggestion = `Replace "${word}" by a number, a name or a condition that can be right or wrong.`
    return [{ code: 'hedge' as const, line: span.line, message, suggestion }]
  })
}

/** Statements of one row, one for each subject, that do not open alike. */
function crooked({ topic, facts, line }: Row, { subjects }: Comparison): DiagnosisFinding[] {
  const alone = facts.filter(({ about }) => about.length === 1)
  const owners = new Set(alone.map(({ about }) => about[0]))
  if (alone.length < 2 || owners.size < alone.length || alone.some(({ answer }) => answer))
    return []
  const forms = alone.map((fact) => formOf(fact.statement, subjects))
  const [first, ...others] = forms
  if (!first || others.every((form) => form !== null && form.kind === first.kind)) return []
  if (forms.includes(null)) return []
  const shown = [...new Map(forms.map((form) => [form?.kind, form?.opening ?? ''])).values()]
  const message = `The cells of "${short(topic.name)}" on line ${line} have no parallel form: they open with ${shown.map((opening) => `"${short(opening)}"`).join(' and ')}.`
  const suggestion = `Begin ${alone.length > 2 ? 'all' : 'both'} the same way, as in "${short(first.opening)} …", so that form gives no answer away.`
  return [{ code: 'not-parallel', line, message, suggestion }]
}

/**
 * Looks a comparison over for its author: what is missing, vague, the same on both sides, said of no one or not
 * said alike. Pure, takes no longer than reading does. A document that cannot be read has the score 0 and the
 * reason as its finding.
 * @param hints.name the file's name
 */
export function diagnose(
  source: string | Uint8Array,
  hints: { readonly name?: string | null } = {},
): Diagnosis {
  const read = readComparison(source, hints)
  if (!read.ok) {
    const { code, line, message } = read.error
    const malformed = code === 'malformed-table'
    const suggestion = malformed
      ? 'Give the header, the row of dashes and every row the same number of cells.'
      : 'Write a table with a column of topics and a column for each subject, or name the subjects in the title.'
    const finding = { line: line ?? 1, message, suggestion }
    return { score: 0, findings: [{ ...finding, code: malformed ? code : 'unreadable' }] }
  }
  const comparison = read.value
  const rows = rowsOf(comparison)
  const inRows = rows.flatMap((row) => [
    ...gaps(row, comparison),
    ...alike(row, comparison),
    ...hedges(row),
    ...crooked(row, comparison),
  ])
  const passed = comparison.findings.flatMap(passedOn)
  const told = new Set(inRows.map(({ code, line }) => `${code} ${line}`))
  const findings = [...inRows, ...passed.filter(({ code, line }) => !told.has(`${code} ${line}`))]
  const said = comparison.facts.length / Math.max(1, comparison.subjects.length)
  const cost = findings.reduce((sum, { code }) => sum + WEIGHTS[code], 0)
  const score = Math.max(0, Math.round(100 * (1 - cost / Math.max(1, rows.length, said))))
  return {
    score: findings.length > 0 ? Math.min(score, 99) : 100,
    findings: findings
      .sort((a, b) => a.line - b.line || fold(a.code).localeCompare(b.code))
      .slice(0, MOST_FINDINGS),
  }
}
