import type { Answer as Response } from '../core/grading/grade'
import { type Item, isChoice, type Option } from '../core/questions/types'
import type { Random } from '../core/random'
import type { Rating } from '../core/scheduling/types'

/** Chance in thousandths, so that draws are whole. */
const happens = (dice: Random, thousandths: number) => dice.int(1000) < thousandths

/** A break of so many days that begins so far through the time, as a share of it. */
const BREAKS = [
  { at: 0.31, days: 4 },
  { at: 0.58, days: 13 },
] as const

/** Whether somebody sits down on a day: most weekdays, fewer weekend days, never on holiday. */
export function sitsDown(dice: Random, day: number, days: number, weekday: number): boolean {
  const away = BREAKS.some(({ at, days: long }) => {
    const from = Math.round(at * days)
    return day >= from && day < from + Math.min(long, Math.ceil(days / 20))
  })
  const studies = happens(dice, weekday >= 5 ? 780 : 930)
  return studies && !away
}

/** Milliseconds into the day's calendar date at which the sitting begins: before work, at lunch, in the evening. */
export function sittingAt(dice: Random): number {
  const [from, minutes] = happens(dice, 620) ? [7, 100] : happens(dice, 250) ? [12, 50] : [19, 150]
  return (from * 60 + dice.int(minutes)) * 60_000 + dice.int(60_000)
}

/** Milliseconds an answer takes: reading, a thought, now and then a long one. */
export function thinking(dice: Random, isKnown: boolean): number {
  const base = 2_200 + dice.int(4_000) + (isKnown ? 0 : 2_500)
  return happens(dice, 60) ? base + dice.int(25_000) : base
}

/** The grade of a card that was recalled: mostly Good. */
export function gradeOf(dice: Random): Rating {
  if (happens(dice, 150)) return 2
  return happens(dice, 130) ? 4 : 3
}

/** How often what is not known is taken for the subject it is confused with, in thousandths. */
const CONFUSED = 700

/**
 * What somebody answers who knows some facts and not others. Who does not know guesses, and guesses rather the subject
 * they mix the right one up with.
 */
export function responseOf(
  item: Item,
  knows: (factId: string) => boolean,
  confusedWith: string | null,
  dice: Random,
): Response {
  const asked = item.factIds[0] ?? ''
  const known = ({ factId }: Option) => knows(factId ?? asked)
  if (isChoice(item)) {
    if (knows(asked)) return { kind: 'choice', index: item.key }
    const mixedUp = item.options.findIndex(
      ({ subject }, index) => index !== item.key && subject !== null && subject === confusedWith,
    )
    if (mixedUp >= 0 && happens(dice, CONFUSED)) return { kind: 'choice', index: mixedUp }
    return { kind: 'choice', index: dice.int(item.options.length) }
  }
  switch (item.format) {
    case 'sort':
      return {
        kind: 'sort',
        columns: item.options.map((option, at) =>
          known(option) ? (item.key[at] ?? 0) : dice.int(item.columns.length),
        ),
      }
    case 'match':
      return {
        kind: 'match',
        pairs: item.left.map((option, at) =>
          known(option) ? (item.key[at] ?? 0) : dice.int(item.right.length),
        ),
      }
    case 'multi-select':
      return {
        kind: 'multi',
        indexes: item.options.flatMap((option, at) =>
          (known(option) ? item.key.includes(at) : happens(dice, 500)) ? [at] : [],
        ),
      }
    case 'order': {
      const right = item.key.map((_, place) => item.key.indexOf(place))
      return { kind: 'order', order: item.options.every(known) ? right : dice.shuffle(right) }
    }
    case 'cloze':
    case 'short-answer':
      return { kind: 'text', text: knows(asked) ? item.key : 'not sure' }
    default:
      return { kind: 'gave-up' }
  }
}
