import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { random } from '../core/random'
import type { Attempt } from '../core/records'
import { noteFirstAnswers } from './first-answers'
import { databaseOfFile, newComparison, newLearner } from './fixtures'
import { reportedItems, reportItem, reportsOn, withdrawReport } from './item-reports'
import {
  brokenItems,
  type ItemStatistics,
  itemStatistics,
  recountItems,
  recountNext,
} from './items'

const database = databaseOfFile()

const NOW = Date.UTC(2026, 2, 2, 12)
const ITEMS = ['a', 'b', 'c', 'd']
const COUNTED = ITEMS.map((id) => ({ id, chance: 0.25 }))

type Place = { ownerId: string; id: string }

/** A comparison of somebody. */
async function shared(): Promise<Place> {
  const ownerId = await newLearner(database.db)
  return { ownerId, id: (await newComparison(database.db, ownerId, 1)).id }
}

/** What recording attempts notes of them, of a comparison that every learner can see. */
const record = ({ ownerId }: Place, learner: string, attempts: readonly Attempt[]) =>
  noteFirstAnswers(
    database.db,
    learner,
    attempts.map((each) => ({ ownerId, attempt: each })),
  )

type Given = Attempt['answers']

const attempt = (comparisonId: string, answers: Given, minute = 0): Attempt => ({
  id: uuidv7(),
  comparisonId,
  revision: 1,
  settings: 'seed=test',
  startedAt: NOW,
  finishedAt: NOW + minute * 60_000,
  total: answers.length,
  correct: answers.filter(({ correct }) => correct).length,
  answers,
})

const statisticsOf = async (place: Place) => {
  await recountItems(database.db, place, COUNTED)
  return itemStatistics(database.db, place)
}

/** The same from all attempts in the order they were sent, with loops and textbook formulas. */
function plainStatistics(
  sent: readonly { learner: string; attempts: readonly Attempt[] }[],
): Map<string, Omit<ItemStatistics, 'itemId' | 'broken' | 'reports'>> {
  const found = new Map<string, Omit<ItemStatistics, 'itemId' | 'broken' | 'reports'>>()
  for (const item of ITEMS) {
    const firsts: { correct: boolean; rest: number | null; chosen: string | null; ms: number }[] =
      []
    for (const { attempts } of sent) {
      const first = attempts.find(({ answers }) => answers.some(({ itemId }) => itemId === item))
      const given = first?.answers.find(({ itemId }) => itemId === item)
      if (!first || !given) continue
      const others = first.answers.filter((other) => other !== given)
      const right = others.filter(({ correct }) => correct).length
      firsts.push({
        correct: given.correct,
        rest: others.length === 0 ? null : right / others.length,
        chosen: given.chosen ?? null,
        ms: given.elapsedMs ?? 0,
      })
    }
    if (firsts.length === 0) continue
    const choices: Record<string, number> = {}
    for (const { chosen } of firsts) if (chosen) choices[chosen] = (choices[chosen] ?? 0) + 1
    const times = firsts.map(({ ms }) => ms).sort((a, b) => a - b)
    found.set(item, {
      answers: firsts.length,
      facility: firsts.filter(({ correct }) => correct).length / firsts.length,
      discrimination: plainPointBiserial(firsts),
      medianMs: times[Math.ceil(times.length / 2) - 1] ?? null,
      choices,
    })
  }
  return found
}

/** (M1 - M0) / s * sqrt(p q), with s over all of them. */
function plainPointBiserial(
  firsts: readonly { correct: boolean; rest: number | null }[],
): number | null {
  const known = firsts.filter(({ rest }) => rest !== null)
  const scores = (correct: boolean) =>
    known.filter((each) => each.correct === correct).map(({ rest }) => rest as number)
  const [right, wrong] = [scores(true), scores(false)]
  if (right.length === 0 || wrong.length === 0) return null
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
  const all = [...right, ...wrong]
  const deviation = Math.sqrt(mean(all.map((x) => (x - mean(all)) ** 2)))
  if (deviation < 1e-12) return null
  const p = right.length / all.length
  return ((mean(right) - mean(wrong)) / deviation) * Math.sqrt(p * (1 - p))
}

describe('statistics', () => {
  test.each(['one', 'two', 'three'])(
    'equal a plain count over all attempts, by chance %s',
    async (seed) => {
      const chance = random(`statistics ${seed}`)
      const place = await shared()
      const sent = []
      for (let n = 0; n < 12; n += 1) {
        const learner = await newLearner(database.db)
        const attempts = Array.from({ length: 1 + chance.int(3) }, (_, minute) => {
          const asked = chance.shuffle(ITEMS).slice(0, 1 + chance.int(ITEMS.length))
          return attempt(
            place.id,
            asked.map((itemId) => {
              const correct = chance.int(3) > 0
              return {
                itemId,
                correct,
                chosen: correct ? null : chance.pick(['fact', 'dog', 'False']),
                elapsedMs: chance.int(60_000),
              }
            }),
            minute,
          )
        })
        await record(place, learner, chance.shuffle(attempts))
        await record(place, learner, attempts)
        sent.push({ learner, attempts })
      }
      const plain = plainStatistics(sent)
      const counted = await statisticsOf(place)
      expect(counted.map(({ itemId }) => itemId)).toEqual([...plain.keys()].sort())
      for (const { itemId, discrimination, ...figures } of counted) {
        const expected = plain.get(itemId)
        expect(figures).toMatchObject({
          answers: expected?.answers,
          medianMs: expected?.medianMs,
          choices: expected?.choices,
        })
        expect(figures.facility).toBeCloseTo(expected?.facility ?? -1, 9)
        if (expected?.discrimination == null) expect(discrimination).toBeNull()
        else expect(discrimination).toBeCloseTo(expected.discrimination, 9)
      }
    },
  )

  test('count the first answer of each learner, whatever is answered or sent later', async () => {
    const place = await shared()
    const learner = await newLearner(database.db)
    const first = attempt(place.id, [{ itemId: 'a', correct: false }])
    await record(place, learner, [first])
    await record(place, learner, [attempt(place.id, [{ itemId: 'a', correct: true }], 5)])
    await record(place, learner, [first])
    expect(await statisticsOf(place)).toMatchObject([{ answers: 1, facility: 0 }])
  })

  test('leave out items that the comparison has no more, and come and go with reports', async () => {
    const place = await shared()
    const learner = await newLearner(database.db)
    await record(place, learner, [attempt(place.id, [{ itemId: 'gone', correct: true }])])
    await reportItem(database.db, learner, place, { itemId: 'b', reason: 'wrong' })
    expect((await statisticsOf(place)).map(({ itemId }) => itemId)).toEqual(['b'])
    await withdrawReport(database.db, learner, place, 'b')
    expect(await statisticsOf(place)).toEqual([])
  })
})

describe('an item', () => {
  test('that three learners report is set aside, and comes back', async () => {
    const place = await shared()
    const learners = await Promise.all([1, 2, 3].map(() => newLearner(database.db)))
    for (const learner of learners.slice(0, 2)) {
      await reportItem(database.db, learner, place, { itemId: 'c', reason: 'ambiguous' })
      await reportItem(database.db, learner, place, { itemId: 'c', reason: 'wrong' })
    }
    await statisticsOf(place)
    expect(await brokenItems(database.db, place.ownerId, [place.id])).toEqual([])
    await reportItem(database.db, learners[2] ?? '', place, { itemId: 'c', reason: 'gives-away' })
    expect(await statisticsOf(place)).toMatchObject([{ reports: 3, broken: 'reported' }])
    expect(await brokenItems(database.db, place.ownerId, [place.id])).toEqual(['c'])
    await withdrawReport(database.db, learners[0] ?? '', place, 'c')
    await statisticsOf(place)
    expect(await brokenItems(database.db, place.ownerId, [place.id])).toEqual([])
  })

  test('that a learner reports is known to be theirs alone', async () => {
    const place = await shared()
    const [ada, bob] = [await newLearner(database.db), await newLearner(database.db)]
    expect(await reportItem(database.db, ada, place, { itemId: 'd', reason: 'wrong' })).toBe(true)
    expect(await reportedItems(database.db, ada)).toEqual(['d'])
    expect(await reportsOn(database.db, ada, place)).toEqual([{ itemId: 'd', reason: 'wrong' }])
    expect(await reportedItems(database.db, bob)).toEqual([])
    await withdrawReport(database.db, bob, place, 'd')
    expect(await reportedItems(database.db, ada)).toEqual(['d'])
  })
})

describe('the job', () => {
  /** Long before anything that other tests leave to be done. */
  const LONG_AGO = Date.UTC(2000, 0, 1)
  const next = (itemsOf: Parameters<typeof recountNext>[2], now = LONG_AGO + 60_000) =>
    recountNext(database.db, now, itemsOf)
  const age = ({ ownerId, id }: Place) =>
    database.sql(
      'UPDATE statistics_due SET since = $3 WHERE owner_id = $1 AND comparison_id = $2',
      [ownerId, id, new Date(LONG_AGO)],
    )
  const answer = async (place: Place, learner: string, itemId: string) => {
    await record(place, learner, [attempt(place.id, [{ itemId, correct: true }])])
    await age(place)
  }

  test('counts what lags behind, once, and what is answered meanwhile again', async () => {
    const [place, learner] = [await shared(), await newLearner(database.db)]
    await answer(place, learner, 'a')
    expect(await next(async () => COUNTED, LONG_AGO + 29_000)).toBe(false)
    const seen: unknown[] = []
    const meanwhile = async (asked: unknown) => {
      seen.push(asked)
      await answer(place, learner, 'b')
      return COUNTED
    }
    expect(await next(meanwhile)).toBe(true)
    expect(seen).toEqual([place])
    expect(await next(async () => COUNTED)).toBe(true)
    expect(await next(async () => COUNTED)).toBe(false)
    const ids = (await itemStatistics(database.db, place)).map(({ itemId }) => itemId)
    expect(ids).toEqual(['a', 'b'])
  })

  test('takes one comparison at a time, whichever process takes it', async () => {
    const places = await Promise.all([1, 2, 3, 4].map(shared))
    const learner = await newLearner(database.db)
    for (const place of places) await answer(place, learner, 'a')
    const taken: string[] = []
    const take = async ({ id }: { id: string }) => {
      taken.push(id)
      return COUNTED
    }
    expect(await next(take)).toBe(true)
    expect(taken).toHaveLength(1)
    await Promise.all([next(take), next(take)])
    while (await next(take));
    expect(taken.sort()).toEqual(places.map(({ id }) => id).sort())
  })

  test('that fails leaves it to be done', async () => {
    const [place, learner] = [await shared(), await newLearner(database.db)]
    await answer(place, learner, 'a')
    await expect(next(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await age(place)
    expect(await next(async () => COUNTED)).toBe(true)
    expect(await itemStatistics(database.db, place)).toHaveLength(1)
  })
})
