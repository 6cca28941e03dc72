import { fold, recalled } from '../text'
import { once } from './page'
import type { Subject } from './types'

/** A place in a text where a subject, or a product named after it, is named: UTF-16 offsets [start, end). */
export interface Mention {
  readonly subject: string
  readonly kind: 'name' | 'product'
  readonly start: number
  readonly end: number
}

/** Finds mentions, in order, never overlapping; the longest name wins. */
export type FindMentions = (text: string) => Mention[]

/** What a mention may be part of without being another thing: Docker CLI, the Kubernetes API. */
const COMPONENT = /^(?:APIs?|CLI|SDKs?|UI|GUI|IDE|URLs?|I|A|An|OS|VMs?)$/
/** Capitalised words that go on with the sentence rather than with the name. */
const CONTINUATION =
  /^(?:And|Or|But|Vs|Versus|Is|Are|Was|Were|Has|Have|Had|Can|Could|May|Might|Will|Would|Does|Do|Did|Must|Should|Not|In|On|At|For|With|Without|To|From|By|Of|As|The|This|That|These|It|Its|They|You|We|When|While|Whereas|Because|If|Also|Only|Uses?|Provides?|Supports?|Offers?|Requires?|Needs?|Runs?|Allows?|Includes?|Works?|Manages?|Automates?|Creates?|Stores?|Handles?|Yes|No)$/
const NEXT_WORD = /^ (\p{Lu}[\p{L}\p{N}.+#_-]*)/u
/** Scripts written without spaces: their letters next to a Latin name are no part of it. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}]'
const WORD_CHARACTER = `[[\\p{L}\\p{M}\\p{N}_]--${UNSPACED}]`
const STARTS_UNSPACED = new RegExp(`^${UNSPACED}`, 'v')
const ENDS_UNSPACED = new RegExp(`${UNSPACED}$`, 'v')
/** All subjects' products together; further ones are not looked for. */
const MOST_PRODUCTS = 64
const MOST_STEMS = 40
/** UTF-16 units an inflection may add to a name. */
const LONGEST_ENDING = 5
const SPACE = 32
const UNSEEN = -2

/** The text itself; a space in it may be written as a hyphen, a slash or an underscore: HTTP 1.1, HTTP/1.1. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ /g, '[ \\u00a0\\/_\\-]')
}

/** The name and the endings that name the same thing: Containers, processes, React's. */
function inflected(name: string, singularToo: boolean): string {
  if (!/\p{Script=Latin}$/u.test(name)) return literally(name)
  const shorter = literally(name.slice(0, -1))
  const number = /[^aeiou]y$/i.test(name)
    ? `${shorter}(?:ys?|ies)`
    : singularToo && /[^s]s$/.test(name)
      ? `${shorter}s?`
      : `${literally(name)}(?:e?s)?`
  return `${number}(?:['’]s?(?![\\p{L}\\p{N}]))?`
}

/** Words of one letter that Arabic and Hebrew write together with what follows: "and", "in", "to", "like". */
const JOINED_WORDS = [
  { script: /^\p{Script=Arabic}/u, letters: '[وفبكل]' },
  { script: /^\p{Script=Hebrew}/u, letters: '[ובלכמש]' },
]

/** No letter before a name but such a word. */
function beginsAfter(name: string): string {
  const begins = `(?<!${WORD_CHARACTER})`
  const joined = JOINED_WORDS.find(({ script }) => script.test(name))
  return joined ? `(?:${begins}|(?<=${begins}${joined.letters}))` : begins
}

/**
 * A pattern for a whole name: no letter, digit or underscore joins it, C is not found in C++ or C#, nor HTTP/1
 * in HTTP/1.1. The name itself is matched literally.
 */
function namePattern(name: string, singularToo: boolean): string {
  const before = STARTS_UNSPACED.test(name) ? '' : beginsAfter(name)
  const after = ENDS_UNSPACED.test(name) ? '' : `(?!${WORD_CHARACTER}|[+#])`
  const version = /\p{N}$/u.test(name) ? '(?![.]\\p{N})' : ''
  return `${before}${inflected(name, singularToo)}${after}${version}`
}

/** Short names are common words in lower case (Go, REST): they count as written, capitalised or in capitals. */
function caseFits(text: string, at: number, name: string): boolean {
  if (name.length > 4 || !/^\p{L}+$/u.test(name)) return true
  if (/^\p{Ll}/u.test(name)) return true
  return /^\p{Lu}|^\p{Lo}/u.test(text.slice(at, at + 2))
}

/** Patterns are made once for the same name: a document's names are looked for again and again. */
const patternOf = recalled((source) => new RegExp(source, 'iyv'))

/** Whether the sticky pattern matches at this place; it then ends at its `lastIndex`. */
function standsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

interface Known {
  readonly subject: string
  readonly kind: Mention['kind']
  readonly name: string
}

/** What every inflection of the names begins with, in lower case; null when there are too many to look for singly. */
function stemsOf(known: readonly Known[]): readonly string[] | null {
  const stems = new Set(
    known.map(({ name }) => {
      const [first = name] = name.split(' ')
      return (first === name && name.length > 2 ? name.slice(0, -1) : first).toLowerCase()
    }),
  )
  return stems.size > MOST_STEMS || stems.has('') ? null : [...stems]
}

/** Where in a text a name may begin: at its stems, or everywhere when these or the lengths do not tell. */
class Places {
  #text = ''
  #small: string | null = null
  readonly #next: Int32Array

  constructor(private readonly stems: readonly string[] | null) {
    this.#next = new Int32Array(stems?.length ?? 0)
  }

  open(text: string): void {
    const small = this.stems === null ? null : text.toLowerCase()
    this.#text = text
    this.#small = small?.length === text.length ? small : null
    this.#next.fill(UNSEEN)
  }

  /** Whether places are told from others. */
  get known(): boolean {
    return this.#small !== null
  }

  /** The first place at or after `from`, -1 when there is none. */
  from(from: number): number {
    const small = this.#small
    if (small === null || this.stems === null) return from < this.#text.length ? from : -1
    let first = -1
    for (let n = 0; n < this.stems.length; n += 1) {
      let at = this.#next[n] ?? -1
      if (at !== -1 && at < from) {
        at = small.indexOf(this.stems[n] ?? '', from)
        this.#next[n] = at
      }
      if (at >= 0 && (first < 0 || at < first)) first = at
    }
    return first
  }
}

/** A name joined to capitals that name no subject is another thing: the TCP of TCP/IP. */
function asCompound(text: string, mention: Mention, next: Mention | undefined): Mention {
  const { end } = mention
  if (text[end] !== '/' && text[end] !== '-') return mention
  const joined = /^[/-]\p{Lu}{2,}(?!\p{L})/u.exec(text.slice(end, end + 20))?.[0]
  if (!joined || next?.start === end + 1) return mention
  return { ...mention, kind: 'product', end: end + joined.length }
}

/** Whether a hyphen or a slash follows one of the mentions. */
function joinsCapitals(text: string, mentions: readonly Mention[]): boolean {
  return mentions.some(({ end }) => text[end] === '/' || text[end] === '-')
}

function finder(known: readonly Known[]): FindMentions {
  const longestFirst = [...known].sort((a, b) => b.name.length - a.name.length)
  if (longestFirst.length === 0) return () => []
  const plurals = known.every(({ kind, name }) => kind === 'product' || /[^s]s$/.test(name))
  const patterns = longestFirst.map((each) => {
    return { ...each, pattern: patternOf(namePattern(each.name, plurals)) }
  })
  const anyName = once(() => patternOf(patterns.map(({ pattern }) => pattern.source).join('|')))
  const places = new Places(stemsOf(known))
  return (text) => {
    const mentions: Mention[] = []
    places.open(text)
    for (let start = places.from(0), next = 0; start >= 0; start = places.from(next)) {
      next = start + 1
      if (!places.known && !standsAt(anyName(), text, start)) continue
      const hit = patterns.find(({ pattern }) => standsAt(pattern, text, start))
      if (!hit) continue
      next = hit.pattern.lastIndex
      if (!caseFits(text, start, hit.name)) continue
      mentions.push({ subject: hit.subject, kind: hit.kind, start, end: next })
    }
    return joinsCapitals(text, mentions)
      ? mentions.map((mention, n) => asCompound(text, mention, mentions[n + 1]))
      : mentions
  }
}

function known(subjects: readonly Subject[], products: boolean): Known[] {
  return subjects.flatMap(({ key, name, aliases, products: longer }) => [
    ...[name, ...aliases].map((text) => ({ subject: key, kind: 'name' as const, name: text })),
    ...(products ? longer : []).map((text) => ({
      subject: key,
      kind: 'product' as const,
      name: text,
    })),
  ])
}

/** Mentions of these subjects by name, alias, plural or possessive, and of their products. */
export function mentionFinder(subjects: readonly Subject[]): FindMentions {
  return finder(known(subjects, true))
}

function productAt(text: string, mention: Mention, starts: ReadonlySet<number>): string | null {
  let end = mention.end
  for (let words = 0; words < 3 && !starts.has(end + 1); words += 1) {
    const word = NEXT_WORD.exec(text.slice(end, end + 40))?.[1]?.replace(/[.+_-]+$/, '')
    if (!word || COMPONENT.test(word) || CONTINUATION.test(word)) break
    end += 1 + word.length
    if (!/^ \p{Lu}/u.test(text.slice(end, end + 3))) break
  }
  const grown = end > mention.end && !/['’]/.test(text.slice(mention.start, mention.end))
  return grown ? text.slice(mention.start, end) : null
}

const STOPPED = /[.,:;!?)"”]$/
/** A word that no stop parts from the capital after it. */
const GOES_ON = /[^.,:;!?)"”] (?:[A-Z]|[^ -~])/

/** Whether a space and a capital may follow a mention; most texts hold none. */
function mayHoldProducts(text: string, places: Places, longest: number): boolean {
  places.open(text)
  if (!places.known) return true
  for (let place = places.from(0); place >= 0; place = places.from(place + 1)) {
    const last = Math.min(place + longest, text.length - 2)
    for (let at = place + 1; at <= last; at += 1) {
      if (text.charCodeAt(at) !== SPACE) continue
      const next = text.charCodeAt(at + 1)
      if (next > 127 || (next >= 65 && next <= 90)) return true
    }
  }
  return false
}

/**
 * Completes subjects with the longer names found in the texts: the subject's name and the capitalised words after
 * it (Docker Swarm), unless they are a subject themselves, a component (Docker CLI) or go on with the sentence.
 */
export function withProducts(subjects: readonly Subject[], texts: Iterable<string>): Subject[] {
  const names = known(subjects, false)
  const find = finder(names)
  const places = new Places(stemsOf(names))
  const longest = Math.max(0, ...names.map(({ name }) => name.length)) + LONGEST_ENDING
  const stopped = names.some(({ name }) => STOPPED.test(name))
  const products = new Map<string, Map<string, string>>()
  let total = 0
  for (const text of texts) {
    if (total >= MOST_PRODUCTS) break
    if (!stopped && !GOES_ON.test(text)) continue
    if (!mayHoldProducts(text, places, longest)) continue
    const mentions = find(text)
    const starts = new Set(mentions.map(({ start }) => start))
    for (const mention of mentions) {
      const product = productAt(text, mention, starts)
      if (!product) continue
      const ofSubject = products.get(mention.subject) ?? new Map<string, string>()
      if (ofSubject.has(fold(product))) continue
      ofSubject.set(fold(product), product)
      total += 1
      products.set(mention.subject, ofSubject)
    }
  }
  return subjects.map((subject) => ({
    ...subject,
    products: [...(products.get(subject.key)?.values() ?? [])],
  }))
}
