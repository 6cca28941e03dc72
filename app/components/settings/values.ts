import { formatSteps, parseSteps } from '@/lib/core/scheduling/durations'
import type { SchedulingSettings } from '@/lib/core/scheduling/types'

/** What a learner sets; the parameters are found by training. */
export type LearnerSettings = Omit<SchedulingSettings, 'parameters'>

/** The settings as the fields of the form hold them. */
export type SettingsValues = Omit<
  {
    [Name in keyof LearnerSettings]: LearnerSettings[Name] extends number
      ? string
      : LearnerSettings[Name]
  },
  'learningStepsSeconds' | 'relearningStepsSeconds'
> & {
  readonly learningStepsSeconds: string
  readonly relearningStepsSeconds: string
}

export function valuesOf(settings: LearnerSettings): SettingsValues {
  return {
    ...settings,
    dayStartHour: String(settings.dayStartHour),
    desiredRetention: String(Math.round(settings.desiredRetention * 100)),
    maximumIntervalDays: String(settings.maximumIntervalDays),
    leechThreshold: String(settings.leechThreshold),
    newPerDay: String(settings.newPerDay),
    reviewsPerDay: String(settings.reviewsPerDay),
    learnAheadMinutes: String(settings.learnAheadMinutes),
    learningStepsSeconds: formatSteps(settings.learningStepsSeconds),
    relearningStepsSeconds: formatSteps(settings.relearningStepsSeconds),
  }
}

export const MOST_STEPS = 10
const LONGEST_STEP = 30 * 86_400

const LIMITS = {
  dayStartHour: [0, 23],
  desiredRetention: [70, 97],
  maximumIntervalDays: [1, 36_500],
  leechThreshold: [2, 99],
  newPerDay: [0, 9_999],
  reviewsPerDay: [0, 9_999],
  learnAheadMinutes: [0, 1_440],
} as const

export type NumberField = keyof typeof LIMITS
export type Field = keyof SettingsValues
export const limitsOf = (name: NumberField) => ({ min: LIMITS[name][0], max: LIMITS[name][1] })

/** What is wrong with a field, for people; '' when it is right. */
export function problemOf(name: Field, values: SettingsValues): string {
  if (name === 'learningStepsSeconds' || name === 'relearningStepsSeconds') {
    const steps = parseSteps(values[name])
    if (!steps) return 'Write steps such as 1m 10m 2h, with s, m, h or d after each number.'
    if (steps.length > MOST_STEPS) return `At most ${MOST_STEPS} steps.`
    return steps.some((step) => step > LONGEST_STEP) ? 'A step lasts 30 days at most.' : ''
  }
  if (!(name in LIMITS)) return ''
  const { min, max } = limitsOf(name as NumberField)
  const text = String(values[name]).trim()
  const number = Number(text)
  const right = text !== '' && Number.isInteger(number) && number >= min && number <= max
  return right ? '' : `A whole number from ${min} to ${max.toLocaleString('en')}.`
}

/** The settings the form holds, or null while a field is wrong. */
export function settingsOf(values: SettingsValues): LearnerSettings | null {
  const wrong = (Object.keys(values) as Field[]).some((name) => problemOf(name, values) !== '')
  if (wrong) return null
  return {
    ...values,
    dayStartHour: Number(values.dayStartHour),
    desiredRetention: Number(values.desiredRetention) / 100,
    maximumIntervalDays: Number(values.maximumIntervalDays),
    leechThreshold: Number(values.leechThreshold),
    newPerDay: Number(values.newPerDay),
    reviewsPerDay: Number(values.reviewsPerDay),
    learnAheadMinutes: Number(values.learnAheadMinutes),
    learningStepsSeconds: parseSteps(values.learningStepsSeconds) ?? [],
    relearningStepsSeconds: parseSteps(values.relearningStepsSeconds) ?? [],
  }
}
