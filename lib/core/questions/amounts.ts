import { isYear, type Quantity } from './values'

/** How amounts of a kind are compared in words. */
export interface Comparing {
  /** Of two: "which is larger?" */
  readonly two: string
  /** Of more: "which is the largest?" */
  readonly several: string
  /** For putting in order: "From the smallest to the largest". */
  readonly order: string
}

const inWords = (two: string, several: string, from: string, to: string): Comparing => {
  return { two, several, order: `From the ${from} to the ${to}` }
}

const YEARS = inWords(
  'which has the later year?',
  'which has the latest year?',
  'earliest',
  'latest',
)
const MONEY = inWords('which costs more?', 'which costs the most?', 'cheapest', 'most expensive')
const TIME = inWords('which is longer?', 'which is the longest?', 'shortest', 'longest')
const WEIGHT = inWords('which is heavier?', 'which is the heaviest?', 'lightest', 'heaviest')
const SIZE = inWords('which is larger?', 'which is the largest?', 'smallest', 'largest')
const COUNT = inWords('which has more?', 'which has the most?', 'fewest', 'most')
const VALUE = inWords(
  'which has the higher value?',
  'which has the highest value?',
  'smallest',
  'largest',
)

const UNITS: readonly (readonly [unit: RegExp, comparing: Comparing])[] = [
  [/[$€£¥₹]|^(?:usd|eur|gbp|dollars?|euros?)\b/u, MONEY],
  [
    /^(?:ns|µs|us|ms|s|secs?|seconds?|min|mins|minutes?|h|hours?|days?|weeks?|months?|years?|yrs?)$/u,
    TIME,
  ],
  [/^(?:mg|g|kg|lbs?|oz|tons?|tonnes?)$/u, WEIGHT],
  [
    /^(?:[kmgtp]?i?b|bytes?|[kmgt]i?bytes?|[munck]?m|in|inch(?:es)?|ft|[km]?m²|litres?|l|ml)$/u,
    SIZE,
  ],
]
const TOPICS: readonly (readonly [topic: RegExp, comparing: Comparing])[] = [
  [/(?<!\p{L})(?:price|cost|fees?)(?!\p{L})/iu, MONEY],
  [/(?<!\p{L})weight(?!\p{L})/iu, WEIGHT],
  [/(?<!\p{L})(?:size|memory|footprint)(?!\p{L})/iu, SIZE],
  [
    /^(?:number of|(?:github |npm )?(?:stars|forks|downloads|contributors|users|regions|cores|threads|workers|pins|seats|members|languages|layers|employees))(?!\p{L})/iu,
    COUNT,
  ],
]

/** The words that fit what is measured: by its unit, else by its topic. */
export function comparingOf(topic: string, quantities: readonly Quantity[]): Comparing {
  if (quantities.every(isYear)) return YEARS
  const unit = quantities[0]?.unit ?? /\(([^()]+)\)$/.exec(topic)?.[1]?.toLowerCase() ?? ''
  if (/\/|per /.test(unit) && !/[$€£¥₹]/u.test(unit)) return VALUE
  const found = UNITS.find(([test]) => test.test(unit)) ?? TOPICS.find(([test]) => test.test(topic))
  return found?.[1] ?? VALUE
}
