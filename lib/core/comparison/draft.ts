import { fold } from '../text'
import { answerOf } from './answers'
import { type MarkKey, NO_KEY } from './check-marks'
import { keyMaker } from './keys'
import { LIMITS } from './limits'
import { polarityOf } from './polarity'
import { quantityOf } from './quantities'
import { termsOf } from './terms'
import type { Fact, Finding, Span, Subject, Topic } from './types'

const MOST_FINDINGS = 200

export interface Statement {
  readonly about: readonly string[]
  readonly text: string
  readonly form: Fact['form']
  readonly confidence: number
  readonly span: Span
}

/** A comparison being read: topics and facts get their keys in the order they come. */
export class Draft {
  readonly topics: Topic[] = []
  readonly facts: Fact[] = []
  readonly #findings: Finding[] = []
  readonly #topicKey = keyMaker('topic')
  readonly #byName = new Map<string, Topic>()
  /** How many facts a listed topic has of each subject or group of subjects. */
  readonly #counts = new Map<Topic, { readonly about: string; count: number }[]>()
  readonly #marks = new Set<string>()
  #unlisted = 0

  readonly #names: ReadonlySet<string>
  /** Each subject's key alone in a list, which all facts of it share. */
  readonly #alone: ReadonlyMap<string, readonly string[]>

  /**
   * @param source the text the spans count in
   * @param marks what the marks of its cells stand for
   */
  constructor(
    readonly subjects: readonly Subject[],
    readonly source: string,
    readonly marks: MarkKey = NO_KEY,
  ) {
    this.#alone = new Map(subjects.map(({ key }) => [key, [key]]))
    this.#names = new Set(subjects.flatMap(({ name, aliases }) => [name, ...aliases]).map(fold))
  }

  /**
   * The topic of this name, the same one for every row that carries it. It is listed once it has a fact.
   * @param once whether a second row of this name is worth a word to the author
   */
  topic(name: string, span: Span, once = true): Topic {
    const folded = fold(name)
    const known = this.#byName.get(folded)
    if (known && !once) return known
    if (known) {
      this.note(
        'repeated-topic',
        span.line,
        `The topic "${short(name)}" on line ${span.line} was there before, on line ${known.span.line}. Both rows are read as one topic.`,
      )
      return known
    }
    const topic = { key: this.#topicKey(name), name, span }
    this.#byName.set(folded, topic)
    return topic
  }

  state(topic: Topic, { about, text, form, confidence, span }: Statement): void {
    const [first = ''] = about
    const own = about.length === 1 ? this.#alone.get(first) : undefined
    this.facts.push({
      id: this.#idOf(topic, own ? first : about.join('+')),
      topic: topic.key,
      about: own ?? about,
      statement: text,
      form,
      polarity: polarityOf(text),
      confidence,
      span,
      quantity: quantityOf(text),
      answer: form === 'value' ? answerOf(text) : null,
      terms: termsOf(text, this.source.slice(span.start, span.end), this.#names),
    })
  }

  #idOf(topic: Topic, about: string): string {
    const counts = this.#counts.get(topic)
    const own = counts?.find((each) => each.about === about)
    if (own) own.count += 1
    else if (counts) counts.push({ about, count: 1 })
    else {
      this.#counts.set(topic, [{ about, count: 1 }])
      this.topics.push(topic)
    }
    return `${topic.key}/${about}/${own?.count ?? 1}`
  }

  note(code: string, line: number, message: string): void {
    if (this.#findings.length < MOST_FINDINGS) this.#findings.push({ code, line, message })
    else this.#unlisted += 1
  }

  /** Tells the author, once, of a mark whose meaning is nowhere given. */
  noteMark(mark: string, line: number): void {
    if (this.#marks.has(mark)) return
    this.#marks.add(mark)
    const message = `Nothing says what "${mark}" on line ${line} means, so it was left out. Write the words, or a legend such as "${mark} = supported".`
    this.note('unclear-mark', line, message)
  }

  /** The facts in the order of the source. */
  ordered(): readonly Fact[] {
    const startOf = (at: number) => this.facts[at]?.span.start ?? 0
    const inOrder = this.facts.every((fact, at) => at === 0 || startOf(at - 1) <= fact.span.start)
    return inOrder ? this.facts : [...this.facts].sort((a, b) => a.span.start - b.span.start)
  }

  /** Keys of the subjects that something is said of. */
  spoken(): ReadonlySet<string> {
    const keys = new Set<string>()
    for (const { about } of this.facts) {
      for (const key of about) keys.add(key)
      if (keys.size === this.subjects.length) break
    }
    return keys
  }

  get full(): boolean {
    return this.facts.length > LIMITS.facts
  }

  /** In the order of lines; beyond 200, one more finding says how many were left out. */
  findings(): readonly Finding[] {
    const sorted = [...this.#findings].sort((a, b) => a.line - b.line)
    if (this.#unlisted === 0) return sorted
    const message = `There are ${this.#unlisted} more findings. Mend the first ones and look again.`
    return [...sorted, { code: 'more-findings', line: sorted.at(-1)?.line ?? 1, message }]
  }
}

/** A text as quoted in a message. */
export function short(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159).trimEnd()}…` : text
}
