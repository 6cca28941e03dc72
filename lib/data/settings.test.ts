import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import { enrol } from './enrolments'
import { databaseOfFile, newComparison, newLearner } from './fixtures'
import {
  locate,
  saveDayPlan,
  saveParameters,
  saveSettings,
  setComparisonExam,
  setComparisonRetention,
} from './settings'
import { EnrolmentChange, planOf, SettingsChange, settingsOf } from './settings-schema'

const database = databaseOfFile()

const rowOf = (userId: string) => database.db.user.findUniqueOrThrow({ where: { id: userId } })
const kept = async (userId: string) => settingsOf(await rowOf(userId))
const version = async (userId: string) => (await rowOf(userId)).settingsVersion

const WEIGHTS = Array.from({ length: 21 }, (_, index) => 0.1 + index / 100)

describe('saveSettings', () => {
  test('keeps each setting, and leaves alone what is not named', async () => {
    const userId = await newLearner(database.db)
    expect(await kept(userId)).toEqual(DEFAULT_SETTINGS)
    const change: SettingsChange = {
      timeZone: 'Asia/Kolkata',
      dayStartHour: 0,
      desiredRetention: 0.85,
      learningStepsSeconds: [600, 60],
      relearningStepsSeconds: [],
      maximumIntervalDays: 365,
      leechThreshold: 4,
      leechAction: 'suspend',
      newPerDay: 0,
      reviewsPerDay: 9999,
      newBeyondReviews: true,
      reviewOrder: 'overdue',
      newOrder: 'random',
      newPlacement: 'mixed',
      burySiblings: { new: true, review: false, learning: true },
      learnAheadMinutes: 0,
      balanceLoad: false,
      easyDays: ['normal', 'normal', 'normal', 'normal', 'normal', 'reduced', 'minimum'],
    }
    const after = { ...DEFAULT_SETTINGS, ...change }
    expect(await saveSettings(database.db, userId, change)).toEqual(after)
    expect(await kept(userId)).toEqual(after)
    expect(await saveSettings(database.db, userId, { newPerDay: 3 })).toEqual({
      ...after,
      newPerDay: 3,
    })
    expect(await kept(userId)).toEqual({ ...after, newPerDay: 3 })
  })

  test('keeps nothing of what is as by default', async () => {
    const userId = await newLearner(database.db)
    await saveSettings(database.db, userId, { leechThreshold: 5, balanceLoad: false })
    await saveSettings(database.db, userId, { leechThreshold: 8 })
    expect((await rowOf(userId)).scheduling).toEqual({ balanceLoad: false })
  })

  test('does not take UTC for a time zone that nobody told', async () => {
    const userId = await newLearner(database.db)
    await saveSettings(database.db, userId, { newPerDay: 3 })
    expect((await rowOf(userId)).timeZone).toBeNull()
    await saveSettings(database.db, userId, { timeZone: 'UTC' })
    expect((await rowOf(userId)).timeZone).toBe('UTC')
  })

  test('of a learner who is gone says so', async () => {
    expect(await saveSettings(database.db, crypto.randomUUID(), { newPerDay: 3 })).toBeNull()
  })

  test('two changes at once both hold', async () => {
    const userId = await newLearner(database.db)
    await Promise.all([
      saveSettings(database.db, userId, { leechThreshold: 5 }),
      saveSettings(database.db, userId, { maximumIntervalDays: 50 }),
      saveParameters(database.db, userId, WEIGHTS),
    ])
    expect(await kept(userId)).toEqual({
      ...DEFAULT_SETTINGS,
      leechThreshold: 5,
      maximumIntervalDays: 50,
      parameters: WEIGHTS,
    })
    expect(await version(userId)).toBe(3)
  })

  test('is each learner’s own', async () => {
    const [bob, alice] = [await newLearner(database.db), await newLearner(database.db)]
    await saveSettings(database.db, bob, { desiredRetention: 0.8 })
    expect(await kept(alice)).toEqual(DEFAULT_SETTINGS)
    expect(await version(alice)).toBe(0)
  })
})

describe('the version of the settings', () => {
  test.each<[string, SettingsChange]>([
    ['timeZone', { timeZone: 'Asia/Tokyo' }],
    ['dayStartHour', { dayStartHour: 5 }],
    ['desiredRetention', { desiredRetention: 0.91 }],
    ['learningStepsSeconds', { learningStepsSeconds: [60] }],
    ['relearningStepsSeconds', { relearningStepsSeconds: [60] }],
    ['maximumIntervalDays', { maximumIntervalDays: 100 }],
    ['leechThreshold', { leechThreshold: 9 }],
    ['leechAction', { leechAction: 'suspend' }],
  ])('rises with %s, and not when it is saved again', async (_, change) => {
    const userId = await newLearner(database.db)
    await saveSettings(database.db, userId, change)
    expect(await version(userId)).toBe(1)
    await saveSettings(database.db, userId, change)
    expect(await version(userId)).toBe(1)
  })

  test('stays when only the queue changes', async () => {
    const userId = await newLearner(database.db)
    await saveSettings(database.db, userId, {
      timeZone: 'UTC',
      newPerDay: 1,
      reviewsPerDay: 2,
      newBeyondReviews: true,
      reviewOrder: 'random',
      newOrder: 'random',
      newPlacement: 'before',
      burySiblings: { new: true, review: true, learning: true },
      learnAheadMinutes: 1,
      balanceLoad: false,
      easyDays: Array.from({ length: 7 }, () => 'reduced' as const),
    })
    await saveDayPlan(database.db, userId, { day: 1, extraNew: 1, extraReviews: 0, catchUp: 30 })
    expect(await version(userId)).toBe(0)
  })

  test('rises with parameters, and with their end', async () => {
    const userId = await newLearner(database.db)
    expect(await saveParameters(database.db, userId, null)).toEqual(DEFAULT_SETTINGS)
    expect(await version(userId)).toBe(0)
    await saveParameters(database.db, userId, WEIGHTS)
    await saveParameters(database.db, userId, WEIGHTS)
    expect(await version(userId)).toBe(1)
    expect((await rowOf(userId)).scheduling).toEqual({
      parameters: { model: 'fsrs-6', weights: WEIGHTS },
    })
    expect((await saveParameters(database.db, userId, null))?.parameters).toBeNull()
    expect(await version(userId)).toBe(2)
  })

  test('rises when the first browser tells a time zone other than UTC', async () => {
    const [far, near] = [await newLearner(database.db), await newLearner(database.db)]
    await locate(database.db, far, 'Asia/Tokyo')
    await locate(database.db, far, 'Europe/Oslo')
    await locate(database.db, near, 'UTC')
    expect([await version(far), await version(near)]).toEqual([1, 0])
    expect((await kept(far)).timeZone).toBe('Asia/Tokyo')
  })
})

test.each([
  ['20 numbers', WEIGHTS.slice(1)],
  ['a number that is none', [...WEIGHTS.slice(1), Number.NaN]],
])('parameters of %s are refused', async (_, weights) => {
  const userId = await newLearner(database.db)
  await expect(saveParameters(database.db, userId, weights)).rejects.toThrow()
  expect(await kept(userId)).toEqual(DEFAULT_SETTINGS)
})

describe('what is set for a comparison', () => {
  async function studied() {
    const userId = await newLearner(database.db)
    const { id } = await newComparison(database.db, userId, 1)
    const place = { ownerId: userId, id }
    await enrol(database.db, userId, place)
    const row = () => database.db.enrolment.findFirstOrThrow({ where: { userId } })
    return { userId, place, row }
  }

  test('is kept, one thing apart from the other', async () => {
    const { userId, place, row } = await studied()
    expect(await setComparisonRetention(database.db, userId, place, 0.8)).toBe(true)
    expect(await setComparisonExam(database.db, userId, place, 20_500)).toBe(true)
    expect(await row()).toMatchObject({ desiredRetention: 0.8, examDay: 20_500 })
    await setComparisonRetention(database.db, userId, place, null)
    expect(await row()).toMatchObject({ desiredRetention: null, examDay: 20_500 })
    await setComparisonExam(database.db, userId, place, null)
    expect(await row()).toMatchObject({ desiredRetention: null, examDay: null })
  })

  test('raises the version when the retention of its facts changes', async () => {
    const { userId, place } = await studied()
    await setComparisonExam(database.db, userId, place, 20_500)
    await setComparisonRetention(database.db, userId, place, 0.9)
    await setComparisonRetention(database.db, userId, place, null)
    expect(await version(userId)).toBe(0)
    await setComparisonRetention(database.db, userId, place, 0.8)
    expect(await version(userId)).toBe(1)
    await setComparisonRetention(database.db, userId, place, null)
    expect(await version(userId)).toBe(2)
  })

  test('is refused where the learner does not study it', async () => {
    const { place, row } = await studied()
    const other = await newLearner(database.db)
    expect(await setComparisonRetention(database.db, other, place, 0.8)).toBe(false)
    expect(await setComparisonExam(database.db, other, place, 1)).toBe(false)
    expect(await version(other)).toBe(0)
    expect(await row()).toMatchObject({ desiredRetention: null, examDay: null })
  })
})

test('a plan of a day is kept until there is none', async () => {
  const userId = await newLearner(database.db)
  const plan = { day: 20_000, extraNew: -5, extraReviews: 10, catchUp: null }
  await saveDayPlan(database.db, userId, plan)
  expect(planOf((await rowOf(userId)).dayPlan)).toEqual(plan)
  await saveDayPlan(database.db, userId, null)
  expect(planOf((await rowOf(userId)).dayPlan)).toBeNull()
})

describe('settings as they are stored', () => {
  const row = { timeZone: null, dayStartHour: 4, newPerDay: 20, desiredRetention: 0.9 }
  const read = (scheduling: unknown) => settingsOf({ ...row, scheduling })

  test.each([[null], ['nonsense'], [[1, 2]], [{}], [{ role: 'admin', timeZone: 'Mars/Olympus' }]])(
    '%j is the defaults',
    (scheduling) => expect(read(scheduling)).toEqual(DEFAULT_SETTINGS),
  )

  test('a value that is none is the default of its field, and the others hold', () => {
    expect(
      read({
        leechThreshold: 'eight',
        learningStepsSeconds: [60, -1],
        easyDays: ['normal'],
        parameters: { model: 'fsrs-7', weights: [1] },
        burySiblings: { new: true },
        maximumIntervalDays: 30,
      }),
    ).toEqual({ ...DEFAULT_SETTINGS, maximumIntervalDays: 30 })
    expect(
      settingsOf({ ...row, desiredRetention: 0.99, timeZone: 'Nowhere', scheduling: {} }),
    ).toEqual(DEFAULT_SETTINGS)
  })

  test('a plan that cannot be read is none', () => {
    expect(planOf({ day: 'today' })).toBeNull()
    expect(planOf(undefined)).toBeNull()
  })
})

describe('a change of settings', () => {
  const steps = (...seconds: number[]) => ({ learningStepsSeconds: seconds })
  const eleven = Array.from({ length: 11 }, () => 60)

  test.each<object>([
    {},
    { dayStartHour: 0 },
    { dayStartHour: 23 },
    { desiredRetention: 0.7 },
    { desiredRetention: 0.97 },
    steps(),
    steps(1, 30 * 86_400, 5),
    steps(...eleven.slice(1)),
    { maximumIntervalDays: 1 },
    { maximumIntervalDays: 36_500 },
    { reviewsPerDay: 0, newPerDay: 9999 },
    { learnAheadMinutes: 1440 },
    { leechThreshold: 2 },
    { leechThreshold: 99 },
  ])('may be %j', (change) => expect(SettingsChange.safeParse(change).success).toBe(true))

  test.each<[object, string]>([
    [{ dayStartHour: 24 }, 'must be a whole number from 0 to 23'],
    [{ dayStartHour: 4.5 }, 'must be a whole number from 0 to 23'],
    [{ desiredRetention: 0.69 }, 'must be from 0.7 to 0.97'],
    [{ desiredRetention: 0.98 }, 'must be from 0.7 to 0.97'],
    [steps(0), 'each step takes from 1 second to 30 days, in whole seconds'],
    [steps(30 * 86_400 + 1), 'each step takes from 1 second to 30 days, in whole seconds'],
    [steps(...eleven), 'there are at most 10 steps'],
    [{ maximumIntervalDays: 0 }, 'must be a whole number from 1 to 36500'],
    [{ maximumIntervalDays: 36_501 }, 'must be a whole number from 1 to 36500'],
    [{ reviewsPerDay: 10_000 }, 'must be a whole number from 0 to 9999'],
    [{ newPerDay: -1 }, 'must be a whole number from 0 to 9999'],
    [{ easyDays: ['normal'] }, 'must be given for each of the seven weekdays'],
    [{ learnAheadMinutes: 1441 }, 'must be a whole number from 0 to 1440'],
    [{ leechThreshold: 1 }, 'must be a whole number from 2 to 99'],
    [{ leechThreshold: 100 }, 'must be a whole number from 2 to 99'],
    [{ timeZone: 'Mars/Olympus' }, 'is not a known time zone'],
  ])('%j is refused: %s', (change, message) => {
    expect(SettingsChange.safeParse(change).error?.issues[0]?.message).toBe(message)
  })

  test.each([{ parameters: null }, { role: 'admin' }, { settingsVersion: 1 }])(
    '%j is no setting',
    (change) => expect(SettingsChange.safeParse(change).success).toBe(false),
  )

  test('for one comparison has the same limits', () => {
    expect(EnrolmentChange.safeParse({ desiredRetention: 0.7, examDay: null }).success).toBe(true)
    expect(EnrolmentChange.safeParse({ desiredRetention: 0.98 }).success).toBe(false)
    expect(EnrolmentChange.safeParse({ examDay: -1 }).success).toBe(false)
  })
})
