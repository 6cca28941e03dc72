import { tokens } from '../text'
import { type Analysis, booleanOf, type Known, type Wording } from './analysis'
import { areOpposites, oppositesOf } from './opposites'
import { STOP_WORDS } from './words'

/** From this share of common words on, two statements are taken to say the same. */
const SAME = 0.6
/** Below this share, one-fact cells of one row are taken to answer it differently. */
const DIFFERENT = 0.5
/** A cell with more facts than this is a long list: nothing in it is compared one by one. */
const MOST_IN_CELL = 20
const MOST_CANDIDATES = 150
/** So many of a wording's rarest words that are not grammar are always looked up. */
const MOST_TELLING = 2
/** Counts of words are whole; a bound between them is never met by rounding alone. */
const ROUNDING = 1e-9

function within(small: readonly string[], large: ReadonlySet<string>): boolean {
  for (const word of small) if (!large.has(word)) return false
  return true
}

/** Whether at least `least` of the words of two wordings are common, by the smaller one's; stops once it cannot be. */
function shares(a: Wording, b: Wording, least: number): boolean {
  const [small, large] = a.set.size < b.set.size ? [a.set, b.set] : [b.set, a.set]
  let missing = small.size - least
  if (missing < 0) return false
  for (const word of small) {
    if (large.has(word)) continue
    missing -= 1
    if (missing < 0) return false
  }
  return true
}

/** Whether the share of common words among all words, 0 to 1, reaches a bound. */
function isLike(a: Wording, b: Wording, bound: number): boolean {
  return shares(a, b, leastShared(a, b, bound))
}

/** From so many common words on, their share among all words reaches a bound. */
const leastShared = (a: Wording, b: Wording, bound: number) =>
  ((a.set.size + b.set.size) * bound) / (1 + bound) - ROUNDING

/**
 * Whether two wordings could say the same, judged by the marks of their words alone: a mark that only one of them has
 * is a word that only one of them has.
 */
function mayBeAlike(a: Wording, b: Wording): boolean {
  if (a.negative !== b.negative) return false
  if ((a.contentMarks & ~b.marks) === 0 || (b.contentMarks & ~a.marks) === 0) return true
  const least = leastShared(a, b, SAME)
  return (
    a.set.size - bitsOf(a.marks & ~b.marks) >= least &&
    b.set.size - bitsOf(b.marks & ~a.marks) >= least
  )
}

/** How many of the 32 bits of a number are set. */
function bitsOf(marks: number): number {
  let bits = marks - ((marks >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Whether two texts say the same: nearly equal words, or one within the other, and neither alone denies. */
export function nearDuplicate(a: Wording, b: Wording): boolean {
  if (a.negative !== b.negative || countsOtherwise(a, b)) return false
  return overlaps(a, b)
}

/** Whether each has a number that the other has not: 1,000 nodes, 5,000 nodes. */
function countsOtherwise({ numbers: left }: Wording, { numbers: right }: Wording): boolean {
  return left.length > 0 && right.length > 0 && lacks(left, right) && lacks(right, left)
}

/** Whether some are missing among others. */
function lacks(some: readonly string[], all: readonly string[]): boolean {
  for (const each of some) if (!all.includes(each)) return true
  return false
}

/** What can be said of a thing in one way only. */
const SINGLE =
  /^____ (?:(?:is|was) (?:written|implemented|created|developed|founded|released|licensed|maintained|invented|named) (?:in|by|under|after)|stands for|originated in)(?= )/iu
const DEFINES =
  /^(?:the )?____ (?:is|was) (?:basically |essentially |usually )?(?:an? |the )(.+?)(?= (?:that|which|who|with|for|based|used|designed|developed|of|in|on|from|to)\b|[,;:(.]|$)/iu

/** Whether two sentences say what a thing is, each in words of its own: "is a protocol", "is a pattern". */
function definesOtherwise(a: Known, b: Known): boolean {
  const [mine, yours] = [DEFINES.exec(a.full.masked)?.[1], DEFINES.exec(b.full.masked)?.[1]]
  return mine !== undefined && yours !== undefined && apart(mine, yours)
}

/** Whether two sentences fill one frame that holds one thing only: "is written in Rust", "is written in Perl". */
function fillsOtherwise(a: Known, b: Known): boolean {
  const [left, right] = [a.full.masked, b.full.masked]
  const frame = SINGLE.exec(left)?.[0]
  if (frame === undefined || !right.startsWith(`${frame} `)) return false
  return apart(left.slice(frame.length), right.slice(frame.length))
}

/** Whether two texts share no word that tells anything. */
function apart(a: string, b: string): boolean {
  const words = new Set(tokens(a))
  return tokens(b).every((word) => !words.has(word) || STOP_WORDS.has(word))
}

function overlaps(a: Wording, b: Wording): boolean {
  if (within(a.content, b.set) || within(b.content, a.set)) return true
  return isLike(a, b, SAME)
}

/**
 * A fact that makes a wording true of a subject, as far as the document tells; null when none does.
 * A value is compared within its topic, a sentence with all that is said of the subject.
 */
export function alsoSaid(
  analysis: Analysis,
  wording: Wording,
  subject: string,
  { fact, form }: Known,
): Known | null {
  const cell = analysis.of(subject, fact.topic)
  const listed = cell.length > MOST_IN_CELL
  if (!listed) {
    for (const other of cell) if (nearDuplicate(wording, other.wording)) return other
  }
  if (form === 'sentence') return saidAnywhere(analysis, wording, subject)
  if (!listed) return null
  return firstAlike(analysis, wording, subject, fact.topic)
}

function saidAnywhere(analysis: Analysis, wording: Wording, subject: string): Known | null {
  const kept = wording.said.get(subject)
  if (kept !== undefined) return kept
  const found = firstAlike(analysis, wording, subject, null)
  wording.said.set(subject, found)
  return found
}

/**
 * The first fact of a subject (on a topic) that says the same as a wording, among those that share enough rare words
 * with it to be near-duplicates or to contain it, those with the rarest first. Where thousands share even its rarest
 * words, the text is a template and the first are enough.
 */
function firstAlike(
  analysis: Analysis,
  wording: Wording,
  subject: string,
  topic: string | null,
): Known | null {
  const { visits } = analysis
  const rare = Array.from(wording.set, (word) => ({ word, facts: analysis.holding(word) }))
  rare.sort(byCount)
  const prefix = rare.length - Math.ceil(rare.length * SAME) + 1
  const visit = visits.begin()
  let seen = 0
  let telling = 0
  for (const [rank, { word, facts }] of rare.entries()) {
    const tells = telling < MOST_TELLING && !STOP_WORDS.has(word)
    if (tells) telling += 1
    if (rank >= prefix && !tells) continue
    for (const index of facts) {
      if (seen >= MOST_CANDIDATES) return null
      if (visits.at[index] === visit) continue
      visits.at[index] = visit
      seen += 1
      const other = analysis.facts[index] as Known
      if (!other.fact.about.includes(subject) || !mayBeAlike(wording, other.wording)) continue
      if (topic !== null && topic !== other.fact.topic) continue
      if (nearDuplicate(wording, other.wording)) return other
    }
  }
  return null
}

interface Holders {
  readonly word: string
  readonly facts: readonly number[]
}
const byCount = (a: Holders, b: Holders) => a.facts.length - b.facts.length

/** Whether one wording has basic where the other has advanced. */
function opposes(a: Wording, b: Wording): boolean {
  const [left, right] = [a.set, b.set]
  for (const word of left) {
    const opposites = right.has(word) ? undefined : oppositesOf(word)
    if (opposites?.some((other) => right.has(other) && !left.has(other))) return true
  }
  return opposedBeforeNoun(a, b)
}

/** Whether one has one-way binding where the other has two-way binding. */
function opposedBeforeNoun(a: Wording, b: Wording): boolean {
  return a.words.some((word, at) => {
    const head = a.words[at + 1]
    if (head === undefined || STOP_WORDS.has(head)) return false
    return b.words.some((other, place) => {
      return b.words[place + 1] === head && areOpposites(word, other)
    })
  })
}

/** Whether both qualify one word, each in its own way: application level, container level. */
function qualifies(a: Wording, b: Wording): boolean {
  const left = a.set
  const right = b.set
  return a.words.some((word, at) => {
    const head = a.words[at + 1]
    if (head === undefined || STOP_WORDS.has(word) || STOP_WORDS.has(head) || right.has(word)) {
      return false
    }
    return b.words.some((other, place) => {
      return b.words[place + 1] === head && !STOP_WORDS.has(other) && !left.has(other)
    })
  })
}

/** Rows in which every cell is an open list: that one thing is listed does not deny it of the other. */
const LISTS =
  /^(?:pros?|cons?|advantages?|disadvantages?|benefits?|drawbacks?|strengths?|weakness(?:es)?|limitations?|notes?|remarks?|comments?|(?:typical |common |best )?use[- ]cases?|usage|when to use|used for|best (?:for|suited)|ideal for|similarit(?:y|ies)|key features?|features?|examples?|tools?|summary|description|overview|conclusion|extras?|other|misc)\b/iu
const PARTIAL =
  /partial|partly|limited|some|depend|optional|varies|experimental|plugin|addon|beta|planned|n\/a|🟡|🟠|🔶|⚠|\?/iu

/**
 * Whether the document lets us say that a fact is false of another subject. That the other is silent, or
 * says something else in an open list, is not enough.
 */
export function contradicts(analysis: Analysis, known: Known, other: string): boolean {
  const kept = known.denied.get(other)
  if (kept !== undefined) return kept
  const verdict = denied(analysis, known, other)
  known.denied.set(other, verdict)
  return verdict
}

/** Whether two short sentences that are nearly alike exclude each other by the word in which they differ. */
function excludes(known: Known, twin: Known): boolean {
  const [own, other] = [known.wording, twin.wording]
  if (own.negative || other.negative) return false
  return fillsOtherwise(known, twin) || (opposes(own, other) && isLike(own, other, SAME))
}

function denied(analysis: Analysis, known: Known, other: string): boolean {
  const { fact, form, topic, subject, wording } = known
  if (!subject || fact.about.includes(other)) return false
  const twins = analysis.of(other, fact.topic)
  if (twins.length === 0 || twins.length > MOST_IN_CELL) return false
  const [first, ...more] = twins as readonly [Known, ...Known[]]
  if (form === 'sentence' && more.length === 0 && excludes(known, first)) return true
  if (twins.some((twin) => nearDuplicate(wording, twin.wording))) return false
  if (alsoSaid(analysis, wording, other, known)) return false
  const inverse = twins.some(
    (twin) => twin.wording.negative !== wording.negative && overlaps(wording, twin.wording),
  )
  if (inverse) return true
  if (form === 'value') {
    const said = booleanOf(fact.statement)
    const unsure = twins.some((twin) => PARTIAL.test(twin.fact.statement))
    if ((said !== null && unsure) || PARTIAL.test(fact.statement)) return false
    if (said !== null && twins.some((twin) => booleanOf(twin.fact.statement) === said)) return false
  }
  const open =
    LISTS.test(topic) || twins.length > 1 || analysis.of(subject.key, fact.topic).length > 1
  return twins.some((twin) => {
    if (opposes(wording, twin.wording) || definesOtherwise(known, twin)) return true
    const alike = isLike(wording, twin.wording, DIFFERENT)
    if (alike && countsOtherwise(wording, twin.wording)) return true
    if (open) return false
    return !alike || qualifies(wording, twin.wording)
  })
}
