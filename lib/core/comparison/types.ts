/** Where something stands in the source: UTF-16 offsets [start, end) and 1-based line numbers, both inclusive. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly endLine: number
}

/** A thing compared: Docker. */
export interface Subject {
  /** Stable within a comparison, made from the name: `docker`. */
  readonly key: string
  readonly name: string
  /** Other names for the same thing (K8s for Kubernetes); each one gives the subject away. */
  readonly aliases: readonly string[]
  /** Longer names of other things that contain this one's name (Docker Swarm); they give it away too. */
  readonly products: readonly string[]
}

/** An aspect compared: Networking. */
export interface Topic {
  /** Stable within a comparison, made from the name: `networking`. */
  readonly key: string
  readonly name: string
  readonly span: Span
}

/** One statement, true of one or more subjects on one topic, with its place in the source. */
export interface Fact {
  /** The reader gives `topic/subject[+subject]/n`; a stored fact has the UUID that survives edits. */
  readonly id: string
  /** Key of the topic. */
  readonly topic: string
  /** Keys of the subjects it is true of, in the order of the comparison's subjects; never empty. */
  readonly about: readonly string[]
  /** Visible text, markup removed, white space collapsed. */
  readonly statement: string
  /** `sentence`: says of whom it speaks ("Docker provides…"). `value`: a cell under a subject's heading ("manual"). */
  readonly form: 'sentence' | 'value'
  readonly polarity: 'affirmative' | 'negative'
  /** 0 to 1: how sure the reader is about `about`; below 0.5 a fact is not asked about. */
  readonly confidence: number
  readonly span: Span
  /** The one number it gives, with its unit; null when it gives none, several, a range or a limit. */
  readonly quantity?: {
    readonly value: number
    /** As written (`MB`, `%`, `$`), null for a bare number. */
    readonly unit: string | null
    /** The number and its unit as written. */
    readonly text: string
  } | null
  /** What a cell that holds a mark, a yes, a no or a partly says; null for all others. */
  readonly answer?: 'yes' | 'no' | 'partial' | null
  /** Named things in it: code, quotations, examples, capitalised names; without names of subjects. */
  readonly terms?: readonly string[]
}

/** Something the author should know: what is wrong, where, and what to do. */
export interface Finding {
  readonly code: string
  readonly message: string
  readonly line: number
}

/** A document that compares two or more subjects over topics. */
export interface Comparison {
  readonly title: string
  /**
   * `prose`: Topic | Description, subjects named in the text. `matrix`: Topic | A | B | …, a column each. `cards`:
   * Front | Back, which compares nothing: its one subject is the document, its topics are the fronts.
   */
  readonly shape: 'prose' | 'matrix' | 'cards'
  readonly subjects: readonly Subject[]
  readonly topics: readonly Topic[]
  /** In the order of the source. */
  readonly facts: readonly Fact[]
  readonly findings: readonly Finding[]
}

export type ReadErrorCode =
  | 'empty'
  | 'too-large'
  | 'binary'
  | 'no-table'
  | 'malformed-table'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'too-many-facts'
  | 'not-a-comparison'

/** Why a document was refused. `message` is one or two whole sentences for the author, naming the line or the limit. */
export interface ReadError {
  readonly code: ReadErrorCode
  readonly message: string
  readonly line: number | null
}
