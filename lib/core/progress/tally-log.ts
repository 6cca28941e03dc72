import { DAY } from '../scheduling/day'
import { apply, isWorthKeeping, standing } from '../scheduling/fold'
import { retrievability } from '../scheduling/fsrs'
import { nextAtOf, retrievabilityAt } from '../scheduling/schedule'
import type { Answer, Command, Memory, MemorySettings, Review } from '../scheduling/types'
import { type StudyClock, studyClock } from './study-clock'
import {
  type Age,
  addTo,
  EXPECTED_BINS,
  isNothing,
  LOOK_EVERY,
  MATURE_DAYS,
  MILLION,
  nextLook,
  type Tallies,
  type Tally,
} from './tally'

/** A standing entry of one fact's log and the memory after it. */
interface Step {
  readonly entry: Answer | Command
  readonly memory: Memory
}

/** What a log comes to in numbers under some settings, by learner: made once and asked for every fact. */
export interface Tallying {
  readonly settings: MemorySettings
  readonly clock: StudyClock
}

export const tallying = (settings: MemorySettings): Tallying => ({
  settings,
  clock: studyClock(settings),
})

/**
 * What the whole log of one fact comes to: its memory (null where there is nothing worth keeping) and its tallies.
 * Errors as `fold`.
 */
export function tallyLog(
  reviews: readonly Review[],
  by: Tallying,
): { readonly memory: Memory | null; readonly tallies: Tallies } {
  return tallyChange(reviews, () => true, by)
}

/**
 * What a log comes to now that some entries have been added to it: the memory after all of them, and by how much the
 * tallies are to be changed. What stands before the first change is not counted again. Errors as `fold`.
 */
export function tallyChange(
  reviews: readonly Review[],
  isAdded: (id: string) => boolean,
  by: Tallying,
): { readonly memory: Memory | null; readonly tallies: Tallies } {
  const after = stepsOf(standing(reviews), [], by.settings)
  const entries = standing(reviews.filter(({ id }) => !isAdded(id)))
  const before = stepsOf(entries, after, by.settings)
  const from = firstToCount(before, after, by.clock)
  const tallies = new Map<string, Tally>()
  countInto(tallies, before, from, -1, by)
  countInto(tallies, after, from, 1, by)
  for (const [key, tally] of tallies) if (isNothing(tally)) tallies.delete(key)
  const memory = after.at(-1)?.memory
  return { memory: memory && isWorthKeeping(memory) ? memory : null, tallies }
}

/** The memories after entries in order; as far as they begin like `known`, those are taken. */
function stepsOf(
  entries: readonly (Answer | Command)[],
  known: readonly Step[],
  settings: MemorySettings,
): Step[] {
  const shared = entries.findIndex((entry, index) => entry !== known[index]?.entry)
  const steps = known.slice(0, shared < 0 ? entries.length : shared)
  for (const entry of entries.slice(steps.length)) {
    const memory = apply(steps.at(-1)?.memory ?? null, entry, settings)
    steps.push({ entry, memory })
  }
  return steps
}

/** The first step whose tallies may differ between two logs, of which one is the other and more. */
function firstToCount(
  before: readonly Step[],
  after: readonly Step[],
  { dayOf }: StudyClock,
): number {
  const most = Math.min(before.length, after.length)
  let shared = 0
  while (shared < most && before[shared]?.entry === after[shared]?.entry) shared += 1
  const changed = [...before.slice(shared), ...after.slice(shared)]
  const earliest = changed.reduce(
    (first, { entry }) => Math.min(first, dayOf(entry.at)),
    Number.POSITIVE_INFINITY,
  )
  for (let index = shared - 1; index > 0; index -= 1) {
    const step = after[index]
    if (step && isChange(after, index) && dayOf(step.entry.at) <= earliest) return index
  }
  return 0
}

/** Whether a step changes what is remembered, and not just the marks of the fact. */
function isChange(steps: readonly Step[], index: number): boolean {
  const now = steps[index]?.memory
  const before = steps[index - 1]?.memory
  if (!now || !before) return true
  return (
    (now.state === 'new') !== (before.state === 'new') ||
    now.stability !== before.stability ||
    now.lastReview !== before.lastReview
  )
}

function countInto(
  tallies: Map<string, Tally>,
  steps: readonly Step[],
  from: number,
  sign: 1 | -1,
  by: Tallying,
): void {
  const add: Add = (tally) =>
    addTo(tallies, { day: 0, bucket: '', count: 0, reviews: 0, passed: 0, sum: 0, ...tally }, sign)
  const answered = new Set<number>()
  const spans = spansOf(steps, by.clock)
  for (const [index, { day, until, changedOn }] of spans.entries()) {
    const step = steps[index]
    if (!step) continue
    const { entry, memory } = step
    const isFirst = !answered.has(day)
    if (entry.kind === 'answer' && isEvidence(entry)) answered.add(day)
    if (index < from) continue
    if (entry.kind === 'answer') {
      countAnswer(add, entry, { before: steps[index - 1]?.memory, isFirst, day }, by)
    }
    countWaiting(add, memory, day, until, by.clock)
    if (changedOn !== null) countKnown(add, memory, day, changedOn, by)
  }
}

interface Span {
  /** The study day of a step, and the first one of all that come after it. */
  readonly day: number
  readonly until: number
  /** The first study day of all later steps that change what is remembered; null where this one does not. */
  readonly changedOn: number | null
}

function spansOf(steps: readonly Step[], { dayOf }: StudyClock): Span[] {
  let until = Number.POSITIVE_INFINITY
  let changedOn = Number.POSITIVE_INFINITY
  const spans: Span[] = []
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const day = dayOf(steps[index]?.entry.at ?? 0)
    const changes = isChange(steps, index)
    spans.push({ day, until, changedOn: changes ? changedOn : null })
    until = Math.min(until, day)
    if (changes) changedOn = Math.min(changedOn, day)
  }
  return spans.reverse()
}

type Add = (tally: Partial<Tally> & Pick<Tally, 'figure'>) => void

function countAnswer(
  add: Add,
  answer: Answer,
  {
    before,
    isFirst,
    day,
  }: { readonly before: Memory | undefined; readonly isFirst: boolean; readonly day: number },
  { settings, clock }: Tallying,
): void {
  add({ figure: 'day', day, count: 1, sum: answer.elapsedMs })
  const isRecall = isFirst && before?.state === 'review' && isEvidence(answer)
  const reviews = isRecall ? 1 : 0
  const passed = isRecall && hasPassed(answer) ? 1 : 0
  const bucket = String(clock.hourOf(answer.at))
  add({ figure: 'hour', bucket, count: 1, reviews, passed, sum: answer.elapsedMs })
  if (!isRecall) return
  const chance = answer.options === null ? 0 : Math.round(MILLION / Math.max(1, answer.options))
  const age: Age = before.intervalDays >= MATURE_DAYS ? 'mature' : 'young'
  add({ figure: 'recall', day, bucket: `${answer.format}/${age}`, reviews, passed, sum: chance })
  const expected = retrievabilityAt(before, answer.at, settings)
  const bin = Math.min(EXPECTED_BINS - 1, Math.floor(expected * EXPECTED_BINS))
  const sum = Math.round(expected * MILLION)
  add({ figure: 'expected', bucket: String(bin), reviews, passed, sum })
}

/** Whether an answer says anything about the memory: see `verdictOf`. */
const isEvidence = ({ practice, rating, correct }: Answer) =>
  !practice && (rating !== null || correct !== null)

/** As in Anki: anything but Again. */
const hasPassed = ({ rating, correct }: Answer) => (rating !== null ? rating > 1 : correct === true)

/** From when on a fact stood due until `until`, the study day of what came next, which is no longer counted. */
function countWaiting(
  add: Add,
  memory: Memory,
  day: number,
  until: number,
  { dayOf }: StudyClock,
): void {
  const nextAt = nextAtOf(memory)
  if (nextAt === null) return
  const from = Math.max(day, dayOf(nextAt))
  if (from >= until) return
  add({ figure: 'waiting', day: from, count: 1 })
  if (until !== Number.POSITIVE_INFINITY) add({ figure: 'waiting', day: until, count: -1 })
}

/** How well a fact was known at the ends of the days looked at, until the study day of its next change. */
function countKnown(
  add: Add,
  { state, stability, lastReview }: Memory,
  day: number,
  until: number,
  { settings, clock }: Tallying,
): void {
  if (state === 'new' || until === Number.POSITIVE_INFINITY) return
  for (let looked = nextLook(day); looked < until; looked += LOOK_EVERY) {
    const days = Math.max(0, clock.endOf(looked) - lastReview) / DAY
    const recall = retrievability(stability, days, settings.parameters)
    add({ figure: 'known', day: looked, count: 1, sum: Math.round(recall * MILLION) })
  }
}
