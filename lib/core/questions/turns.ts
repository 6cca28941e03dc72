import { type Analysis, type Asked, type Known, MANY_FACTS } from './analysis'
import { FORMATS, type Format, type Item } from './types'

/** Writes what a format can ask of some facts and rows, and keeps it; the items that may be asked. */
export type Write = (format: Format, asked: Asked) => readonly Item[]

/** In so many formats each fact of a large comparison is asked, where it can be. */
const ENOUGH = 3
/** So many rows are looked through at a time for a format that nothing in turn could be asked in, */
const ROWS_AT_A_TIME = 16
/** until so many facts were. */
const LOOKED_AT = 60

/** What every fact has, where it can. */
const CARDS: readonly Format[] = ['flashcard', 'contrast']
/** The formats that take turns, in that order. */
const TURNS: readonly Format[] = [
  'match',
  'which-subject',
  'numeric',
  'true-false',
  'odd-one-out',
  'cloze',
  'swapped-row',
  'which-statement',
  'multi-select',
  'sort',
  'both-or-neither',
  'order',
  'missing-cell',
  'short-answer',
]

/** Those of them that put statements of several rows together. */
const TOGETHER: readonly Format[] = ['match', 'sort']

/** All of a comparison at once. */
export const everything = ({ facts, topics }: Analysis): Asked => ({ facts, topics })

/**
 * Asks a large comparison: every fact by its flashcard and a contrast card, then each row in the formats whose turn it is
 * by its position, one after the other, until its facts are in three. A format that this has left out is looked for in a
 * few rows more. `isOneSided` tells of a format whose items all have one answer, so that none of them can be asked.
 */
export function askInTurns(
  analysis: Analysis,
  write: Write,
  isOneSided: (format: Format) => boolean,
): void {
  const tally = tallyOf(analysis)
  const looked = new Map(TURNS.map((format) => [format, new Set<string>()]))
  const lackingOn = (topic: string) => analysis.on(topic).filter(tally.lacks)
  const ask = (format: Format, topics: readonly string[], facts: readonly Known[]) => {
    for (const topic of topics) looked.get(format)?.add(topic)
    if (topics.length > 0) tally.add(format, write(format, { topics, facts }))
  }
  const askLacking = (format: Format, topics: readonly string[]) => {
    const lacking = topics.filter((topic) => analysis.on(topic).some(tally.lacks))
    ask(format, lacking, lacking.flatMap(lackingOn))
  }
  const askAll = (formats: readonly Format[]) => {
    let open = analysis.topics
    for (const turn of TURNS.keys()) {
      open = open.filter((topic) => analysis.on(topic).some(tally.lacks))
      const inTurn: string[][] = TURNS.map(() => [])
      for (const topic of open) {
        inTurn[(analysis.placeOf(topic) + turn) % TURNS.length]?.push(topic)
      }
      for (const [at, format] of TURNS.entries()) {
        if (!formats.includes(format)) continue
        askLacking(
          format,
          (inTurn[at] ?? []).filter((topic) => !looked.get(format)?.has(topic)),
        )
      }
    }
    if (!analysis.facts.some(tally.lacks)) return
    const long = analysis.topics.length > MANY_FACTS
    for (const format of TOGETHER.filter((each) => formats.includes(each))) {
      if (long) askLacking(format, analysis.topics)
      else ask(format, analysis.topics, analysis.facts)
    }
  }
  const lookFor = (format: Format) => {
    const together = TOGETHER.includes(format)
    const isNew = (topic: string) => together || !looked.get(format)?.has(topic)
    const topics = analysis.topics.filter(isNew)
    const size = together ? MANY_FACTS : ROWS_AT_A_TIME
    let facts = 0
    for (let from = 0; from < topics.length && facts < LOOKED_AT; from += size) {
      if (tally.has(format) && !isOneSided(format)) return
      const some = topics.slice(from, from + size)
      const own = some.flatMap((topic) => analysis.on(topic))
      facts += own.length
      ask(format, some, own)
    }
  }
  for (const format of CARDS) ask(format, analysis.topics, analysis.facts)
  askAll(TURNS)
  for (const format of TURNS) lookFor(format)
  const refused = TURNS.filter((format) => tally.has(format) && isOneSided(format))
  if (refused.length === 0) return
  for (const format of refused) tally.drop(format)
  askAll(TURNS.filter((format) => !refused.includes(format)))
}

/** Which facts are in how many formats. */
function tallyOf({ facts, factAt }: Analysis) {
  const formats = new Uint32Array(facts.length)
  const counts = new Uint8Array(facts.length)
  const bitOf = (format: Format) => 1 << FORMATS.indexOf(format)
  let all = 0
  return {
    lacks: ({ index }: Known) => (counts[index] ?? 0) < ENOUGH,
    has: (format: Format) => (all & bitOf(format)) !== 0,
    add(format: Format, items: readonly Item[]) {
      const bit = bitOf(format)
      if (items.length > 0) all |= bit
      for (const { factIds } of items) {
        for (const id of factIds) {
          const at = factAt(id)
          if (((formats[at] ?? 0) & bit) !== 0) continue
          formats[at] = (formats[at] ?? 0) | bit
          counts[at] = (counts[at] ?? 0) + 1
        }
      }
    },
    drop(format: Format) {
      const bit = bitOf(format)
      all &= ~bit
      for (const [at, own] of formats.entries()) {
        if ((own & bit) === 0) continue
        formats[at] = own & ~bit
        counts[at] = (counts[at] ?? 0) - 1
      }
    },
  }
}
