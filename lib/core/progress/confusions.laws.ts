import fc from 'fast-check'
import type { Law } from '../scheduling/fold.laws'
import { biasTo, confusionsOf, countOf, ENOUGH, type WrongChoice } from './confusions'

const SUBJECTS = ['cat', 'dog', 'fox']
const TOPICS = ['food', 'sleep', 'noise']

const choices = fc.array(
  fc.record({
    topic: fc.constantFrom(...TOPICS),
    about: fc.subarray(SUBJECTS),
    chosen: fc.constantFrom(...SUBJECTS),
  }),
  { maxLength: 60 },
)

/** Counted with loops over all there can be, without maps or sorting. */
function plainCount(some: readonly WrongChoice[], right: string, chosen: string): number {
  let count = 0
  for (const choice of some) {
    if (choice.chosen !== chosen || choice.about.indexOf(chosen) >= 0) continue
    for (const about of choice.about) if (about === right) count += 1
  }
  return count
}

/** Every cell of the matrix, of all topics and of each, and every share is what plain counting gives. */
export const confusionsLaw: Law = (runs, seed) => {
  fc.assert(
    fc.property(choices, (drawn) => {
      const all = confusionsOf(drawn)
      let wrong = 0
      for (const { about, chosen } of drawn) {
        if (about.length > 0 && about.indexOf(chosen) < 0) wrong += 1
      }
      require(all.count === wrong, `${all.count} wrong, plainly ${wrong}`)
      let total = 0
      for (const right of SUBJECTS) {
        for (const chosen of SUBJECTS) {
          const plain = plainCount(drawn, right, chosen)
          total += plain
          require(countOf(all.pairs, right, chosen) === plain, `${right} as ${chosen}: ${plain}`)
          for (const topic of TOPICS) {
            const there = drawn.filter((choice) => choice.topic === topic)
            const pairs = all.topics.find((each) => each.topic === topic)?.pairs ?? []
            require(countOf(pairs, right, chosen) ===
              plainCount(there, right, chosen), `${right} as ${chosen} on ${topic}`)
          }
        }
      }
      for (const chosen of SUBJECTS) {
        const own = SUBJECTS.reduce((sum, right) => sum + plainCount(drawn, right, chosen), 0)
        const share = biasTo(chosen, all)
        require(wrong < ENOUGH ? share === null : share === own / total, `share of ${chosen}`)
      }
      const counts = all.pairs.map(({ count }) => count)
      require(counts.every((count, i) => i === 0 || count <= (counts[i - 1] ?? 0)), 'the order')
      require(counts.every((count) => count > 0), 'a pair without an answer')
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  )
}

function require(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}
