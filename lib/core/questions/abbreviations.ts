import { fold } from '../text'
import type { Analysis } from './analysis'

/** "Horizontal Pod Autoscaler (HPA)": up to six words and what stands for them. */
const EXPANDED =
  /((?:[\p{L}\p{N}][\p{L}\p{N}-]*\s+){0,5}[\p{L}\p{N}][\p{L}\p{N}-]*)\s+\((\p{Lu}[\p{Lu}\p{N}]{1,6})s?\)/gu

const made = new WeakMap<Analysis, ReadonlyMap<string, string>>()

/** The other form of an abbreviation or of what it stands for, where the document gives both; folded form to form. */
export function abbreviationsOf(analysis: Analysis): ReadonlyMap<string, string> {
  const kept = made.get(analysis)
  if (kept) return kept
  const found = new Map<string, string>()
  for (const { fact } of analysis.facts) {
    if (!fact.statement.includes('(')) continue
    for (const [, words = '', short = ''] of fact.statement.matchAll(EXPANDED)) {
      const long = expansionOf(words, short)
      if (long === null) continue
      found.set(fold(short), long)
      found.set(fold(long), short)
    }
  }
  made.set(analysis, found)
  return found
}

/** The last words of a text that an abbreviation stands for, a letter for each of its parts; null when it does not. */
export function expansionOf(text: string, short: string): string | null {
  const words = text.split(/\s+/)
  const letters = fold(short)
  for (let from = words.length - 1; from >= 0; from -= 1) {
    const parts = words.slice(from).flatMap((word) => word.split('-'))
    const initials = fold(parts.map((part) => part[0] ?? '').join(''))
    if (initials === letters || initials.replace(/[aotifw]/g, '') === letters) {
      return words.slice(from).join(' ')
    }
    if (initials.length > letters.length + 2) return null
  }
  return null
}
