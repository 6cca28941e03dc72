import { type Random, random } from '../random'
import type { Load } from './balance'
import { DAY, HOUR, studyDay } from './day'
import { type FsrsState, intervalFor, nextState, retrievability } from './fsrs'
import { dayPicker } from './preview'
import { advance, daysSinceReview, newMemory, startOfDayAfter } from './schedule'
import type { Memory, Rating, SchedulingSettings } from './types'

/** A learner who studies every day and of whom it is known how they forget. */
export interface SimulatedLearner {
  readonly facts: number
  readonly days: number
  /** How the learner's memory really works, FSRS-6; null means the defaults. The settings say what is believed of it. */
  readonly parameters: readonly number[] | null
  readonly secondsPerReview: number
  /** The same seed, the same days. */
  readonly seed: string
  /** An instant of the first study day, milliseconds since 1970, UTC. */
  readonly start: number
}

export interface SimulatedDay {
  /** 0 is the first. */
  readonly day: number
  /** Facts in review that were asked, and how many of them were recalled. */
  readonly reviews: number
  readonly recalled: number
  /** The same of those only that FSRS did not want to ask before a day had passed, which no scheduler of days can. */
  readonly timely: { readonly reviews: number; readonly recalled: number }
  /** Facts asked for the first time. */
  readonly introduced: number
  /** All answers, those in the steps included. */
  readonly answers: number
  readonly minutes: number
  /** Whole days until they come back, of all facts that were put off by a day or more. */
  readonly intervals: readonly number[]
  /** Facts that would be recalled at the end of the sitting: the sum of their probabilities; see `simulation`. */
  readonly remembered: number
}

interface Simulated {
  memory: Memory
  /** As the learner's memory really is; null until first asked. */
  truth: FsrsState | null
}

/** Everything the days of a simulation have in common. */
interface World {
  readonly learner: SimulatedLearner
  readonly settings: SchedulingSettings
  readonly dice: Random
  readonly facts: Simulated[]
  /** Indexes of facts by the study day they are due. */
  readonly agenda: Map<number, number[]>
  /** How many are due by study day. */
  readonly due: Map<number, number>
  readonly firstDay: number
}

/**
 * How many times in a thousand a learner gives Again to Easy to what they see for the first time, and to what they
 * recall: as supposed by fsrs-rs, `src/simulation.rs`.
 */
const FIRST_SEEN = [240, 94, 495, 171] as const
const RECALLED = [0, 224, 632, 144] as const
/** Hours after the study day's beginning at which the learner sits down. */
const SITTING = 8 * HOUR
/** Steps of one day after which a fact is left for the next. */
const MOST_STEPS = 20
/** To count `remembered` takes a look at every fact; so many looks are taken over a simulation. */
const MOST_LOOKS = 1_000_000
const FINE = 2 ** 31

/**
 * The days of a learner, one after the other, so that whoever shows them can pause in between. What real learners meet
 * holds here too: the steps, the fuzz and the picking of days by load, the limits of a day, what was put off first; the
 * learner grades themselves. Whether a fact is recalled is drawn by its true probability. Where days
 * times facts are more than a million, `remembered` is counted every other, third, … day only and stands until then.
 * @throws RangeError for malformed settings or parameters
 */
export function* simulation(
  learner: SimulatedLearner,
  settings: SchedulingSettings,
): Generator<SimulatedDay> {
  const world: World = {
    learner,
    settings,
    dice: random(learner.seed),
    facts: [],
    agenda: new Map(),
    due: new Map(),
    firstDay: studyDay(learner.start, settings.timeZone, settings.dayStartHour),
  }
  const countEvery = Math.max(1, Math.ceil((learner.days * learner.facts) / MOST_LOOKS))
  let waiting: readonly number[] = []
  let remembered = 0
  for (let day = 0; day < learner.days; day++) {
    waiting = [...waiting, ...(world.agenda.get(world.firstDay + day) ?? [])]
    world.agenda.delete(world.firstDay + day)
    const asked = waiting.slice(0, settings.reviewsPerDay)
    waiting = waiting.slice(asked.length)
    const events = oneDay(world, day, asked)
    const isCounted = day % countEvery === 0 || day === learner.days - 1
    if (isCounted) remembered = rememberedAt(world, day)
    yield { day, ...events, remembered }
  }
}

/** All days of `simulation` at once. */
export function simulate(learner: SimulatedLearner, settings: SchedulingSettings): SimulatedDay[] {
  return [...simulation(learner, settings)]
}

function oneDay(
  world: World,
  day: number,
  asked: readonly number[],
): Omit<SimulatedDay, 'day' | 'remembered'> {
  const { learner, settings, facts } = world
  const { desiredRetention, parameters } = settings
  const begin = startOfDayAfter(learner.start, day, settings) + SITTING
  const end = startOfDayAfter(learner.start, day + 1, settings)
  const intervals: number[] = []
  const timely = { reviews: 0, recalled: 0 }
  let [reviews, recalled, introduced, answers] = [0, 0, 0, 0]

  /** Asks a fact, and again as its steps say, until it is put off to another day. */
  const sit = (index: number, fact: Simulated) => {
    const isReview = fact.memory.state === 'review'
    const wasTimely =
      isReview && intervalFor(fact.memory.stability, desiredRetention, parameters) >= 1
    let at = begin + answers * learner.secondsPerReview * 1000
    for (let step = 0; step < MOST_STEPS && at < end; step++) {
      const rating = ratingOf(world, fact, at)
      if (step === 0 && isReview) {
        reviews += 1
        recalled += rating > 1 ? 1 : 0
        timely.reviews += wasTimely ? 1 : 0
        timely.recalled += wasTimely && rating > 1 ? 1 : 0
      }
      learn(world, fact, rating, at)
      answers += 1
      at = Math.max(at + learner.secondsPerReview * 1000, fact.memory.due)
    }
    if (fact.memory.intervalDays > 0) intervals.push(fact.memory.intervalDays)
    putOff(world, index, fact.memory, day)
  }

  for (const index of asked) {
    const fact = facts[index]
    if (fact) sit(index, fact)
  }
  const { newPerDay, newBeyondReviews, reviewsPerDay } = settings
  const room = newBeyondReviews ? newPerDay : Math.min(newPerDay, reviewsPerDay - asked.length)
  while (introduced < room && facts.length < learner.facts) {
    const fact: Simulated = { memory: newMemory(`fact ${facts.length}`), truth: null }
    facts.push(fact)
    sit(facts.length - 1, fact)
    introduced += 1
  }
  const minutes = (answers * learner.secondsPerReview) / 60
  return { reviews, recalled, timely, introduced, answers, minutes, intervals }
}

/** Where a fact is asked next; at the earliest tomorrow. */
function putOff(
  { agenda, due, firstDay, settings }: World,
  index: number,
  memory: Memory,
  today: number,
): void {
  const dueDay = studyDay(memory.due, settings.timeZone, settings.dayStartHour)
  const day = Math.max(dueDay, firstDay + today + 1)
  const already = agenda.get(day)
  if (already) already.push(index)
  else agenda.set(day, [index])
  due.set(day, (due.get(day) ?? 0) + 1)
}

function learn(
  { learner, settings, due }: World,
  fact: Simulated,
  rating: Rating,
  at: number,
): void {
  const { memory, truth } = fact
  const load: Load = { due, siblingDays: [] }
  const pick = dayPicker(memory, at, settings, load)
  const elapsed = daysSinceReview(memory, at, settings)
  fact.memory = advance(memory, rating, at, 'learner', settings, { pick })
  fact.truth =
    learner.parameters === settings.parameters
      ? fact.memory
      : nextState(truth, rating, elapsed, learner.parameters)
}

function ratingOf({ dice, learner }: World, { memory, truth }: Simulated, at: number): Rating {
  if (truth === null) return drawn(dice, FIRST_SEEN)
  const recall = recallAt(truth, memory, at, learner)
  return dice.int(FINE) / FINE < recall ? drawn(dice, RECALLED) : 1
}

/** One of the four ratings; each is as likely as its share says. */
function drawn(
  dice: Random,
  [again, hard, good, easy]: readonly [number, number, number, number],
): Rating {
  const ball = dice.int(again + hard + good + easy)
  if (ball < again) return 1
  if (ball < again + hard) return 2
  return ball < again + hard + good ? 3 : 4
}

function recallAt(
  { stability }: FsrsState,
  { lastReview }: Memory,
  at: number,
  { parameters }: SimulatedLearner,
): number {
  return retrievability(stability, Math.max(0, at - lastReview) / DAY, parameters)
}

function rememberedAt({ facts, learner, settings }: World, day: number): number {
  const at = startOfDayAfter(learner.start, day, settings) + SITTING
  return facts.reduce(
    (sum, { memory, truth }) => sum + (truth ? recallAt(truth, memory, at, learner) : 0),
    0,
  )
}
