import { fail, ok, type Result } from '../result'
import { fold } from '../text'
import { keyMaker } from './keys'
import { LIMITS } from './limits'
import { type Grid, type Page, textOf } from './page'
import type { Comparison, Fact, Finding, ReadError, Topic } from './types'

/** What heads the two columns of a table of cards. */
export const CARD_SIDES = ['Front', 'Back'] as const

/** UTF-16 units of a front that its key is made from. */
const KEY_LENGTH = 80

const isCards = ({ header }: Grid): boolean =>
  header.length === 2 && header.every((name, at) => fold(name) === fold(CARD_SIDES[at] ?? ''))

/** The tables of a document all of whose tables hold cards; none when one does not. */
export function cardTables({ grids }: Page): readonly Grid[] {
  return grids.every(isCards) ? grids : []
}

function tooMany(line: number): Result<never, ReadError> {
  const message = `Line ${line} goes beyond ${LIMITS.facts.toLocaleString('en')} cards, the most one document can hold. Split it.`
  return fail({ code: 'too-many-facts', message, line })
}

function nothing(line: number): Result<never, ReadError> {
  const message = `The table on line ${line} has no card with a front and a back. Fill both columns of a row.`
  return fail({ code: 'not-a-comparison', message, line })
}

function unread(line: number, why: string): Finding {
  return { code: 'card-left-out', line, message: `Line ${line} ${why}, so it is not asked.` }
}

/**
 * Reads tables headed Front and Back: each row is a topic, the front, of which the back is stated; the one subject is
 * the document itself. Such facts compare nothing and are asked as flashcards alone. Rows with an empty side, or one
 * too long to be read, become findings. Refuses `too-many-facts`, and `not-a-comparison` where no row is whole.
 */
export function readCards(page: Page, grids: readonly Grid[]): Result<Comparison, ReadError> {
  const name = (page.titles[0] ?? 'Cards').slice(0, LIMITS.nameLength)
  const subject = keyMaker('cards')(name)
  const makeKey = keyMaker('card')
  const topics: Topic[] = []
  const facts: Fact[] = []
  const findings: Finding[] = []
  const rows = grids.flatMap((grid) => grid.rows())
  const beyond = rows[LIMITS.facts]
  if (beyond) return tooMany(beyond.line)
  for (const { cells, line } of rows) {
    const [front, back] = cells
    const [asked, answer] = [textOf(front), textOf(back)]
    if (!front || !back || asked === '' || answer === '') {
      const long = cells.some(({ length }) => length > LIMITS.cellLength)
      const limit = LIMITS.cellLength.toLocaleString('en')
      const why = long ? `has a side of more than ${limit} characters` : 'has an empty side'
      findings.push(unread(line, why))
      continue
    }
    const key = makeKey(asked.slice(0, KEY_LENGTH))
    topics.push({ key, name: asked, span: front.read().span(0, asked.length) })
    facts.push({
      id: `${key}/${subject}/1`,
      topic: key,
      about: [subject],
      statement: answer,
      form: 'value',
      polarity: 'affirmative',
      confidence: 1,
      span: back.read().span(0, answer.length),
    })
  }
  if (facts.length === 0) return nothing(grids[0]?.line ?? 1)
  const subjects = [{ key: subject, name, aliases: [], products: [] }]
  return ok({ title: name, shape: 'cards', subjects, topics, facts, findings })
}
