import { fold } from '../text'
import { LIMITS } from './limits'
import { bareName, isName, type Naming, readName, readNames } from './names'
import { isAttribute, isTopicHeader } from './vocabulary'

const ARTICLE = /^(?:an?|the|der|die|das|el|la|los|las|le|les|il|lo|gli|o|os)\s+(?=\S)/i
/** Questions that ask for the difference: "How are X and Y different?" */
const ASKED =
  /^(?:(?:so|but|and),?\s+)?how\s+(?:are|is|do|does|did|can|should)\s+(?:you\s+tell\s+)?(?:an?\s+|the\s+)?(.+?)\s+(?:differ(?:ent)?|apart|compare)\b.*$/iu
const ASKED_ELSEWHERE =
  /^(?:чем\s+отлича(?:ется|ются)|was unterscheidet|worin unterscheiden sich|en qué se diferencian?|en quoi diffèrent|qual a diferença entre|¿?cuál es la diferencia entre)\s+/iu
const LEAD =
  /^.*?\b(?:differences?|comparisons?|compar(?:e|es|ed|ing)|contrast(?:s|ing)?|choos(?:e|ing)|distinction)\b(?:\s+and\s+contrast)?(?:\s+(?:between|of|among|in))?\s*:?\s+/i
/** Words for a difference or a comparison in other languages, before the names. */
const LEAD_ELSEWHERE =
  /^.*?(?:(?:unterschiede?|vergleich|diferencias?|comparaci[oó]n|comparativa|différences?|differences?(?= entre)|comparaison|diferenças?|comparação|differenz[ae]|confronto)\s+(?:(?:zwischen|entre|tra|fra|von|de|di)\s+)?|(?:разница|различи[яе]|отличи[яе]|сравнение)\s+(?:между\s+)?|(?:الفرق|الفروق|الاختلاف(?:ات)?|مقارنة|المقارنة|تفاوت|مقایسه|פירוט)\s+(?:بين\s+|بین\s+)?|ה?הבדל(?:ים)?\s+בין\s+)/iu
const TAIL_WORDS =
  /\s(?:a\s)?(?:(?:detailed|quick|full)\s)?(?:comparison|compared|differences?|explained|overview|guide|cheat\s?sheet|im vergleich|comparados?|comparés?|a confronto)(?:\s(?:table|chart))?$/i
/** What follows the names where Chinese, Japanese and Korean put the word for difference. */
const TAIL_UNSPACED =
  /\s?(?:的|之间的?|之間的?|有什么|有何|主要|核心|の|의)*\s?(?:区别|差别|差异|不同|对比|比较|區別|差別|差異|對比|比較|違い|차이(?:점)?|비교).*$/u
const WHERE = /\s(?:in|for|with)\s.+$/i
const VERSUS =
  /\s(?:vs?\.?|versus|gegen|contra|frente a|contre|contro|против|مقابل|ضد|נגד)\s|\s?(?:对比|對比|対)\s?(?=\S)/iu
const AND = /,\s(?:and\s)?|\s(?:and|und|et|y|и)\s/i
const AND_ELSEWHERE =
  /,\s|،\s|\s&\s|\s(?:and|und|et|y|e|ed|и|от|或)\s|\s(?:و|לבין|או)\s?(?=\S)|\s(?:ל-)/iu
const AND_UNSPACED = /\s?(?:和|与|與|跟|及|、|と)\s?|(?<=\S)[와과]\s/u
const SEPARATED = /,|\s(?:and|vs?\.?|versus|&)\s/i

function dropRemarks(title: string): string {
  return title.replace(/ ?[(（]([^()（）]*)[)）]/g, (remark, inside: string) =>
    SEPARATED.test(inside) || remark.length > 80 ? '' : remark,
  )
}

function split(part: string): string[] {
  if (VERSUS.test(part)) {
    return part.split(new RegExp(`${VERSUS.source}|,\\s`, 'iu')).filter((name) => name !== '')
  }
  if (/\s&\s/.test(part)) return part.split(/\s&\s|,\s(?:and\s)?/i)
  return part.split(AND)
}

/** Nouns that end a list of names and belong to all of them: "TCP and UDP protocols". */
const COMMON_NOUN =
  /\s(?:memory|databases?|protocols?|languages?|frameworks?|librar(?:y|ies)|servers?|tools?|models?|systems?|types?|methods?|approaches|architectures?|engines?|technologies|Databases|Protocols|Languages|Frameworks|Libraries|Tools|Models|Systems|Architectures?)$/u

/** The names without a noun that only the last one carries, though it means all. */
function withoutCommonNoun(names: readonly string[]): string[] {
  const last = names.at(-1) ?? ''
  const bare = last.replace(COMMON_NOUN, '')
  const others = names.slice(0, -1)
  const alone = bare !== last && !others.some((name) => COMMON_NOUN.test(name))
  return alone && bare.split(' ').length <= Math.max(...others.map((name) => name.split(' ').length))
    ? [...others, bare]
    : [...names]
}

function withoutRemark(name: string): string {
  if (readName(name).aliases.length > 0 || /[(（]\p{Lu}[\p{Lu}\p{N}]{1,5}[)）]$/u.test(name)) return name
  return name.replace(/\s?[(（][^()（）]*[)）]$/, '')
}

/** Names as written, when they can be names of two or more different things; else none. */
function usable(written: readonly string[]): string[] {
  const names = written.map((name) => withoutRemark(bareName(name).replace(ARTICLE, '').trim()))
  const fit = names.every(
    (name) =>
      isName(name) &&
      name.split(' ').length <= 5 &&
      !isAttribute(name) &&
      !isTopicHeader(name) &&
      !/^(?:how|what|why|when|which|who|where|its?|your|my|our|their|using|more)\b/i.test(name),
  )
  const distinct = new Set(names.map(fold)).size === names.length
  return fit && distinct && names.length > 1 ? names : []
}

function trimmed(part: string): string {
  return part.replace(/[\s.:;!?؟。：？！]+$/, '')
}

function namesIn(part: string): string[] {
  const names = split(trimmed(part).replace(TAIL_WORDS, '')).map((name) =>
    withoutRemark(bareName(name)),
  )
  const last = names.length - 1
  if (!names.slice(0, last).some((name) => WHERE.test(name))) {
    names[last] = (names[last] ?? '').replace(WHERE, '')
  }
  return usable(withoutCommonNoun(names))
}

/** Names in titles that put the word for difference elsewhere: after them, or in another language before them. */
function namesElsewhere(part: string): string[] {
  const whole = trimmed(part)
  const led = whole
    .replace(ASKED_ELSEWHERE, '')
    .replace(LEAD_ELSEWHERE, '')
    .replace(/^[(（][^()（）]*[)）]\s*/, '')
  if (led !== whole) return usable(led.split(VERSUS.test(led) ? VERSUS : AND_ELSEWHERE))
  const cut = whole.replace(TAIL_UNSPACED, '')
  const compared = cut !== whole
  if (VERSUS.test(cut)) return usable(cut.split(VERSUS))
  const names = cut.split(AND_UNSPACED)
  const short = names.every((name) => name.trim().length <= 16)
  return names.length > 1 && (compared || short) ? usable(names) : []
}

/** Whether a title sets its subjects against each other in so many words: vs, versus, difference. */
export function setsAgainst(title: string): boolean {
  return (
    VERSUS.test(title) ||
    /\b(?:differences?|compar|contrast)/i.test(title) ||
    LEAD_ELSEWHERE.test(title) ||
    ASKED.test(title) ||
    ASKED_ELSEWHERE.test(title) ||
    TAIL_UNSPACED.test(title)
  )
}

/**
 * The subjects a title names: `X & Y`, `X vs Y`, `X versus Y`, `X and Y`, `Difference between X and Y`,
 * `A, B and C`, and the like in other languages. Of several parts around a colon or a dash, the one that compares
 * counts. Empty when the title names fewer than two.
 */
export function subjectsInTitle(title: string): Naming[] {
  if (title.length > LIMITS.nameLength * 2) return []
  const bare = dropRemarks(
    title
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^\d+[.)]\s+/, '')
      .replace(/(?<=\s[(（][\p{Lu}\d]{2,8}[)）])\s\p{Lu}?\p{Ll}+s$/u, ''),
  )
  const parts = bare.split(/\s?[:：]\s?(?!\/)|\s[-–—|]\s|——/).map((part) => part.trim())
  const named = parts.flatMap((part) =>
    (LEAD_ELSEWHERE.test(part) || ASKED_ELSEWHERE.test(part)
      ? [namesElsewhere(part)]
      : [
          namesIn(part.replace(ASKED, '$1').replace(LEAD, '')),
          namesIn(part),
          namesElsewhere(part),
        ]
    ).map((names) => ({
      text: part,
      names,
    })),
  )
  const naming = named.filter(({ names }) => names.length > 1)
  const best = naming.find(({ text }) => VERSUS.test(text)) ?? naming[0]
  return readNames(best?.names ?? [])
}
