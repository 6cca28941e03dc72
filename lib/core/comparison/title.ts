import { fold } from '../text'
import { LIMITS } from './limits'
import { bareName, isName, type Naming, readName, readNames } from './names'

const ARTICLE = /^(?:an?|the)\s+/i
const LEAD =
  /^.*?\b(?:differences?|comparisons?|compar(?:e|es|ed|ing)|contrast(?:s|ing)?|choos(?:e|ing)|distinction)\b(?:\s+and\s+contrast)?(?:\s+(?:between|of|among))?\s*:?\s+/i
const TAIL_WORDS =
  /\s(?:a\s)?(?:(?:detailed|quick|full)\s)?(?:comparison|compared|differences?|explained|overview|guide|cheat\s?sheet)(?:\s(?:table|chart))?$/i
const WHERE = /\s(?:in|for|with)\s.+$/i
const VERSUS = /\s(?:vs?\.?|versus)\s/i
const SEPARATED = /,|\s(?:and|vs?\.?|versus|&)\s/i

function dropRemarks(title: string): string {
  return title.replace(/ ?[(（]([^()（）]*)[)）]/g, (remark, inside: string) =>
    SEPARATED.test(inside) || remark.length > 80 ? '' : remark,
  )
}

function split(part: string): string[] {
  if (VERSUS.test(part)) return part.split(/\s(?:vs?\.?|versus)\s|,\s/i)
  if (/\s&\s/.test(part)) return part.split(/\s&\s|,\s(?:and\s)?/i)
  return part.split(/,\s(?:and\s)?|\sand\s/i)
}

function withoutRemark(name: string): string {
  return readName(name).aliases.length > 0 ? name : name.replace(/\s?[(（][^()（）]*[)）]$/, '')
}

function namesIn(part: string): string[] {
  const names = split(part.replace(/[\s.:;!?]+$/, '').replace(TAIL_WORDS, '')).map((name) =>
    withoutRemark(bareName(name).replace(ARTICLE, '').trim()),
  )
  const last = names.length - 1
  if (!names.slice(0, last).some((name) => WHERE.test(name))) {
    names[last] = (names[last] ?? '').replace(WHERE, '')
  }
  const usable = names.every((name) => isName(name) && name.split(' ').length <= 5)
  const distinct = new Set(names.map(fold)).size === names.length
  return usable && distinct && names.length > 1 ? names : []
}

/**
 * The subjects a title names: `X & Y`, `X vs Y`, `X versus Y`, `X and Y`, `Difference between X and Y`,
 * `A, B and C`. Of several parts around a colon or a dash, the one that compares counts.
 * Empty when the title names fewer than two.
 */
export function subjectsInTitle(title: string): Naming[] {
  if (title.length > LIMITS.nameLength * 2) return []
  const bare = dropRemarks(title.replace(/\s+/g, ' ').trim())
  const parts = bare.split(/\s?:\s|\s[-–—|]\s/).map((part) => part.trim())
  const named = parts.flatMap((part) =>
    [part.replace(LEAD, ''), part].map((text) => ({ text: part, names: namesIn(text) })),
  )
  const naming = named.filter(({ names }) => names.length > 1)
  const best = naming.find(({ text }) => VERSUS.test(text)) ?? naming[0]
  return readNames(best?.names ?? [])
}
