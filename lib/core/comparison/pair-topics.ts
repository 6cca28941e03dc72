import { fold, tokens } from '../text'
import { isVerb } from './parallel'

/** Words that are no topic: grammar, and verbs and qualities that many statements share. */
const EMPTY = new Set(
  `a an the this that these those it its they them their he she we our you your who whom which what when where why how and
  but or nor so for of in on at by to from with without into onto over under as than then if because is are was were be been
  being am has have had do does did can could may might must shall should will would not no only also very more most less
  least many much some any all each every both one two other same such used using based called stands known primarily mainly
  mostly typically usually generally simply better best good due per via like while whereas however up down out within between
  same different thing things way ways type types kind kinds able just it's example e.g i.e etc need requires takes need needs
  there here already always never often ideal suitable available possible necessary important
  well`.split(/\s+/),
)
const LINKING = /^(?:of|for|in|to|and|per)$/
/** A row of one or two short cells is named by them. */
const SHORT_WORDS = 3
const SHORT_LENGTH = 28
const LONGEST_NAME = 4
/** Words of a cell looked at. */
const MOST_WORDS = 30
/** A word that stands in so large a share of the rows says nothing of one of them. */
const TOO_COMMON = 0.5

interface Word {
  readonly text: string
  readonly folded: string
}

function wordsOf(text: string): Word[] {
  const found = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’/+#-]*/gu) ?? []
  return found.slice(0, MOST_WORDS).map((word) => ({ text: word, folded: fold(word) }))
}

const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase())

/** Whether a word can name what a row is about. */
function isTelling(word: string, taken: ReadonlySet<string>): boolean {
  if (word.length < 3 || EMPTY.has(word) || taken.has(word) || /ly$/.test(word)) return false
  return !isVerb(word) && !/(?:ed|ies)$/.test(word)
}

/** The longest run of words two texts share that begins and ends with a telling one. */
function sharedRun(
  left: readonly Word[],
  right: readonly Word[],
  taken: ReadonlySet<string>,
): Word[] {
  let best: Word[] = []
  left.forEach((first, at) => {
    if (!isTelling(first.folded, taken)) return
    right.forEach((_, place) => {
      let length = 0
      while (
        length < LONGEST_NAME &&
        left[at + length] &&
        left[at + length]?.folded === right[place + length]?.folded
      ) {
        length += 1
      }
      while (length > 0 && !isTelling(left[at + length - 1]?.folded ?? '', taken)) length -= 1
      const run = left.slice(at, at + length)
      const linked = run.every(({ folded }) => LINKING.test(folded) || isTelling(folded, taken))
      if (linked && run.length > best.length) best = run
    })
  })
  return best
}

/** A quality as the name of what it is a quality of: scalable, scalability. */
function asThing(words: readonly Word[]): string {
  const name = words.map(({ text }) => text).join(' ')
  return /^\p{L}+(?:a|i)ble$/u.test(name) ? name.replace(/ble$/, 'bility') : name
}

const singular = (name: string) => fold(name).replace(/s$/, '')

/** Both cells as one choice, "Reliable or unreliable", where each is a word or two; their order tells nothing. */
function choiceOf(cells: readonly string[], taken: ReadonlySet<string>): string | null {
  if (cells.some((cell) => /[.。]$/.test(cell) || tokens(cell).some((word) => taken.has(word)))) {
    return null
  }
  const bare = cells.map((cell) => cell.replace(/[\s;,]+$/, ''))
  const [one = '', other = '', ...more] = bare.sort((a, b) => (fold(a) < fold(b) ? -1 : 1))
  const short = [one, other].every((cell) => {
    const count = cell.split(/\s+/).length
    return /\p{L}{2}/u.test(cell) && count <= SHORT_WORDS && cell.length <= SHORT_LENGTH
  })
  if (!short || more.length > 0 || fold(one) === fold(other)) return null
  const second = /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(other)
    ? other.charAt(0).toLowerCase() + other.slice(1)
    : other
  return `${capitalised(one)} or ${second}`
}

const UNNAMED = 'Another point'

/** Whether a topic's name only numbers it, as no words of its row could name it. */
export const isUnnamed = (topic: string): boolean =>
  topic.startsWith(UNNAMED) && /^(?: \(\d+\))?$/.test(topic.slice(UNNAMED.length))

/**
 * A name for each row of a table without topics: the words its cells share that other rows do not, both cells where
 * each is only a word or two, else a neutral one. No two rows get the same.
 * @param names of the subjects, which name no topic
 */
export function pairTopics(
  rows: readonly (readonly string[])[],
  names: readonly string[],
): readonly string[] {
  const counts = new Map<string, number>()
  for (const cells of rows) {
    const said = cells.map((cell) => new Set(tokens(cell)))
    for (const word of said[0] ?? []) {
      if (said.every((each) => each.has(word))) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const most = Math.max(1, rows.length * TOO_COMMON)
  const taken = new Set(names.flatMap(tokens).flatMap((word) => [word, `${word}s`, `${word}es`]))
  for (const [word, count] of counts) if (count > most) taken.add(word)
  const used = new Set<string>()
  let others = 0
  return rows.map((cells) => {
    const [left = [], right = []] = cells.map(wordsOf)
    const shared = cells.length === 2 ? asThing(sharedRun(left, right, taken)) : ''
    const found = [choiceOf(cells, taken), capitalised(shared)].find(
      (name) => name !== null && name !== '' && !used.has(singular(name)),
    )
    if (found) {
      used.add(singular(found))
      return found
    }
    others += 1
    return others === 1 ? UNNAMED : `${UNNAMED} (${others})`
  })
}
