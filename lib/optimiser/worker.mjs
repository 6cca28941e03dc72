import { parentPort, workerData } from 'node:worker_threads'
import {
  computeParameters,
  FSRSBindingItem,
  FSRSBindingReview,
} from '@open-spaced-repetition/binding'

/** Milliseconds between two looks at how far it is. The binding calls it `timeout`, and notices the end at one of them. */
const LOOK_MS = 50
/** Longer histories than this are left out of training by fsrs-rs. */
const LONGEST = 64

const { set, count, relearningSteps, flag } = workerData
const interrupted = () => Atomics.load(flag, 0) !== 0

const known = new Map()

/** Reviews that are alike are one object. */
function reviewAt(place) {
  const rating = set.ratings[place]
  const days = set.days[place]
  const name = days * 4 + rating
  const review = known.get(name) ?? new FSRSBindingReview(rating, days)
  known.set(name, review)
  return review
}

const reviews = Array.from(set.ratings, (_, place) => reviewAt(place))
const items = []
for (let item = 0; item < count && !interrupted(); item += 1) {
  const first = set.histories[set.itemHistories[item]]
  const end = set.items[item] + 1
  if (end - first <= LONGEST) items.push(new FSRSBindingItem(reviews.slice(first, end)))
}

if (!interrupted()) {
  const parameters = await computeParameters(items, {
    enableShortTerm: true,
    numRelearningSteps: relearningSteps,
    timeout: LOOK_MS,
    progress: (current, total) => {
      parentPort.postMessage({ progress: total > 0 ? current / total : 0 })
      return !interrupted()
    },
  })
  parentPort.postMessage({ parameters })
}
