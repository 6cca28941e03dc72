import { splitRow } from '../comparison/cells'
import type { DiagnosisFinding } from '../comparison/doctor'
import { short } from '../comparison/draft'
import { mentionFinder } from '../comparison/mentions'
import { readComparison } from '../comparison/read'
import { sentences } from '../comparison/sentences'
import type { Comparison, Fact, Subject } from '../comparison/types'

/** A piece of the text, in UTF-16 offsets [start, end), and what is to stand there. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Something an author can do about a finding with one press. */
export interface QuickAnswer {
  /** What a button says: "Docker". */
  readonly label: string
  readonly edit: TextEdit
}

/** A finding of the table doctor, or a guess of the reader that only its author can settle. */
export type AuthorFinding = Omit<DiagnosisFinding, 'code'> & {
  readonly code: DiagnosisFinding['code'] | 'guessed'
}

/** A finding with what is asked about it, in the author's words, and the answers there are. */
export interface Asked {
  readonly question: string | null
  readonly answers: readonly QuickAnswer[]
}

export const applyEdit = (source: string, { start, end, text }: TextEdit): string =>
  source.slice(0, start) + text + source.slice(end)

/** More findings than this are not asked about: each answer is tried out before it is offered. */
const MOST_ASKED = 8
/** Nor any in a longer text. */
const LONGEST_ASKED = 100_000
const MOST_SUBJECTS = 6
const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth']
/** A first word that is a name in no sentence. */
const SMALL =
  /^(?:A|An|The|This|That|These|Those|It|Its|They|Their|Each|Every|Both|Some|Many|Most|All|No|In|On|At|By|For|From|With|Developers|Users|People|Teams?|You|We|There)\b/
const PRONOUN = /^(?:It|They|This|That)(?=\s)/

const list = (names: readonly string[]) =>
  names.length < 3 ? names.join(' or ') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

interface Sentence {
  readonly start: number
  readonly text: string
  /** From 1, within its cell. */
  readonly place: number
}

/** The lines of a text as offsets. */
function lineBounds(source: string, line: number): readonly [start: number, end: number] {
  const ends = /\r\n|\r|\n/g
  let start = 0
  for (let at = 1; at < line; at += 1) {
    const end = ends.exec(source)
    if (!end) return [source.length, source.length]
    start = end.index + end[0].length
  }
  ends.lastIndex = start
  return [start, ends.exec(source)?.index ?? source.length]
}

/** The sentence on a line that begins as a finding quotes it. */
function sentenceOn(source: string, { line, message }: AuthorFinding): Sentence | null {
  const quoted = /"(.+)"/.exec(message)?.[1]?.replace(/…$/, '').trim()
  if (!quoted) return null
  const [from, to] = lineBounds(source, line)
  const { cells } = splitRow(source, from, to, Number.POSITIVE_INFINITY)
  for (const { start, end } of cells) {
    const cell = source.slice(start, end)
    for (const [index, piece] of sentences(cell).entries()) {
      const text = cell.slice(piece.start, piece.end)
      if (text.startsWith(quoted)) return { start: start + piece.start, text, place: index + 1 }
    }
  }
  return null
}

/** The beginning of a sentence with a name put before it: "With Docker, developers …". */
function named({ start, text }: Sentence, name: string, several: boolean): TextEdit {
  const pronoun = several ? null : PRONOUN.exec(text)
  if (pronoun) return { start, end: start + pronoun[0].length, text: name }
  const first = text.charAt(0)
  return {
    start,
    end: start + 1,
    text: `With ${name}, ${SMALL.test(text) ? first.toLowerCase() : first}`,
  }
}

/** Below this a statement that names no one was given to somebody by its place alone. */
const GUESSED_BELOW = 0.7

/**
 * Statements that name no one and were given to a subject only because the one before spoke of it: the author should say
 * of whom they are true.
 */
export function guessesIn({ facts, subjects }: Comparison): AuthorFinding[] {
  const find = mentionFinder(subjects)
  const names = new Map(subjects.map(({ key, name }) => [key, name]))
  return facts
    .filter(
      ({ form, confidence, statement }) =>
        form === 'sentence' && confidence < GUESSED_BELOW && find(statement).length === 0,
    )
    .slice(0, MOST_ASKED)
    .map(({ span, statement, about }) => ({
      code: 'guessed',
      line: span.line,
      message: `Line ${span.line} names no one in "${short(statement)}", so it is taken to be about ${about.map((key) => names.get(key) ?? key).join(' and ')}.`,
      suggestion: 'Name the subject in the sentence.',
    }))
}

function namelessSentence(
  source: string,
  finding: AuthorFinding,
  subjects: readonly Subject[],
): Asked | null {
  const sentence = sentenceOn(source, finding)
  if (!sentence || subjects.length > MOST_SUBJECTS) return null
  const choices = [
    ...subjects.map(({ key, name }) => ({ label: name, about: [key], name })),
    {
      label: subjects.length === 2 ? 'Both' : 'All of them',
      about: subjects.map(({ key }) => key),
      name: subjects.map(({ name }) => name).join(' and '),
    },
  ]
  const answers = choices.flatMap(({ label, about, name }) => {
    const edit = named(sentence, name, about.length > 1)
    const read = readComparison(applyEdit(source, edit))
    const opening = sentence.text.slice(1, 40)
    const isTold = (fact: Fact) =>
      fact.about.join() === about.join() &&
      (fact.statement.includes(opening) || PRONOUN.test(sentence.text)) &&
      fact.span.line === finding.line
    return read.ok && read.value.facts.some(isTold) ? [{ label, edit }] : []
  })
  const ordinal = ORDINALS[sentence.place - 1] ?? `${sentence.place}th`
  const who = list([...subjects.map(({ name }) => name), subjects.length === 2 ? 'both' : 'all'])
  return { question: `${ordinal} sentence names no one: ${who}?`, answers }
}

/** A row with fewer or more cells than its table. */
function unevenRow(source: string, { line, message }: AuthorFinding): Asked | null {
  const [start, end] = lineBounds(source, line)
  const text = source.slice(start, end)
  const few = /has (\d+) of (\d+) cells/.exec(message)
  if (few) {
    const missing = Number(few[2]) - Number(few[1])
    const closed = text.trimEnd().endsWith('|') ? text.trimEnd() : `${text.trimEnd()} |`
    const edit = { start, end, text: closed + '  |'.repeat(missing) }
    const label = missing === 1 ? 'Add an empty cell' : `Add ${missing} empty cells`
    return { question: null, answers: [{ label, edit }] }
  }
  const many = /has (\d+) (?:cells|columns).*?(\d+)/.exec(message)
  const { cells } = splitRow(text, 0, text.length, Number.POSITIVE_INFINITY)
  const most = Number(many?.[2])
  const [from, last] = [cells[most - 1], cells.at(-1)]
  if (!many || !from || !last || cells.length <= most) return null
  const joined = cells.slice(most - 1).map((cell) => text.slice(cell.start, cell.end))
  const edit = { start: start + from.start, end: start + last.end, text: joined.join(' \\| ') }
  return { question: null, answers: [{ label: 'Join the last cells', edit }] }
}

const ASKED_ABOUT: readonly AuthorFinding['code'][] = [
  'no-subject',
  'guessed',
  'missing-cell',
  'malformed-table',
]

/**
 * What an author can be asked about each finding, and the answers that one press gives. An answer to a sentence that
 * names no one is offered only where the reader, tried out on the edited text, takes it as meant.
 */
export function askAbout(
  source: string,
  findings: readonly AuthorFinding[],
  comparison: Comparison | null,
): Asked[] {
  let left = source.length > LONGEST_ASKED ? 0 : MOST_ASKED
  return findings.map((finding) => {
    const none = { question: null, answers: [] }
    if (left === 0 || !ASKED_ABOUT.includes(finding.code)) return none
    left -= 1
    if ((finding.code === 'no-subject' || finding.code === 'guessed') && comparison) {
      return namelessSentence(source, finding, comparison.subjects) ?? none
    }
    return unevenRow(source, finding) ?? none
  })
}
