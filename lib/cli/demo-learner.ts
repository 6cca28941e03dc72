import type { Comparison } from '../core/comparison/types'
import { assembleQuiz, itemsOf } from '../core/questions/quiz'
import { formatQuizSettings } from '../core/questions/settings'
import { type Item, QUIZ_FORMATS } from '../core/questions/types'
import { type Random, random } from '../core/random'
import type { Attempt, SentReview } from '../core/records'
import { HOUR, startOfStudyDay, studyDay } from '../core/scheduling/day'
import { isInSteps } from '../core/scheduling/schedule'
import type { SchedulingSettings } from '../core/scheduling/types'
import { answer, ask, type Learnt, newId, type World } from './demo-answers'
import { sitsDown, sittingAt, thinking } from './demo-person'

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

const MOST_A_DAY = 70
const QUIZ_LENGTH = 10
/** On one of so many days a quiz is taken, every other of one of the first two comparisons. */
const QUIZ_EVERY = 9
/** Of a hundred facts, those that slip. */
const SLIPPERY = 12

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
  const world: World = { settings: plan.settings, dice, all, reviews: [], attempts: [] }
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
    const quizzed =
      dice.int(QUIZ_EVERY) === 0 ? dice.pick(dice.pick([known, known.slice(0, 2)])) : null
    if (quizzed) takeQuiz(world, at + 60_000, quizzed)
  }
  return { reviews: world.reviews, attempts: world.attempts }
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
  const { settings } = world
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

/** A quiz of a comparison by one of two seeds, so that most are taken again. */
function takeQuiz(
  world: World,
  begin: number,
  { id: comparisonId, revision, comparison }: DemoComparison,
): void {
  const { dice, attempts } = world
  const quiz = { seed: dice.pick(['first', 'second']), count: QUIZ_LENGTH, formats: QUIZ_FORMATS }
  const { items } = assembleQuiz(comparison, { ...quiz, pick: null, topics: null })
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
    settings: formatQuizSettings({ ...quiz, pick: null, topics: null }),
    startedAt: begin,
    finishedAt: at,
    total: items.length,
    correct: answers.filter(({ correct }) => correct).length,
    answers,
  })
}
