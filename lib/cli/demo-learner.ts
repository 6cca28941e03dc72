import { v7 as uuidv7 } from 'uuid'
import type { Comparison } from '../core/comparison/types'
import { gradeAnswer } from '../core/grading/grade'
import { formatLadder } from '../core/questions/ladder'
import { assembleQuiz, itemsOf } from '../core/questions/quiz'
import { formatQuizSettings } from '../core/questions/settings'
import { type Item, QUIZ_FORMATS } from '../core/questions/types'
import { type Random, random } from '../core/random'
import type { Attempt, SentReview } from '../core/records'
import { DAY, dayDifference, HOUR, startOfStudyDay, studyDay } from '../core/scheduling/day'
import { apply } from '../core/scheduling/fold'
import { type FsrsState, nextState, retrievability } from '../core/scheduling/fsrs'
import { CURRENT_POLICY } from '../core/scheduling/policy'
import { isInSteps } from '../core/scheduling/schedule'
import type { Answer, Memory, Rating, SchedulingSettings } from '../core/scheduling/types'
import { gradeOf, responseOf, sitsDown, sittingAt, thinking } from './demo-person'

export interface DemoComparison {
  readonly id: string
  readonly revision: number
  readonly comparison: Comparison
}

export interface DemoHistory {
  /** In the order of time. */
  readonly reviews: readonly SentReview[]
  readonly attempts: readonly Attempt[]
}

export interface DemoPlan {
  readonly comparisons: readonly DemoComparison[]
  readonly settings: SchedulingSettings
  /** The same seed, the same history, to the id. */
  readonly seed: string
  readonly days: number
  /** The first study day after the history, days since 1970-01-01. */
  readonly until: number
}

interface Learnt {
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

const MOST_A_DAY = 70
const QUIZ_LENGTH = 10
/** On one of so many days a quiz is taken. */
const QUIZ_EVERY = 9
/** Of a hundred facts, those that slip. */
const SLIPPERY = 12
const FINE = 2 ** 30
const ASIDE = { attemptId: null, chosenFactId: null, chosenSubject: null }

/**
 * What a believable learner did over some days: a habit with missed days, a holiday and the backlog after it, one
 * comparison after the other, questions that suit the strength of each fact, two subjects of each comparison mixed up,
 * some facts that will not stick, and quizzes of which some were taken again by the same seed.
 */
export function demoHistory(plan: DemoPlan): DemoHistory {
  const dice = random(`demo ${plan.seed}`)
  const started = dice.shuffle(plan.comparisons).map((comparison, index) => ({
    ...comparison,
    from: Math.floor((index / plan.comparisons.length) * plan.days * 0.75),
    facts: factsOf(comparison.comparison, dice),
  }))
  const all = new Map(started.flatMap(({ facts }) => facts.map((fact) => [fact.factId, fact])))
  const newPerDay = Math.min(12, Math.max(3, Math.ceil(all.size / (plan.days * 0.5))))
  const world: World = { plan, dice, all, reviews: [], attempts: [] }
  const first = plan.until - plan.days
  for (let day = 0; day < plan.days; day += 1) {
    const weekday = (first + day + 3) % 7
    if (!sitsDown(dice, day, plan.days, weekday)) continue
    const known = started.filter(({ from }) => from <= day)
    const { timeZone } = plan.settings
    let at = startOfStudyDay(first + day, timeZone, 0) + sittingAt(dice)
    at = sitting(
      world,
      at,
      known.flatMap(({ facts }) => facts),
      newPerDay,
    )
    const quizzed = dice.int(QUIZ_EVERY) === 0 ? dice.pick(known) : null
    if (quizzed) takeQuiz(world, at + 60_000, quizzed)
  }
  return { reviews: world.reviews, attempts: world.attempts }
}

interface World {
  readonly plan: DemoPlan
  readonly dice: Random
  readonly all: ReadonlyMap<string, Learnt>
  readonly reviews: SentReview[]
  readonly attempts: Attempt[]
}

function factsOf(comparison: Comparison, dice: Random): Learnt[] {
  const byFact = new Map<string, Item[]>()
  for (const item of itemsOf(comparison)) {
    const id = item.factIds[0] ?? ''
    byFact.set(id, [...(byFact.get(id) ?? []), item])
  }
  const [one, other] = dice.shuffle(comparison.subjects)
  return comparison.facts
    .filter(({ id }) => byFact.get(id)?.some(({ format }) => format === 'flashcard'))
    .map(({ id, about }) => ({
      factId: id,
      items: byFact.get(id) ?? [],
      confusedWith: about.includes(one?.key ?? '') ? (other?.key ?? null) : (one?.key ?? null),
      strength: dice.int(100) < SLIPPERY ? 0.25 : 0.6 + dice.int(60) / 100,
      memory: null,
      truth: null,
    }))
}

/** One sitting: what is due, the longest due first, then new facts; steps as they come. Gives the moment it ends. */
function sitting(world: World, begin: number, facts: readonly Learnt[], newPerDay: number): number {
  const { settings } = world.plan
  const { timeZone, dayStartHour } = settings
  const end = startOfStudyDay(studyDay(begin, timeZone, dayStartHour) + 1, timeZone, dayStartHour)
  const due = facts
    .filter(({ memory }) => memory !== null && memory.state !== 'new' && memory.due < end)
    .sort((a, b) => (a.memory?.due ?? 0) - (b.memory?.due ?? 0))
  const fresh = facts.filter(({ memory }) => memory === null)
  const queue = [
    ...due.slice(0, MOST_A_DAY),
    ...fresh.slice(0, due.length > MOST_A_DAY / 2 ? 0 : newPerDay),
  ]
  let at = begin
  for (
    let asked = 0;
    asked < queue.length && asked < 3 * MOST_A_DAY && at < end - HOUR;
    asked += 1
  ) {
    const fact = queue[asked]
    if (!fact) break
    at = ask(world, Math.max(at, isWaiting(fact) ? (fact.memory?.due ?? 0) : 0), fact)
    if (isWaiting(fact) && (fact.memory?.due ?? 0) < begin + HOUR) queue.push(fact)
  }
  return at
}

const isWaiting = ({ memory }: Learnt) => memory !== null && isInSteps(memory)

/** Asks a fact by a question that suits it; gives the moment after the answer. */
function ask(world: World, at: number, fact: Learnt): number {
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
function answer(
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
  { plan: { settings }, dice, reviews }: World,
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
function knows({ dice, plan }: World, { truth, strength }: Learnt, at: number): boolean {
  const drawn = dice.int(FINE) / FINE
  if (!truth) return drawn < 0.25
  const days = Math.max(0, at - truth.at) / DAY
  return drawn < retrievability(truth.stability * strength, days, plan.settings.parameters)
}

/** A quiz of a comparison by one of two seeds, so that most are taken again. */
function takeQuiz(
  world: World,
  begin: number,
  { id: comparisonId, revision, comparison }: DemoComparison,
): void {
  const { dice, attempts } = world
  const quiz = { seed: dice.pick(['first', 'second']), count: QUIZ_LENGTH, formats: QUIZ_FORMATS }
  const { items } = assembleQuiz(comparison, { ...quiz, pick: null })
  const attemptId = newId(dice, begin)
  let at = begin
  const answers = items.map((item) => {
    const elapsedMs = thinking(dice, true) + 1_500
    at += elapsedMs
    const correct = answer(world, item, at, { elapsedMs, attemptId, known: new Map() })
    at += 1_500
    return { itemId: item.id, correct }
  })
  attempts.push({
    id: attemptId,
    comparisonId,
    revision,
    settings: formatQuizSettings({ ...quiz, pick: null }),
    startedAt: begin,
    finishedAt: at,
    total: items.length,
    correct: answers.filter(({ correct }) => correct).length,
    answers,
  })
}

const newId = (dice: Random, msecs: number) =>
  uuidv7({ msecs, random: Uint8Array.from({ length: 16 }, () => dice.int(256)) })
