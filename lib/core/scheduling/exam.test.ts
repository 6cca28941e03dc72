import { describe, expect, test } from 'vitest'
import { DAY, studyDay } from './day'
import { examPlan, examPlans } from './exam'
import { NOON, placesOf, queueInput, remembered } from './fixtures'
import { buildQueue, type QueueInput } from './queue'
import { tallyOf } from './queue-tally'
import { advance } from './schedule'
import { DEFAULT_SETTINGS, type Memory, type Place, type SchedulingSettings } from './types'

const TODAY = studyDay(NOON, 'UTC', 4)
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${name}${String(i).padStart(2, '0')}`)
const places = (factIds: readonly string[], examDay: number | null, comparison = 'c') =>
  placesOf(Object.fromEntries(factIds.map((id) => [id, `${comparison}/${id}`])), examDay)
const plan = (daysLeft: number, newLeft: number, introducedToday = 0) =>
  examPlan({ comparisonId: 'c', examDay: TODAY + daysLeft }, newLeft, introducedToday, TODAY)

describe('the plan of an exam', () => {
  test('spreads new facts so that the last come three days before it', () => {
    expect(plan(12, 40)).toEqual({
      comparisonId: 'c',
      daysLeft: 12,
      newLeft: 40,
      newPerDay: 4,
      newToday: 4,
    })
    expect(plan(3, 7)).toMatchObject({ newPerDay: 7, newToday: 7 })
    expect(plan(4, 7)).toMatchObject({ newPerDay: 4 })
    expect(plan(1, 7)).toMatchObject({ newPerDay: 7 })
  })

  test('counts what today has brought already', () => {
    expect(plan(12, 37, 3)).toMatchObject({ newPerDay: 4, newToday: 1 })
    expect(plan(12, 20, 20)).toMatchObject({ newPerDay: 4, newToday: 0 })
  })

  test('there is none on the day of the exam and after', () => {
    expect(plan(0, 40)).toBeNull()
    expect(plan(-5, 40)).toBeNull()
  })

  test('the soonest exam comes first', () => {
    const fresh = ['late', 'none', 'soon']
    const known = {
      answered: [],
      places: {
        ...places(['late'], TODAY + 9, 'late'),
        ...places(['soon'], TODAY + 5, 'soon'),
        ...places(['none'], null, 'none'),
      },
    }
    expect(examPlans(fresh, known, TODAY).map(({ comparisonId }) => comparisonId)).toEqual([
      'soon',
      'late',
    ])
  })
})

const queueOf = (
  over: Partial<QueueInput>,
  settings: Partial<SchedulingSettings> = {},
  now = NOON,
) => buildQueue(queueInput(over), { ...DEFAULT_SETTINGS, ...settings }, now)
const ids = (entries: readonly { factId: string }[]) => entries.map(({ factId }) => factId)

describe('new facts before an exam', () => {
  const own = numbered('exam', 20)
  const others = numbered('other', 20)
  const given = { ...places(own, TODAY + 12), ...places(others, null, 'd') }
  const candidates = [...others, ...own]

  test('its share of the day comes first, the rest is for the days to come', () => {
    const queue = queueOf({ candidates, places: given }, { newPerDay: 5 })
    expect(ids(queue.main)).toEqual([...own.slice(0, 2), ...others.slice(0, 3)])
    expect(queue.held.filter(({ reason }) => reason === 'exam')).toHaveLength(18)
  })

  test('never more than the day allows', () => {
    expect(queueOf({ candidates, places: given }, { newPerDay: 1 }).main).toHaveLength(1)
  })

  test('all are introduced three days before it', () => {
    let left = own
    for (let day = 0; day <= 9; day += 1) {
      const now = NOON + day * DAY
      const { main } = queueOf({ candidates: left, places: given }, {}, now)
      expect(main.length).toBeLessThanOrEqual(2)
      left = left.filter((id) => !ids(main).includes(id))
    }
    expect(left).toEqual([])
  })

  test('from its day on they come as any', () => {
    const past = places(own, TODAY)
    expect(queueOf({ candidates: own, places: past }).main).toHaveLength(20)
  })
})

describe('reviews before an exam', () => {
  const factIds = numbered('f', 28)
  const later = (factId: string, i: number): Memory =>
    remembered(factId, { stability: 30 + i / 2, lastReview: NOON - 20 * DAY, due: NOON + 10 * DAY })
  const memories = factIds.map(later)
  const forward = (daysLeft: number, over: Partial<QueueInput> = {}) =>
    ids(queueOf({ memories, places: places(factIds, TODAY + daysLeft), ...over }).main)

  test('come forward evenly in its last week, those recalled the least first', () => {
    expect(forward(7)).toEqual(numbered('f', 4))
    expect(forward(2)).toHaveLength(14)
  })

  test('not before that week, nor from the day of the exam on', () => {
    expect(forward(8)).toEqual([])
    expect(forward(0)).toEqual([])
    expect(forward(-3)).toEqual([])
  })

  test('not what will be known, is put aside, or belongs elsewhere', () => {
    const sure = memories.map((memory) => ({ ...memory, stability: 900 }))
    expect(forward(7, { memories: sure })).toEqual([])
    const suspended = memories.map((memory) => ({ ...memory, suspended: true }))
    expect(forward(7, { memories: suspended })).toEqual([])
    expect(forward(7, { places: {} })).toEqual([])
  })

  test('what is due anyway is part of the share', () => {
    const due = numbered('due', 7).map((id) => remembered(id))
    const given = places([...factIds, ...ids(due)], TODAY + 7)
    expect(forward(7, { memories: [...memories, ...due], places: given })).toEqual(ids(due))
  })

  test('take room before what is merely due, within the limit', () => {
    const due = numbered('due', 9).map((id) => remembered(id))
    const { main } = queueOf(
      { memories: [...memories, ...due], places: places(factIds, TODAY + 7) },
      { reviewsPerDay: 6 },
    )
    expect(main).toHaveLength(6)
    expect(ids(main).filter((id) => id.startsWith('f'))).toEqual(numbered('f', 4))
  })

  test('once answered they stay away, and the week brings each once', () => {
    const known = new Map(memories.map((memory) => [memory.factId, memory]))
    const given: Record<string, Place> = places(factIds, TODAY + 7)
    const counts: number[] = []
    for (let day = 0; day < 7; day += 1) {
      const now = NOON + day * DAY
      let asked = 0
      for (;;) {
        const all = [...known.values()]
        const input = {
          memories: all,
          places: given,
          ...tallyOf(all, given, DEFAULT_SETTINGS, now),
        }
        const [first] = queueOf(input, {}, now).main
        const memory = first && known.get(first.factId)
        if (!memory) break
        known.set(memory.factId, advance(memory, 3, now, 'learner', DEFAULT_SETTINGS))
        asked += 1
      }
      counts.push(asked)
    }
    expect(counts).toEqual([4, 4, 4, 4, 4, 4, 4])
  })
})
