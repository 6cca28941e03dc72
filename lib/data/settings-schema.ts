import { z } from 'zod'
import { isTimeZone } from '../core/scheduling/day'
import { type DayPlan, DEFAULT_SETTINGS, type SchedulingSettings } from '../core/scheduling/types'

/** What learners may set, for whoever reads settings: requests, whose mistakes are told, and rows, which never fail. */

const DAY_SECONDS = 86_400
const FSRS_6_WEIGHTS = 21

const whole = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`
  return z.number(message).int(message).min(least, message).max(most, message)
}

const RETENTION = 'must be from 0.7 to 0.97'
export const Retention = z.number(RETENTION).min(0.7, RETENTION).max(0.97, RETENTION)

const TIME_ZONE = 'is not a known time zone'
export const TimeZone = z.string(TIME_ZONE).max(64, TIME_ZONE).refine(isTimeZone, TIME_ZONE)

const STEP = 'each step takes from 1 second to 30 days, in whole seconds'
const Steps = z
  .array(
    z
      .number(STEP)
      .int(STEP)
      .min(1, STEP)
      .max(30 * DAY_SECONDS, STEP),
  )
  .max(10, 'there are at most 10 steps')
  .readonly()

const DAYS = 'must be given for each of the seven weekdays'

/** Everything a learner sets by hand; parameters come from their log instead. */
const fields = {
  timeZone: TimeZone,
  dayStartHour: whole(0, 23),
  desiredRetention: Retention,
  learningStepsSeconds: Steps,
  relearningStepsSeconds: Steps,
  maximumIntervalDays: whole(1, 36_500),
  leechThreshold: whole(2, 99),
  leechAction: z.enum(['mark', 'suspend']),
  newPerDay: whole(0, 9999),
  reviewsPerDay: whole(0, 9999),
  newBeyondReviews: z.boolean(),
  reviewOrder: z.enum(['due', 'recall-ascending', 'recall-descending', 'overdue', 'random']),
  newOrder: z.enum(['document', 'random']),
  newPlacement: z.enum(['after', 'before', 'mixed']),
  burySiblings: z
    .strictObject({ new: z.boolean(), review: z.boolean(), learning: z.boolean() })
    .readonly(),
  learnAheadMinutes: whole(0, 1440),
  balanceLoad: z.boolean(),
  easyDays: z
    .array(z.enum(['normal', 'reduced', 'minimum']))
    .length(7, DAYS)
    .readonly(),
} satisfies {
  [Name in keyof Omit<SchedulingSettings, 'parameters'>]: z.ZodType<SchedulingSettings[Name]>
}

/** A change of settings: what is not in it stays as it is. */
export const SettingsChange = z.strictObject(fields).partial()
export type SettingsChange = z.output<typeof SettingsChange>

export const Weights = z.array(z.number()).length(FSRS_6_WEIGHTS).readonly()

/** Parameters with the model they are of, so that other models can come. */
const Parameters = z
  .object({ model: z.literal('fsrs-6'), weights: Weights })
  .transform(({ weights }) => weights)
  .nullable()

const standard = DEFAULT_SETTINGS

/** Settings as they are stored: a value that is missing, or not one of these, is the default of its field. */
const StoredSettings = z.object({
  timeZone: fields.timeZone.catch(standard.timeZone),
  dayStartHour: fields.dayStartHour.catch(standard.dayStartHour),
  desiredRetention: fields.desiredRetention.catch(standard.desiredRetention),
  parameters: Parameters.catch(standard.parameters),
  learningStepsSeconds: fields.learningStepsSeconds.catch(standard.learningStepsSeconds),
  relearningStepsSeconds: fields.relearningStepsSeconds.catch(standard.relearningStepsSeconds),
  maximumIntervalDays: fields.maximumIntervalDays.catch(standard.maximumIntervalDays),
  leechThreshold: fields.leechThreshold.catch(standard.leechThreshold),
  leechAction: fields.leechAction.catch(standard.leechAction),
  newPerDay: fields.newPerDay.catch(standard.newPerDay),
  reviewsPerDay: fields.reviewsPerDay.catch(standard.reviewsPerDay),
  newBeyondReviews: fields.newBeyondReviews.catch(standard.newBeyondReviews),
  reviewOrder: fields.reviewOrder.catch(standard.reviewOrder),
  newOrder: fields.newOrder.catch(standard.newOrder),
  newPlacement: fields.newPlacement.catch(standard.newPlacement),
  burySiblings: fields.burySiblings.catch(standard.burySiblings),
  learnAheadMinutes: fields.learnAheadMinutes.catch(standard.learnAheadMinutes),
  balanceLoad: fields.balanceLoad.catch(standard.balanceLoad),
  easyDays: fields.easyDays.catch(standard.easyDays),
})

/** The columns of a learner that hold settings. */
export interface SettingsRow {
  readonly timeZone: string | null
  readonly dayStartHour: number
  readonly newPerDay: number
  readonly desiredRetention: number
  /** What else differs from the defaults, by name. */
  readonly scheduling: unknown
}

export function settingsOf({ scheduling, ...columns }: SettingsRow): SchedulingSettings {
  return StoredSettings.parse({ ...(scheduling instanceof Object ? scheduling : {}), ...columns })
}

/** The columns that hold these settings; what is as by default is left out of `scheduling`. */
export function rowOf(settings: SchedulingSettings): SettingsRow {
  const { timeZone, dayStartHour, newPerDay, desiredRetention, parameters, ...rest } = settings
  const usual: Record<string, unknown> = { ...standard }
  const different = Object.entries(rest).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name]),
  )
  return {
    timeZone,
    dayStartHour,
    newPerDay,
    desiredRetention,
    scheduling: {
      ...Object.fromEntries(different),
      ...(parameters && { parameters: { model: 'fsrs-6', weights: parameters } }),
    },
  }
}

const extra = whole(-9999, 9999)

export const DayPlanInput = z.strictObject({
  day: whole(0, 200_000),
  extraNew: extra,
  extraReviews: extra,
  catchUp: whole(1, 9999).nullable(),
}) satisfies z.ZodType<DayPlan>

/** A plan as it is stored; one that cannot be read is none. */
export const planOf = (stored: unknown): DayPlan | null =>
  DayPlanInput.nullable().catch(null).parse(stored)

export const EnrolmentChange = z.strictObject({
  desiredRetention: Retention.nullable().optional(),
  examDay: whole(0, 200_000).nullable().optional(),
})
export type EnrolmentChange = z.output<typeof EnrolmentChange>
