/** Opposed wherever they stand. */
const PAIRS = `
  basic advanced, manual automatic, manually automatically, manual declarative, imperative declarative, manual automated,
  static dynamic, statically dynamically, strong weak, strongly weakly, strongly loosely, tightly loosely, fast slow,
  faster slower, quick slow, high low, higher lower, large small, larger smaller, mutable immutable, stateful stateless,
  synchronous asynchronous, synchronously asynchronously, reliable unreliable, ordered unordered, open closed,
  internal external, horizontal vertical, horizontally vertically, easy difficult, easy hard, easier harder,
  simple complex, simpler complex, optional required, optional mandatory, structured unstructured, typed untyped,
  centralized decentralized, centralized distributed, centralised decentralised, centralised distributed,
  relational nonrelational, connectionless oriented, rigid flexible, fixed dynamic, fixed variable, cheap expensive,
  cheaper costlier, temporary permanent, persistent ephemeral, persistent volatile, lightweight heavyweight,
  heavier lighter, sequential parallel, sequentially concurrently, blocking nonblocking, compiled interpreted,
  unidirectional bidirectional, unopinionated opinionated, explicit implicit, explicitly implicitly, stronger weaker,
  diploid haploid, aerobic anaerobic
`

/** Opposed only before one and the same noun: one-way and two-way binding, but not one of two. */
const BEFORE_A_NOUN = `
  one two, single double, single multiple, single multi, single many, local remote, public private, shared isolated,
  shared separate, shared private, eager lazy, native emulated, thin thick, older newer, shorter longer, minimum maximum
`

function mapped(pairs: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const add = (word: string, other: string) => found.set(word, [...(found.get(word) ?? []), other])
  for (const pair of pairs.trim().split(/,\s*/)) {
    const [left = '', right = ''] = pair.split(' ')
    add(left, right)
    add(right, left)
  }
  return found
}

const OPPOSITES = mapped(PAIRS)
const QUALIFIERS = mapped(BEFORE_A_NOUN)

/** Folded words that cannot be true of one thing in one respect together with a folded word; undefined for none. */
export const oppositesOf = (word: string): readonly string[] | undefined => OPPOSITES.get(word)

/** Whether a folded word has an opposite, at least before one and the same noun. */
export const canBeOpposed = (word: string): boolean => OPPOSITES.has(word) || QUALIFIERS.has(word)

/** Whether two folded words before one and the same noun exclude each other. */
export const areOpposites = (a: string, b: string): boolean =>
  (OPPOSITES.get(a)?.includes(b) || QUALIFIERS.get(a)?.includes(b)) ?? false

/** Adjectives and adverbs whose opposite makes a plain statement false wherever they stand. */
const TURNED = new Set(
  `basic advanced manual manually automatic automatically declarative imperative static dynamic statically dynamically
  mutable immutable stateful stateless synchronous asynchronous horizontally vertically horizontal vertical centralized
  decentralized distributed structured unstructured reliable unreliable ordered unordered faster slower higher lower
  larger smaller easier harder strongly loosely tightly optional temporary permanent lightweight sequential parallel
  unidirectional bidirectional explicitly implicitly simpler rigid flexible stronger weaker cheaper heavier lighter
  increases decreases`.split(/\s+/),
)

/** The word that makes a statement false when it takes the place of a folded word; null for none. */
export const turnedFrom = (word: string): string | null =>
  TURNED.has(word) ? (OPPOSITES.get(word)?.[0] ?? null) : null
