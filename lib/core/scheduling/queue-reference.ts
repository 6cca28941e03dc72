import { hash32 } from '../hash'
import { valueOfReview } from './catch-up'
import { dayDifference, startOfStudyDay, studyDay } from './day'
import type { HeldBack, QueueInput, Reason } from './queue'
import { retrievabilityAt } from './schedule'
import type { Memory, SchedulingSettings } from './types'

/** A queue as plain ids. */
export interface PlainQueue {
  readonly learning: readonly string[]
  readonly main: readonly string[]
  readonly held: Readonly<Record<string, Reason>>
}

type Kind = HeldBack['kind']

/**
 * The queue of a study day by the letter of its rules, slowly: everything is searched for again whenever it is needed.
 * `buildQueue` is measured against it. Errors as `studyDay`.
 */
export function referenceQueue(
  input: QueueInput,
  settings: SchedulingSettings,
  now: number,
): PlainQueue {
  const { memories, candidates, places, answered, plan } = input
  const { timeZone, dayStartHour, burySiblings } = settings
  const dayOf = (ms: number) => studyDay(ms, timeZone, dayStartHour)
  const daysFromNow = (ms: number) => dayDifference(now, ms, timeZone, dayStartHour)
  const today = dayOf(now)
  const memoryOf = (id: string) => memories.find(({ factId }) => factId === id)
  const rowOf = (id: string) => {
    const place = places[id]
    return place ? JSON.stringify([place.comparisonId, place.row]) : null
  }
  const comparisonOf = (id: string) => places[id]?.comparisonId ?? ''
  const held: Record<string, Reason> = {}
  const isFree = (id: string) => {
    const memory = memoryOf(id)
    if (memory?.suspended) held[id] = 'suspended'
    else if (memory && memory.buriedUntil > now) held[id] = 'buried'
    return held[id] === undefined
  }

  const due = memories.filter(({ state, due }) => state !== 'new' && daysFromNow(due) <= 0)
  const isStep = ({ state }: Memory) => state === 'learning' || state === 'relearning'
  const crossedDays = (memory: Memory) =>
    isStep(memory) && dayOf(memory.due) > dayOf(memory.lastReview)
  const free = due.filter(({ factId }) => isFree(factId))
  const learning = inOrder(
    free.filter((memory) => isStep(memory) && !crossedDays(memory)),
    ({ factId, due }) => [due, factId],
  )
  const leftOver = inOrder(free.filter(crossedDays), ({ factId, due }) => [due, factId])
  const reviews = free.filter(({ state }) => state === 'review')
  const unmet = [...new Set(candidates)].filter(
    (id) => (memoryOf(id)?.state ?? 'new') === 'new' && isFree(id),
  )

  const rank = (memory: Memory): readonly [number, number] => {
    const recall = retrievabilityAt(memory, now, settings)
    const percent = (value: number) => [Math.round(100 * value), value] as const
    if (plan !== null && plan.catchUp !== null) {
      return percent(-valueOfReview(memory, now, settings))
    }
    switch (settings.reviewOrder) {
      case 'due':
        return [Math.min(0, daysFromNow(memory.due)), recall]
      case 'recall-ascending':
        return percent(recall)
      case 'recall-descending':
        return percent(-recall)
      case 'overdue': {
        const hour = 3_600_000
        const interval = Math.max(hour, memory.due - memory.lastReview)
        return percent(-Math.max(0, now - memory.lastReview) / interval)
      }
      case 'random':
        return [0, hash32(`${today}:${memory.factId}`)]
    }
  }
  const ranked = (list: readonly Memory[]) =>
    inOrder(list, (memory) => [...rank(memory), memory.factId])

  const seen: { id: string; kind: Kind }[] = [
    ...answered.map(({ factId, kind }) => ({ id: factId, kind })),
    ...learning
      .filter(({ factId }) => !answered.some((one) => one.factId === factId))
      .map(({ factId }): { id: string; kind: Kind } => ({ id: factId, kind: 'learning' })),
  ]
  const kinds: readonly Kind[] = ['learning', 'review', 'new']
  const choose = (ids: readonly string[], kind: Kind, most: number): string[] => {
    const chosen: string[] = []
    for (const id of ids) {
      const row = rowOf(id)
      const sibling = seen.some(
        (other) =>
          other.id !== id &&
          row !== null &&
          rowOf(other.id) === row &&
          kinds.indexOf(other.kind) <= kinds.indexOf(kind),
      )
      if (burySiblings[kind] && sibling) held[id] = 'sibling'
      else if (chosen.length >= most) held[id] = 'limit'
      else {
        chosen.push(id)
        seen.push({ id, kind })
      }
    }
    return chosen
  }

  const extra = plan !== null && plan.day === today ? plan : null
  const reviewLimit =
    (plan?.catchUp ?? settings.reviewsPerDay) +
    (extra?.extraReviews ?? 0) -
    input.reviewedToday -
    (settings.newBeyondReviews ? 0 : input.introducedToday)
  const first = choose(
    leftOver.map(({ factId }) => factId),
    'learning',
    reviewLimit,
  )
  const early = examReviews()
  const brought = choose(
    ranked(early).map(({ factId }) => factId),
    'review',
    reviewLimit - first.length,
  )
  const timely = choose(
    ranked(reviews).map(({ factId }) => factId),
    'review',
    reviewLimit - first.length - brought.length,
  )
  const newLimit = settings.newPerDay + (extra?.extraNew ?? 0) - input.introducedToday
  const room = reviewLimit - first.length - brought.length - timely.length
  const fresh = choose(
    newInOrder(),
    'new',
    settings.newBeyondReviews ? newLimit : Math.min(newLimit, Math.max(0, room)),
  )

  const chosenReviews = ranked(
    memories.filter(({ factId }) => brought.includes(factId) || timely.includes(factId)),
  )
  const ranks = [...new Set(chosenReviews.map((memory) => rank(memory)[0]))]
  const arrangedReviews: string[] = []
  for (const one of ranks) {
    const ids = chosenReviews
      .filter((memory) => rank(memory)[0] === one)
      .map(({ factId }) => factId)
    addTogether(arrangedReviews, ids, settings.reviewOrder === 'random' && plan?.catchUp == null)
  }
  const before: string[] = []
  addTogether(before, first, false)
  const after: string[] = []
  addTogether(after, fresh, settings.newOrder === 'random')
  const known = [...before, ...arrangedReviews]
  return {
    learning: learning.map(({ factId }) => factId),
    main:
      settings.newPlacement === 'after'
        ? [...known, ...after]
        : settings.newPlacement === 'before'
          ? [...after, ...known]
          : evenly(known, after),
    held,
  }

  /** Comparison by comparison, neighbours of one row kept apart. */
  function addTogether(list: string[], ids: readonly string[], byChance: boolean): void {
    const groups = byChance ? [''] : [...new Set(ids.map(comparisonOf))]
    for (const group of groups) {
      let left = ids.filter((id) => byChance || comparisonOf(id) === group)
      while (left.length > 0) {
        const last = list.at(-1)
        const next = nextApart(left, last === undefined ? null : rowOf(last))
        list.push(next)
        left = left.filter((id) => id !== next)
      }
    }
  }

  function nextApart(left: readonly string[], last: string | null): string {
    const cost = (id: string) => {
      const row = rowOf(id)
      const neighbours = row !== null && row === last ? 1 : 0
      const rows = left.filter((other) => other !== id).map(rowOf)
      return [neighbours + fewestNeighbours(rows, row), neighbours]
    }
    return inOrder(left, cost)[0] ?? ''
  }

  function examsWithin(days: number): string[] {
    const ids = Object.keys(places).filter((id) => {
      const exam = places[id]?.examDay ?? null
      return exam !== null && exam > today && exam - today <= days
    })
    return [...new Set(ids.map(comparisonOf))]
  }

  function examOf(comparison: string): number {
    const place = Object.values(places).find(({ comparisonId }) => comparisonId === comparison)
    return place?.examDay ?? today
  }

  function examReviews(): Memory[] {
    return examsWithin(7).flatMap((comparison) => {
      const exam = examOf(comparison)
      const instant = startOfStudyDay(exam, timeZone, dayStartHour)
      const own = memories.filter(
        ({ factId, state, suspended, buriedUntil }) =>
          comparisonOf(factId) === comparison &&
          state === 'review' &&
          !suspended &&
          buriedUntil <= now,
      )
      const recall = (memory: Memory) => retrievabilityAt(memory, instant, settings)
      const uncertain = own.filter(
        (memory) =>
          dayOf(memory.due) >= exam &&
          dayOf(memory.lastReview) < today &&
          recall(memory) < (1 + settings.desiredRetention) / 2,
      )
      const beforeExam = own.filter((memory) => dayOf(memory.due) < exam)
      const dueNow = beforeExam.filter((memory) => daysFromNow(memory.due) <= 0)
      const done = answered.filter(
        ({ comparisonId, kind }) => comparisonId === comparison && kind !== 'new',
      ).length
      const share = Math.ceil((done + beforeExam.length + uncertain.length) / (exam - today))
      const wanted = Math.max(0, share - done - dueNow.length)
      return inOrder(uncertain, (memory) => [recall(memory), memory.factId]).slice(0, wanted)
    })
  }

  function newInOrder(): string[] {
    const ids =
      settings.newOrder === 'document'
        ? unmet
        : inOrder(unmet, (id) => [hash32(`${today}:${id}`), id])
    const exams = inOrder(
      examsWithin(Number.POSITIVE_INFINITY).filter((one) =>
        ids.some((id) => comparisonOf(id) === one),
      ),
      (comparison) => [examOf(comparison), ids.findIndex((id) => comparisonOf(id) === comparison)],
    )
    const shares = exams.flatMap((comparison) => {
      const own = ids.filter((id) => comparisonOf(id) === comparison)
      const met = answered.filter(
        (one) => one.kind === 'new' && one.comparisonId === comparison,
      ).length
      const days = Math.max(1, examOf(comparison) - today - 2)
      const share = Math.max(0, Math.ceil((own.length + met) / days) - met)
      for (const id of own.slice(share)) held[id] = 'exam'
      return own.slice(0, share)
    })
    return [...shares, ...ids.filter((id) => !exams.includes(comparisonOf(id)))]
  }
}

/** The fewest neighbours of one row that rows can be brought to behind a row. */
function fewestNeighbours(rows: readonly (string | null)[], last: string | null): number {
  const count = (row: string | null) => rows.filter((other) => other === row).length
  return Math.max(
    0,
    ...rows
      .filter((row) => row !== null && row !== last)
      .map((row) => 2 * count(row) - rows.length - 1),
    last === null ? 0 : 2 * count(last) - rows.length,
  )
}

type Key = readonly (number | string)[]

/** A list by keys, compared part by part. */
function inOrder<T>(list: readonly T[], keyOf: (member: T) => Key): T[] {
  const before = (a: Key, b: Key): number => {
    for (const [i, part] of a.entries()) {
      const other = b[i] ?? 0
      if (part !== other) return part < other ? -1 : 1
    }
    return 0
  }
  return list
    .map((member, index) => ({ member, key: [...keyOf(member), index] }))
    .sort((a, b) => before(a.key, b.key))
    .map(({ member }) => member)
}

/** Two lists as one, each member as far along as it is in its own. */
function evenly(first: readonly string[], second: readonly string[]): string[] {
  const along = (list: readonly string[]) =>
    list.map((id, i) => ({ id, at: (i + 1) / (list.length + 1) }))
  return inOrder([...along(first), ...along(second)], ({ at }) => [at]).map(({ id }) => id)
}
