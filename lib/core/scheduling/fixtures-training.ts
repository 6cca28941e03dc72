import { random } from '../random'
import { DAY } from './day'
import { flashcard, NOON } from './fixtures'
import { nextState, retrievability } from './fsrs'
import type { Answer, Rating } from './types'

/** Parameters of somebody who forgets faster than the average: FSRS's own with the first stabilities a third. */
export const FORGETFUL: readonly number[] = [
  0.07, 0.43, 0.77, 2.77, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
  0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]

/** Logs of a learner whose memory is ruled by known parameters: one answer a day for each fact, at growing intervals. */
export function simulatedLogs(
  parameters: readonly number[] | null,
  facts: number,
  reviewsEach: number,
  seed: string,
): Answer[][] {
  const dice = random(seed)
  const chance = () => dice.int(1_000_000) / 1_000_000
  return Array.from({ length: facts }, (_, fact) => {
    let at = NOON + dice.int(300) * DAY
    let state = null
    const log: Answer[] = []
    for (let i = 0; i < reviewsEach; i += 1) {
      const days: number = state ? Math.max(1, Math.round(state.stability * (0.5 + chance()))) : 0
      const recalled =
        state === null || chance() < retrievability(state.stability, days, parameters)
      const rating: Rating = recalled ? (chance() < 0.15 ? 2 : 3) : 1
      at += days * DAY
      log.push(flashcard({ id: `r${i}`, factId: `f${fact}`, at, rating }))
      state = nextState(state, rating, days, parameters)
    }
    return log
  })
}
