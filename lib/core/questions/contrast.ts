import { type Analysis, booleanOf, type Known, type Wording } from './analysis'
import { STOP_WORDS } from './words'

/** From this share of common words on, two statements are taken to say the same. */
const SAME = 0.6
/** Below this share, one-fact cells of one row are taken to answer it differently. */
const DIFFERENT = 0.5
/** A cell with more facts than this is a long list: nothing in it is compared one by one. */
const MOST_IN_CELL = 20
const MOST_CANDIDATES = 150

const within = (small: readonly string[], large: ReadonlySet<string>) =>
  small.every((word) => large.has(word))

/** Share of common words, 0 to 1: `jaccard` over sets made once. */
function likeness(a: Wording, b: Wording): number {
  const [small, large] = a.set.size < b.set.size ? [a.set, b.set] : [b.set, a.set]
  let shared = 0
  for (const word of small) if (large.has(word)) shared += 1
  const all = small.size + large.size - shared
  return all === 0 ? 1 : shared / all
}

/** Whether two texts say the same: nearly equal words, or one within the other, and neither alone denies. */
export function nearDuplicate(a: Wording, b: Wording): boolean {
  if (a.negative !== b.negative) return false
  return overlaps(a, b)
}

function overlaps(a: Wording, b: Wording): boolean {
  if (within(a.content, b.set) || within(b.content, a.set)) return true
  return likeness(a, b) >= SAME
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
  const same = (other: Known) => nearDuplicate(wording, other.wording)
  const cell = analysis.of(subject, fact.topic)
  const listed = cell.length > MOST_IN_CELL
  const near = listed ? undefined : cell.find(same)
  if (near || (form === 'value' && !listed)) return near ?? null
  for (const other of candidates(analysis, wording)) {
    const comparable = form === 'sentence' || other.fact.topic === fact.topic
    if (comparable && other.fact.about.includes(subject) && same(other)) return other
  }
  return null
}

/**
 * Facts that share enough rare words with a wording to be near-duplicates of it or to contain it, those with the
 * rarest first. Where thousands share even its rarest words, the text is a template and the first are enough.
 */
function* candidates(analysis: Analysis, { set }: Wording): Generator<Known> {
  const rarity = (word: string) => analysis.holding(word).length
  const rare = [...set].sort((a, b) => rarity(a) - rarity(b))
  const prefix = rare.slice(0, rare.length - Math.ceil(rare.length * SAME) + 1)
  const rarestContent = rare.filter((word) => !STOP_WORDS.has(word)).slice(0, 2)
  const seen = new Set<number>()
  for (const word of [...prefix, ...rarestContent]) {
    for (const index of analysis.holding(word)) {
      if (seen.size >= MOST_CANDIDATES) return
      if (seen.has(index)) continue
      seen.add(index)
      yield analysis.facts[index] as Known
    }
  }
}

const ANTONYMS = [
  ['basic', 'advanced'],
  ['manual', 'automatic'],
  ['manually', 'automatically'],
  ['manual', 'declarative'],
  ['imperative', 'declarative'],
  ['static', 'dynamic'],
  ['strong', 'weak'],
  ['fast', 'slow'],
  ['faster', 'slower'],
  ['high', 'low'],
  ['higher', 'lower'],
  ['large', 'small'],
  ['mutable', 'immutable'],
  ['stateful', 'stateless'],
  ['synchronous', 'asynchronous'],
  ['reliable', 'unreliable'],
  ['ordered', 'unordered'],
  ['open', 'closed'],
  ['internal', 'external'],
  ['horizontal', 'vertical'],
  ['horizontally', 'vertically'],
  ['easy', 'difficult'],
  ['simple', 'complex'],
  ['optional', 'required'],
] as const

/** Whether one wording has basic where the other has advanced. */
function opposes(a: Wording, b: Wording): boolean {
  const left = a.set
  const right = b.set
  const apart = (x: string, y: string) =>
    left.has(x) && !left.has(y) && right.has(y) && !right.has(x)
  return ANTONYMS.some(([x, y]) => apart(x, y) || apart(y, x))
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
  /partial|limited|some|depend|optional|varies|experimental|plugin|addon|beta|planned|n\/a|🟡|🟠|🔶|⚠|\?/iu

/**
 * Whether the document lets us say that a fact is false of another subject. That the other is silent, or
 * says something else in an open list, is not enough.
 */
export function contradicts(analysis: Analysis, known: Known, other: string): boolean {
  const judged = denials.get(known) ?? new Map<string, boolean>()
  denials.set(known, judged)
  const verdict = judged.get(other) ?? denied(analysis, known, other)
  judged.set(other, verdict)
  return verdict
}

/** Verdicts kept for as long as the fact they are about, which belongs to one analysis. */
const denials = new WeakMap<Known, Map<string, boolean>>()

function denied(analysis: Analysis, known: Known, other: string): boolean {
  const { fact, form, topic, subject, wording } = known
  if (!subject || fact.about.includes(other)) return false
  const twins = analysis.of(other, fact.topic)
  if (twins.length === 0 || twins.length > MOST_IN_CELL) return false
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
    if (opposes(wording, twin.wording)) return true
    if (open) return false
    return likeness(wording, twin.wording) < DIFFERENT || qualifies(wording, twin.wording)
  })
}
