import 'server-only'
import { letterOf, nextMonday, type Week } from '../core/progress/letter'
import { studyDay } from '../core/scheduling/day'
import { standingAnswers } from '../core/scheduling/fold'
import type { Viewer } from '../data/accounts'
import {
  type ClaimedLetter,
  claimLetters,
  endLetters,
  findLearner,
  setNextLetter,
} from '../data/letters'
import { memoriesAnsweredSince } from '../data/memories'
import { reviewsSince } from '../data/reviews'
import { now } from './clock'
import { topMixUp } from './confusions'
import { database } from './database'
import { dayOf } from './learner'
import { mailIsConfigured, sendMail, wasNotTaken } from './mail'
import { stopAddresses } from './stop-token'

const AT_ONCE = 20
/** A letter this late is left out: it is no longer Monday morning. */
const TOO_LATE_MS = 24 * 3_600_000
const AGAIN_MS = 3_600_000
const MOST_TRIES = 3
const WEEK_MS = 7 * 86_400_000
/** Below this no share is told. */
const ENOUGH = 10

/** Sends the weekly letters that are due, at most 20 in one go; does nothing where mail is not configured. */
export async function sendLetters(): Promise<void> {
  if (!mailIsConfigured()) return
  const at = now()
  for (const claimed of await claimLetters(database(), at, AT_ONCE)) await send(claimed, at)
}

async function send({ userId, dueAt, tries }: ClaimedLetter, at: number): Promise<void> {
  const db = database()
  const learner = await findLearner(db, userId)
  if (!learner?.email) return endLetters(db, userId)
  const next = nextMonday(at, learner.settings)
  if (at - dueAt > TOO_LATE_MS) return setNextLetter(db, userId, next, 0)
  const { site, page, post } = stopAddresses(userId)
  const letter = letterOf(await weekOf(learner, at), { site, stop: page })
  try {
    await sendMail({ to: learner.email, ...letter, unsubscribe: post })
    await setNextLetter(db, userId, next, 0)
  } catch (error) {
    console.error('letter:', error instanceof Error ? error.message : error)
    const again = wasNotTaken(error) && tries + 1 < MOST_TRIES
    await setNextLetter(db, userId, again ? at + AGAIN_MS : next, again ? tries + 1 : 0)
  }
}

async function weekOf(learner: Viewer, at: number): Promise<Week> {
  const { id, settings } = learner
  const since = at - WEEK_MS
  const [day, reviews, answered, mixUp] = await Promise.all([
    dayOf(learner),
    reviewsSince(database(), id, since),
    memoriesAnsweredSince(database(), id, since),
    topMixUp(learner),
  ])
  const dayNumber = (ms: number) => studyDay(ms, settings.timeZone, settings.dayStartHour)
  const answers = standingAnswers(reviews)
  const older = new Set(
    answered.flatMap(({ memory }) =>
      memory.introduced > 0 && memory.introduced < since ? memory.factId : [],
    ),
  )
  const first = new Map<string, boolean>()
  for (const { factId, at: when, rating, correct } of answers) {
    const key = `${factId} ${dayNumber(when)}`
    if (older.has(factId) && !first.has(key))
      first.set(key, rating === null ? correct === true : rating > 1)
  }
  const right = [...first.values()].filter(Boolean).length
  const [top] = mixUp?.confusions.pairs ?? []
  const nameOf = (key: string) =>
    mixUp?.found.comparison.subjects.find((subject) => subject.key === key)?.name ?? key
  const waiting = day.due + day.fresh
  return {
    answers: answers.length,
    days: new Set(answers.map(({ at: when }) => dayNumber(when))).size,
    recalled: first.size < ENOUGH ? null : right / first.size,
    due: waiting,
    minutes: day.minutes,
    mixUp: top ? `${nameOf(top.chosen)} for ${nameOf(top.right)}` : null,
  }
}
