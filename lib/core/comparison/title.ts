import { fold } from '../text'
import { LIMITS } from './limits'
import { bareName, isName, type Naming, readName, readNames } from './names'
import { isAttribute, isTopicHeader } from './vocabulary'

const ARTICLE =
  /^(?:an?|the|der|die|das|dem|den|eine[mnr]?|ein|el|la|los|las|una?|le|les|une|il|lo|gli|o|os|uma?)\s+(?=\S)/i
/** Questions that ask for the difference: "How are X and Y different?", "How does X differ from Y?" */
const ASKED =
  /^how\s+(?:are|is|do|does|did|can|should)\s+(?:you\s+tell\s+)?(.+?)\s+(?:differ(?:ent)?|apart|compare)(?:\s+(?:from|to|with)\s+(.+))?$/iu
const DISTINGUISHED =
  /^what\s+(?:distinguishes|separates|sets)\s+(.+?)\s+(?:apart\s+)?from\s+(.+)$/iu
/** Questions answered by yes or no: "Is it free or paid?" */
const YES_OR_NO =
  /^(?:is|are|am|was|were|do|does|did|can|could|will|would|should|shall|has|have|may|must)\s/i
const CHOICE =
  /^(?:(?:when|whether) to (?:use|choose)|should (?:i|you|we) (?:use|choose|learn|pick)|which (?:one )?is better[,:]?|(?:the )?(?:pros and cons|pros & cons|advantages and disadvantages|strengths and weaknesses|similarities(?: and differences)?) (?:of|between))\s+/iu
const ASKED_ELSEWHERE =
  /^(?:чем\s+отлича(?:ется|ются)|was unterscheidet|worin unterscheiden sich|en qué se diferencian?|en quoi diffèrent|qual a diferença entre|¿?cuál es la diferencia entre)\s+/iu
const LEAD =
  /^.*?\b(?:differences?|comparisons?|compar(?:e|es|ed|ing)|contrast(?:s|ing)?|choos(?:e|ing)|distinction)\b(?:\s+and\s+contrast)?(?:\s+(?:between|of|among|in))?\s*:?\s+/i
/** Words for a difference or a comparison in other languages, before the names. */
const LEAD_ELSEWHERE =
  /^.*?(?:(?:unterschiede?|vergleich|diferencias?|comparaci[oó]n|comparativa|différences?|differences?(?= entre)|comparaison|diferenças?|comparação|differenz[ae]|confronto)\s+(?:(?:\p{L}+\s+){0,2}(?:zwischen|entre|tra|fra)\s+|(?:von|de|di)\s+)?|(?:verschil(?:len)?|skillnad(?:en)?|forskel(?:len|le)?|forskjell(?:en)?|różnic[ae]|rozdíly?|perbedaan|khác nhau|різниц[яі])\s+(?:tussen|mellan|mellem|mellom|między|mezi|antara|giữa|між)?\s*|(?:разница|различи[яе]|отличи[яе]|сравнение)\s+(?:между\s+)?|(?:الفرق|الفروق|الاختلاف(?:ات)?|مقارنة|المقارنة|تفاوت|مقایسه|פירוט)\s+(?:بين\s+|بین\s+)?|ה?הבדל(?:ים)?\s+בין\s+)/iu
const TAIL_WORDS =
  /\s(?:a\s)?(?:(?:detailed|quick|full)\s)?(?:comparison|compared|differences?|explained|overview|guide|cheat\s?sheet|im vergleich|comparados?|comparés?|a confronto)(?:\s(?:table|chart))?$|\sarasındaki farklar?$/iu
/** What follows the names where Chinese, Japanese and Korean put the word for difference. */
const TAIL_UNSPACED =
  /\s?(?:的|之间的?|之間的?|有什么|有何|主要|核心|の|의)*\s?(?:区别|差别|差异|不同|对比|比较|區別|差別|差異|對比|比較|違い|차이(?:점)?|비교).*$/u
const WHERE = /\s(?:in|for|with)\s.+$/i
const VERSUS =
  /\s(?:vs?\.?|versus|compared (?:to|with|against)|gegen|contra|frente a|contre|contro|против|مقابل|ضد|أم|נגד)\s|\s?(?:对比|對比|対)\s?(?=\S)/iu
const AND = /,\s(?:and\s)?|\s(?:and|und|et|y|и)\s/i
const AND_ELSEWHERE =
  /,\s|،\s|\s&\s|\s(?:and|und|et|y|e|ed|en|och|og|ve|và|dan|a|та|і|і|и|от|或)\s|\s(?:و|לבין|או)\s?(?=\S)|\s(?:ל-)/iu
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
  return alone &&
    bare.split(' ').length <= Math.max(...others.map((name) => name.split(' ').length))
    ? [...others, bare]
    : [...names]
}

const ACRONYM_BEHIND = /[(（]\p{Lu}[\p{Lu}\p{N}]{1,5}[)）]$/u

/** Names without remarks behind them; another name stays, and an acronym behind each of them. */
function withoutRemarks(names: readonly string[]): string[] {
  if (names.every((name) => ACRONYM_BEHIND.test(name))) return [...names]
  return names.map((name) =>
    readName(name).aliases.length > 0 ? name : name.replace(/\s?[(（][^()（）]*[)）]$/, ''),
  )
}

/** Names as written, when they can be names of two or more different things; else none. */
function usable(written: readonly string[]): string[] {
  const names = withoutRemarks(written.map((name) => bareName(name).replace(ARTICLE, '').trim()))
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

/** The two sides of a question or a choice, joined the way a title joins names. */
function asAnd(part: string): string {
  const bare = trimmed(part)
  const asked = ASKED.exec(bare) ?? DISTINGUISHED.exec(bare)
  if (asked?.[1]) return asked[2] ? `${asked[1]} and ${asked[2]}` : asked[1]
  const chosen = bare.replace(CHOICE, '')
  const compared = bare.replace(LEAD, '')
  if (compared !== bare && !split(compared)[1])
    return compared.replace(/\s(?:to|with|against)\s/i, ' and ')
  const choice = chosen !== bare || (/\?\s*$/.test(part) && !YES_OR_NO.test(bare))
  return choice ? chosen.replace(/,?\s+or\s+/gi, ' and ') : bare
}

function namesIn(part: string): string[] {
  const names = withoutRemarks(split(trimmed(part).replace(TAIL_WORDS, '')).map(bareName))
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
    DISTINGUISHED.test(title) ||
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
      : [namesIn(asAnd(part).replace(LEAD, '')), namesIn(part), namesElsewhere(part)]
    ).map((names) => ({
      text: part,
      names,
    })),
  )
  const naming = named.filter(({ names }) => names.length > 1)
  const best = naming.find(({ text }) => VERSUS.test(text)) ?? naming[0]
  return readNames(best?.names ?? [])
}
