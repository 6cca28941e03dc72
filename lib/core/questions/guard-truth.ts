import type { Comparison, Fact } from '../comparison/types'
import { remembered } from '../text'

/** What a text says, as the checker reads it: the stems of its telling words, and whether it denies. */
export interface Meaning {
  readonly stems: ReadonlySet<string>
  /** Stems that follow each other, joined by a space; put together when they are first asked for. */
  readonly pairs: ReadonlySet<string>
  readonly negative: boolean
  readonly answer: 'yes' | 'no' | null
  readonly numbers: readonly string[]
}

const EMPTY = new Set(
  `a an the this that these those it its they their he she his her we our you your who which what when where how and or
  but nor so for of in on at by to from with into onto over under than then if as is are was were be been being am has
  have had do does did can could may might must shall should will would also very more most such just still including
  include such like use using used based meaning provide provides offer offers require requires allow allows mean means
  e g i eg ie etc both each s`.split(/\s+/),
)
const DENIAL =
  /(?<!\p{L})(?:not|no|never|without|cannot|neither|nor|none|lack(?:s|ing)?|\p{L}+n['’]t)(?!\p{L})|[❌✗✘🚫]/iu
const YES =
  /^\W{0,2}(?:yes|true|y)(?!\p{L})|^(?:✅|✔|✓|☑|👍|:heavy_check_mark:|:white_check_mark:|:check:)/iu
const NO =
  /^\W{0,2}(?:no|none|false|n)(?!\p{L})|^(?:❌|✗|✘|🛑|🚫|👎|:x:|:no_entry:|:negative_squared_cross_mark:)/iu
const SAME = 0.6
/** Cells with more facts than this are lists: what is not in them is not denied. */
const MOST_IN_CELL = 20
/** A stem that more facts of a subject hold says too little to look them all up. */
const COMMON = 60
/** Counts of stems are whole; a bound between them is never met by rounding alone. */
const ROUNDING = 1e-9

const NO_FACTS: readonly Fact[] = []
/** Folds to its lower case: ASCII, dashes and quotation marks. */
const PLAIN = /^[ -~–—‘’“”]*$/

const ENDINGS = ['ies', 'ing', 'ed', 'es', 's', 'e', 'y']
const SHORT_PLURAL = /\p{L}{3}s$/u

/** A word without its commonest endings, at least three letters of it left. */
export function stemOf(word: string): string {
  if (word.length <= 5) return SHORT_PLURAL.test(word) ? word.slice(0, -1) : word
  for (const ending of ENDINGS) if (word.endsWith(ending)) return word.slice(0, -ending.length)
  return word
}

/** Words without case and accents. */
export function folded(text: string): readonly string[] {
  if (PLAIN.test(text)) return text.toLowerCase().match(/[a-z0-9]+[+#]*/g) ?? []
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '')
  return plain.toLowerCase().match(/[\p{L}\p{N}]+[+#]*/gu) ?? []
}

export const answerIn = (text: string): 'yes' | 'no' | null =>
  YES.test(text) ? 'yes' : NO.test(text) ? 'no' : null

/** What the checker holds for true of whom; the document read anew, without the generator's analysis. */
export interface Truth {
  meaningOf(text: string): Meaning
  /** The facts of a subject on a topic, both by key. */
  of(subject: string, topic: string): readonly Fact[]
  /**
   * A statement of the document by which a text is true of a subject; null when none is found. Looks through the topic
   * and, where `wide`, through every sentence about the subject.
   */
  holds(text: string, subject: string, topic: string, wide: boolean): string | null
  /** Whether the document has something else to say of the subject on the topic of the fact. */
  denies(fact: Fact, subject: string): boolean
  fact(id: string): Fact
  /** The statements that hold a stem, in document order. */
  texts(stem: string): readonly string[]
}

/** Whether at least so many stems of the smaller text stand in the larger; stops once it cannot be. */
function shares(a: ReadonlySet<string>, b: ReadonlySet<string>, least: number): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let missing = small.size - least
  if (missing < 0) return false
  for (const stem of small) {
    if (large.has(stem)) continue
    missing -= 1
    if (missing < 0) return false
  }
  return true
}

/** Whether two texts say the same: one within the other or six words in ten alike, and neither alone denies. */
export function same(a: Meaning, b: Meaning): boolean {
  if (a.negative !== b.negative) return false
  if (a.answer && b.answer && a.answer !== b.answer) return false
  if (lacks(a.numbers, b.numbers) && lacks(b.numbers, a.numbers)) return false
  return alike(a, b)
}

/** Whether some of one text's numbers are missing among the other's, where it has any. */
const lacks = (some: readonly string[], all: readonly string[]) =>
  all.length > 0 && some.some((number) => !all.includes(number))

function alike(a: Meaning, b: Meaning): boolean {
  if (a.stems.size === 0 || b.stems.size === 0) return a.stems.size === b.stems.size
  return shares(a.stems, b.stems, mostOf(a, b)) || contained(a, b) || contained(b, a)
}

/** So many common stems make two texts alike. */
const mostOf = (a: Meaning, b: Meaning) =>
  ((a.stems.size + b.stems.size) * SAME) / (1 + SAME) - ROUNDING

/** With fewer common stems than this, neither are two texts alike nor is one within the other. */
const leastAlike = (a: Meaning, b: Meaning) => Math.min(a.stems.size, b.stems.size, mostOf(a, b))

/** Whether a text says all that another does: every telling word, and at least half of them in the same company. */
export function contained(small: Meaning, large: Meaning): boolean {
  if (small.stems.size > large.stems.size) return false
  if (!shares(small.stems, large.stems, small.stems.size)) return false
  let together = 0
  for (const pair of small.pairs) if (large.pairs.has(pair)) together += 1
  return together * 2 >= small.pairs.size
}

export function truthOf(comparison: Comparison): Truth {
  const names = new Set(
    comparison.subjects.flatMap(({ name, aliases }) => [name, ...aliases].flatMap(folded)),
  )
  const byId = new Map(comparison.facts.map((fact) => [fact.id, fact]))
  const cells = new Map<string, Map<string, Fact[]>>()
  const sentences = new Map<string, Map<string, number[]>>()
  const holding = new Map<string, string[]>()

  const stemmed = remembered(stemOf)
  const meaningOf = remembered((text: string): Meaning => {
    const words = folded(text)
    const telling = words.filter((word) => !EMPTY.has(word) && !names.has(word))
    const own = telling.length > 0 ? telling : words.filter((word) => !names.has(word))
    const answer = answerIn(text)
    const told = own.map(stemmed)
    const stems = new Set(told.length > 0 ? told : [text.trim()])
    if (answer) stems.add(answer)
    const numbers = own.filter((word) => /^\p{N}+$/u.test(word))
    let pairs: ReadonlySet<string> | null = null
    return {
      numbers,
      stems,
      get pairs() {
        pairs ??= new Set(told.slice(1).map((stem, at) => `${told[at]} ${stem}`))
        return pairs
      },
      negative: answer === 'no' || DENIAL.test(text),
      answer,
    }
  })
  const listed = <K, V>(map: Map<K, V[]>, key: K): V[] => {
    const list = map.get(key) ?? []
    map.set(key, list)
    return list
  }
  const said = comparison.facts.map(({ statement }) => meaningOf(statement))
  for (const [at, fact] of comparison.facts.entries()) {
    for (const stem of meaningOf(fact.statement).stems) listed(holding, stem).push(fact.statement)
    for (const subject of fact.about) {
      const own = cells.get(subject) ?? new Map<string, Fact[]>()
      cells.set(subject, own)
      listed(own, fact.topic).push(fact)
      if (fact.form !== 'sentence') continue
      const told = sentences.get(subject) ?? new Map<string, number[]>()
      sentences.set(subject, told)
      for (const stem of meaningOf(fact.statement).stems) listed(told, stem).push(at)
    }
  }
  const of = (subject: string, topic: string) => cells.get(subject)?.get(topic) ?? NO_FACTS

  const saying = (meaning: Meaning, facts: readonly Fact[]): string | null => {
    for (const { statement } of facts) if (same(meaning, meaningOf(statement))) return statement
    return null
  }
  const held = new Map<string, Map<string, string | null>>()
  const counts = new Uint32Array(comparison.facts.length)
  const search = (meaning: Meaning, told: ReadonlyMap<string, readonly number[]>) => {
    const lists: (readonly number[])[] = []
    let common = 0
    for (const stem of meaning.stems) {
      const list = told.get(stem)
      if (!list) continue
      if (list.length > COMMON) common += 1
      else lists.push(list)
    }
    for (const list of lists) for (const at of list) counts[at] = (counts[at] ?? 0) + 1
    let found: string | null = null
    for (const list of lists) {
      for (const at of list) {
        const shared = counts[at] ?? 0
        counts[at] = 0
        if (shared === 0 || found !== null) continue
        const other = said[at] as Meaning
        if (shared + common < leastAlike(meaning, other) || !same(meaning, other)) continue
        found = comparison.facts[at]?.statement ?? null
      }
    }
    return found
  }
  const heldAnywhere = (text: string, subject: string): string | null => {
    const told = sentences.get(subject)
    if (!told) return null
    const kept = held.get(subject) ?? new Map<string, string | null>()
    held.set(subject, kept)
    const known = kept.get(text)
    if (known !== undefined) return known
    const found = search(meaningOf(text), told)
    kept.set(text, found)
    return found
  }
  const holds = (text: string, subject: string, topic: string, wide: boolean) => {
    const cell = of(subject, topic)
    const near = cell.length > MOST_IN_CELL ? null : saying(meaningOf(text), cell)
    return near === null && wide ? heldAnywhere(text, subject) : near
  }
  const denies = (fact: Fact, subject: string): boolean => {
    const cell = of(subject, fact.topic)
    if (fact.about.includes(subject) || cell.length === 0 || cell.length > MOST_IN_CELL)
      return false
    const meaning = meaningOf(fact.statement)
    return cell.every((twin) => !same(meaning, meaningOf(twin.statement)))
  }
  return {
    meaningOf,
    of,
    texts: (stem) => holding.get(stem) ?? [],
    holds,
    denies,
    fact: (id) => {
      const found = byId.get(id)
      if (!found) throw new RangeError(`guard: no fact ${id}`)
      return found
    },
  }
}
