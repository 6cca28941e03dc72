import { DAY, startOfStudyDay } from './day'
import { intervalFor } from './fsrs'
import type { QueueInput } from './queue'
import type { StudyDay } from './queue-day'
import { putAside } from './queue-gather'
import { retrievabilityAt } from './schedule'
import type { Memory, SchedulingSettings } from './types'

/** All facts are to be introduced this many days before the exam. */
const INTRODUCED_BEFORE_DAYS = 3
/** Facts come forward on this many days before it. */
const COMING_FORWARD_DAYS = 7

/** What an exam asks of one study day. On the day of the exam and after it there is no plan. */
export interface ExamPlan {
  readonly comparisonId: string
  /** Study days left, today among them. */
  readonly daysLeft: number
  /** Facts not introduced yet. */
  readonly newLeft: number
  /** New facts a day, from today on, so that the last come at least 3 days before the exam; all left when it is nearer. */
  readonly newPerDay: number
  /** How many of those today still brings. */
  readonly newToday: number
}

/**
 * The plan of a comparison. `introducedToday` are its facts met today; null from the day of the exam on. Days are
 * numbers as of `studyDay`.
 */
export function examPlan(
  exam: { readonly comparisonId: string; readonly examDay: number },
  newLeft: number,
  introducedToday: number,
  today: number,
): ExamPlan | null {
  const daysLeft = exam.examDay - today
  if (daysLeft <= 0) return null
  const daysForNew = Math.max(1, daysLeft - INTRODUCED_BEFORE_DAYS + 1)
  const newPerDay = Math.ceil((newLeft + introducedToday) / daysForNew)
  const newToday = Math.min(newLeft, Math.max(0, newPerDay - introducedToday))
  return { comparisonId: exam.comparisonId, daysLeft, newLeft, newPerDay, newToday }
}

type Known = Pick<QueueInput, 'places' | 'answered'>

/**
 * The plans of all comparisons with an exam ahead, the soonest first. `fresh` are all facts not introduced yet, in
 * their order.
 */
export function examPlans(
  fresh: readonly string[],
  { places, answered }: Known,
  today: number,
): ExamPlan[] {
  const exams = new Map<string, { comparisonId: string; examDay: number; newLeft: number }>()
  for (const factId of fresh) {
    const place = places[factId]
    if (!place || place.examDay === null) continue
    const { comparisonId, examDay } = place
    const newLeft = exams.get(comparisonId)?.newLeft ?? 0
    exams.set(comparisonId, { comparisonId, examDay, newLeft: newLeft + 1 })
  }
  return [...exams.values()]
    .sort((a, b) => a.examDay - b.examDay)
    .flatMap((exam) => {
      const introduced = answered.filter(
        ({ comparisonId, kind }) => kind === 'new' && comparisonId === exam.comparisonId,
      ).length
      return examPlan(exam, exam.newLeft, introduced, today) ?? []
    })
}

/** New facts in the order of `fresh`, except that what exams ask of today comes first; `later` are for other days. */
export function examNew(
  fresh: readonly string[],
  known: Known,
  today: number,
): { readonly now: readonly string[]; readonly later: readonly string[] } {
  const plans = examPlans(fresh, known, today)
  if (plans.length === 0) return { now: fresh, later: [] }
  const planned = new Map(plans.map((plan) => [plan.comparisonId, { plan, facts: [] as string[] }]))
  const others: string[] = []
  for (const factId of fresh) {
    const facts = planned.get(known.places[factId]?.comparisonId ?? '')?.facts ?? others
    facts.push(factId)
  }
  const shares = [...planned.values()]
  return {
    now: [...shares.flatMap(({ plan, facts }) => facts.slice(0, plan.newToday)), ...others],
    later: shares.flatMap(({ plan, facts }) => facts.slice(plan.newToday)),
  }
}

interface Preparation {
  /** When the day of the exam begins, milliseconds. */
  readonly at: number
  readonly daysLeft: number
  dueToday: number
  dueBefore: number
  /** With the probability of recall on that day. */
  readonly uncertain: { memory: Memory; recall: number }[]
}

/**
 * Reviews that come forward at `now` (milliseconds) because of an exam within 7 days: those that would be recalled the
 * least on its day, as long as that is less than halfway from the desired retention to certainty. With what is due
 * before the exam they make the days left even. A fact that is due before the exam anyway, was answered today or is put
 * aside stays where it is. Errors as `startOfStudyDay`.
 */
export function examReviews(
  { memories, places, answered }: Pick<QueueInput, 'memories' | 'places' | 'answered'>,
  settings: SchedulingSettings,
  today: StudyDay,
  now: number,
): Memory[] {
  const { timeZone, dayStartHour, desiredRetention, parameters } = settings
  const sure = (1 + desiredRetention) / 2
  const lastExam = today.end + COMING_FORWARD_DAYS * DAY
  const sureFor = intervalFor(1, sure, parameters) * DAY
  const isConcerned = ({ state, due, lastReview, stability }: Memory) =>
    state === 'review' && (due < lastExam || lastExam - lastReview > sureFor * stability)

  const preparations = new Map<string, Preparation>()
  const preparationOf = ({ factId }: Memory): Preparation | null => {
    const place = places[factId]
    if (!place || place.examDay === null) return null
    const daysLeft = place.examDay - today.number
    if (daysLeft <= 0 || daysLeft > COMING_FORWARD_DAYS) return null
    const known = preparations.get(place.comparisonId)
    if (known) return known
    const at = startOfStudyDay(place.examDay, timeZone, dayStartHour)
    const made = { at, daysLeft, dueToday: 0, dueBefore: 0, uncertain: [] }
    preparations.set(place.comparisonId, made)
    return made
  }

  for (const memory of memories) {
    if (!isConcerned(memory) || putAside(memory, now) !== null) continue
    const preparation = preparationOf(memory)
    if (!preparation) continue
    if (memory.due < today.end) preparation.dueToday += 1
    else if (memory.due < preparation.at) preparation.dueBefore += 1
    else if (memory.lastReview < today.start) {
      const recall = retrievabilityAt(memory, preparation.at, settings)
      if (recall < sure) preparation.uncertain.push({ memory, recall })
    }
  }

  return [...preparations].flatMap(
    ([comparisonId, { daysLeft, dueToday, dueBefore, uncertain }]) => {
      const done = answered.filter(
        (fact) => fact.comparisonId === comparisonId && fact.kind !== 'new',
      ).length
      const all = done + dueToday + dueBefore + uncertain.length
      const share = Math.ceil(all / daysLeft) - done - dueToday
      return uncertain
        .sort((a, b) => a.recall - b.recall || (a.memory.factId < b.memory.factId ? -1 : 1))
        .slice(0, Math.max(0, share))
        .map(({ memory }) => memory)
    },
  )
}
