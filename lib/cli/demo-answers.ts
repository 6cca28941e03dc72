import { v7 as uuidv7 } from 'uuid'
import { gradeAnswer } from '../core/grading/grade'
import { formatLadder } from '../core/questions/ladder'
import type { Item } from '../core/questions/types'
import type { Random } from '../core/random'
import type { Attempt, SentReview } from '../core/records'
import { DAY, dayDifference } from '../core/scheduling/day'
import { apply } from '../core/scheduling/fold'
import { type FsrsState, nextState, retrievability } from '../core/scheduling/fsrs'
import { CURRENT_POLICY } from '../core/scheduling/policy'
import type { Answer, Memory, Rating, SchedulingSettings } from '../core/scheduling/types'
import { gradeOf, responseOf, thinking } from './demo-person'

/** A fact that the learner meets, and all that becomes of it. */
export interface Learnt {
  readonly factId: string
  readonly items: readonly Item[]
  /** The key of the subject that its own is mixed up with, or null. */
  readonly confusedWith: string | null
  /** How much longer, or shorter, than FSRS expects the learner remembers it. */
  readonly strength: number
  memory: Memory | null
  /** As the learner's memory really is. */
  truth: (FsrsState & { readonly at: number }) | null
}

/** What has happened so far. */
export interface World {
  readonly settings: SchedulingSettings
  readonly dice: Random
  readonly all: ReadonlyMap<string, Learnt>
  readonly reviews: SentReview[]
  readonly attempts: Attempt[]
}

const FINE = 2 ** 30
const ASIDE = { attemptId: null, chosenFactId: null, chosenSubject: null }

/** Asks a fact by a question that suits it; gives the moment after the answer. */
export function ask(world: World, at: number, fact: Learnt): number {
  const { dice } = world
  const { memory } = fact
  const isKnown = knows(world, fact, at)
  const formats =
    memory?.state === 'review' ? formatLadder(memory.stability) : ['flashcard' as const]
  const suited = fact.items.filter(({ format }) => formats.includes(format))
  const card = fact.items.find(({ format }) => format === 'flashcard')
  const item = suited.length > 0 ? dice.pick(suited) : card
  if (!item) return at
  const elapsedMs = thinking(dice, isKnown)
  const done = at + elapsedMs
  if (item.format === 'flashcard' || item.format === 'contrast') {
    const rating = isKnown ? gradeOf(dice) : 1
    log(world, fact, item, done, { rating, elapsedMs, truth: rating })
  } else {
    answer(world, item, done, {
      elapsedMs,
      attemptId: null,
      known: new Map([[fact.factId, isKnown]]),
    })
  }
  return done + 1_200
}

/** Answers a question that the machine grades; says whether it was right. */
export function answer(
  world: World,
  item: Item,
  at: number,
  {
    elapsedMs,
    attemptId,
    known,
  }: { elapsedMs: number; attemptId: string | null; known: Map<string, boolean> },
): boolean {
  const isKnown = (factId: string) => {
    const before = known.get(factId)
    if (before !== undefined) return before
    const fact = world.all.get(factId)
    const found = fact !== undefined && knows(world, fact, at)
    known.set(factId, found)
    return found
  }
  const confused = world.all.get(item.factIds[0] ?? '')?.confusedWith ?? null
  const grade = gradeAnswer(item, responseOf(item, isKnown, confused, world.dice))
  for (const { factId, correct, options, chosenFactId, chosenSubject } of grade.facts) {
    const fact = world.all.get(factId)
    if (!fact) continue
    const truth = correct ? (isKnown(factId) ? 3 : 2) : 1
    const evidence = { correct, options, chosenFactId, chosenSubject }
    log(world, fact, item, at, { rating: null, elapsedMs, truth, attemptId, ...evidence })
  }
  return grade.correct
}

function log(
  { settings, dice, reviews }: World,
  fact: Learnt,
  item: Item,
  at: number,
  {
    truth,
    rating,
    elapsedMs,
    correct = null,
    options = null,
    ...said
  }: Pick<Answer, 'rating' | 'elapsedMs'> &
    Partial<Pick<SentReview & Answer, 'correct' | 'options' | keyof typeof ASIDE>> & {
      truth: Rating
    },
): void {
  const given: SentReview & Answer = {
    ...ASIDE,
    ...said,
    kind: 'answer',
    id: newId(dice, at),
    factId: fact.factId,
    at,
    format: item.format,
    rating,
    correct,
    options,
    hinted: false,
    elapsedMs: Math.min(60_000, elapsedMs),
    slow: false,
    practice: false,
    intervalDays: null,
    policy: CURRENT_POLICY,
    itemId: item.id,
  }
  reviews.push(given)
  fact.memory = apply(fact.memory, given, settings)
  const { timeZone, dayStartHour, parameters } = settings
  const days = fact.truth ? dayDifference(fact.truth.at, at, timeZone, dayStartHour) : 0
  fact.truth = { ...nextState(fact.truth, truth, Math.max(0, days), parameters), at }
}

/** Whether a fact comes to mind, drawn by how it is really remembered. One never seen does not. */
function knows({ dice, settings }: World, { truth, strength }: Learnt, at: number): boolean {
  const drawn = dice.int(FINE) / FINE
  if (!truth) return drawn < 0.25
  const days = Math.max(0, at - truth.at) / DAY
  return drawn < retrievability(truth.stability * strength, days, settings.parameters)
}

/** An id as a client makes it, drawn by the seed. */
export const newId = (dice: Random, msecs: number) =>
  uuidv7({ msecs, random: Uint8Array.from({ length: 16 }, () => dice.int(256)) })
