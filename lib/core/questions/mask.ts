import type { Subject } from '../comparison/types'
import { fold, tokens } from '../text'
import { BLANK } from './types'
import { STOP_WORDS } from './words'

/**
 * A place where a text gives a subject away, as UTF-16 offsets [start, end) of that text.
 * `name`: its name or alias, plural too. `derived`: a longer word or product made from it, a telling
 * part of its name, or what its letters stand for.
 */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly subject: string
  readonly kind: 'name' | 'derived'
}

/** Finds every mention of every subject of one comparison, in order, without overlaps. */
export type FindMentions = (text: string) => readonly Mention[]

interface Form {
  readonly text: string
  readonly subject: string
  readonly kind: Mention['kind']
  /** Whether a longer word that begins with it counts: Dockerfile for Docker, but not good for Go. */
  readonly prefix: boolean
}

const SEPARATORS = /[\s\-_./]+/gu
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

function formsOf(subject: Subject, others: readonly Subject[]): Form[] {
  const named = [subject.name, ...subject.aliases].flatMap((name) => [
    name,
    ...[...name.matchAll(/\(([^()]{2,})\)/g)].map((match) => match[1] as string),
    name.replace(/\([^()]*\)/g, ' '),
  ])
  const form = (text: string, kind: Mention['kind'], least: number): Form => {
    const folded = fold(text).trim()
    return { text: folded, subject: subject.key, kind, prefix: folded.length >= least }
  }
  const taken = new Set(others.flatMap((other) => [other.name, ...other.aliases].flatMap(tokens)))
  const parts = tokens(subject.name)
  const telling = parts.filter(
    (part) => parts.length > 1 && part.length > 2 && !taken.has(part) && !STOP_WORDS.has(part),
  )
  const initials = parts.map((part) => part[0]).join('')
  return [
    ...subject.products.map((name) => form(name, 'derived', 1)),
    ...named.map((name) => form(name, 'name', 3)),
    ...telling.map((part) => form(part, 'derived', 4)),
    ...(parts.length > 1 && initials.length > 1 ? [form(initials, 'derived', 99)] : []),
  ].filter(({ text }) => tokens(text).length > 0 || text.length > 1)
}

/** Folded text with, for each of its units, the offset in the original; null when folding moves nothing. */
function foldWithOffsets(text: string): { folded: string; offsets: number[] | null } {
  if (/^\p{ASCII}*$/u.test(text)) return { folded: text.toLowerCase(), offsets: null }
  const offsets: number[] = []
  let folded = ''
  let at = 0
  for (const character of text) {
    const part = fold(character)
    for (let unit = 0; unit < part.length; unit += 1) offsets.push(at)
    folded += part
    at += character.length
  }
  offsets.push(at)
  return { folded, offsets }
}

/** Where consecutive capitalised words spell an acronym, RE-S-T for Representational State Transfer. */
function expansions(text: string, acronym: string, subject: string): Mention[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
  const spells = (from: number, letters: string, used: number): number => {
    if (letters === '') return used > 1 ? from : -1
    const word = words[from]?.[0]
    if (word === undefined || !/^\p{Lu}/u.test(word)) return -1
    for (let size = 1; size <= Math.min(3, letters.length, word.length); size += 1) {
      if (fold(word.slice(0, size)) !== letters.slice(0, size)) return -1
      const end = spells(from + 1, letters.slice(size), used + 1)
      if (end > 0) return end
    }
    return -1
  }
  return words.flatMap((word, from): Mention[] => {
    const end = spells(from, acronym, 0)
    const last = words[end - 1]
    if (end < 0 || last === undefined) return []
    return [{ start: word.index, end: last.index + last[0].length, subject, kind: 'derived' }]
  })
}

/** What an acronym stands for, in brackets and in any case: SQL (structured query language). */
function explained(text: string, acronym: string, subject: string): Mention[] {
  return [...text.matchAll(BRACKETS)].flatMap(({ 1: inside = '', index }): Mention[] => {
    const words = tokens(inside)
    const initials = words.map((word) => word.charAt(0)).join('')
    const start = index + 1
    if (words.length !== acronym.length || initials !== acronym) return []
    return [{ start, end: start + inside.length, subject, kind: 'derived' }]
  })
}
const BRACKETS = /\(([^()]{5,80})\)/gu

/**
 * Matching ignores case, accents and the marks between the words of a name, and takes every word that
 * begins with a name of three letters or more. A name followed by a capitalised word (Docker Hub) is
 * taken as a product.
 */
export function mentionsFinder(subjects: readonly Subject[]): FindMentions {
  const forms = subjects
    .flatMap((subject) =>
      formsOf(
        subject,
        subjects.filter((other) => other !== subject),
      ),
    )
    .sort((a, b) => b.text.length - a.text.length)
  const pattern = forms
    .map(({ text }) => {
      const body = text.split(SEPARATORS).map(escaped).join('[\\s\\-_./]*')
      return `${/^[\p{Script=Latin}\p{N}]/u.test(text) ? '(?<![\\p{Script=Latin}\\p{N}])' : ''}(${body})`
    })
    .join('|')
  if (pattern === '') return () => []
  const matcher = new RegExp(`(?:${pattern})([\\p{L}\\p{N}]*)`, 'gu')
  const acronyms = subjects.filter(({ name }) => /^\p{Lu}{3,6}$/u.test(name))

  return (text) => {
    const { folded, offsets } = foldWithOffsets(text)
    const found: Mention[] = []
    for (const match of folded.matchAll(matcher)) {
      const form = forms[match.slice(1).findIndex((group) => group !== undefined)]
      if (form === undefined) continue
      const rest = match[forms.length + 1] ?? ''
      const latin = /^[\p{Script=Latin}\p{N}]/u.test(rest)
      const inflected = rest === '' || rest === 's' || rest === 'es' || !latin
      if (!inflected && !form.prefix) continue
      const until = match.index + match[0].length - (latin ? 0 : rest.length)
      const start = offsets ? (offsets[match.index] ?? 0) : match.index
      const end = offsets ? (offsets[until] ?? text.length) : until
      const product = /^[ -]\p{Lu}/u.test(text.slice(end))
      const kind = form.kind === 'name' && inflected && !product ? 'name' : 'derived'
      found.push({ start, end, subject: form.subject, kind })
    }
    for (const { name, key } of acronyms) {
      const spelt = expansions(text, fold(name), key)
      found.push(...(spelt.length > 0 ? spelt : explained(text, fold(name), key)))
    }
    return found.sort((a, b) => a.start - b.start)
  }
}

/** The text with each name in it replaced; a possessive keeps its 's. `derived` mentions stay. */
export function replaceNames(
  text: string,
  mentions: readonly Mention[],
  subject: string,
  replacement: string,
): string {
  let result = ''
  let at = 0
  for (const mention of mentions) {
    if (mention.kind !== 'name' || mention.subject !== subject || mention.start < at) continue
    result += text.slice(at, mention.start) + replacement
    at = mention.end
  }
  return result + text.slice(at)
}

const ARTICLE = /(?<![\p{L}\p{N}])[Aa]n?\s+(?=____)/gu

/**
 * The text with every name and alias of one subject as BLANK; "a" or "an" goes into the blank, as it would hint. What
 * still gives it away, the guard refuses.
 */
export function mask(text: string, find: FindMentions, subject: string): string {
  return replaceNames(text, find(text), subject, BLANK).replace(ARTICLE, '')
}
