import { recalled, tokens } from '../text'

/** The folded words of a name that comes up again and again. */
export const wordsOfName: (name: string) => readonly string[] = recalled(tokens)

const list = (text: string) => new Set(text.trim().split(/\s+/))

/** English words that carry grammar, not content; also the marks that the sentence is English at all. */
export const STOP_WORDS = list(`
  a an the this that these those it its they them their he she his her we our you your i who whom which what
  when where why how whether and or but nor so yet for of in on at by to from with without into onto over
  under across through between among within about against during before after above below up down out off
  near per via like as than then if because since while whereas although though unless until once also too
  very more most less least much many few several some any all each every both either neither no not only
  own same other another such just even still already often usually generally typically mainly mostly
  is are was were be been being am has have had having do does did doing done can could may might must shall
  should will would cannot including include includes based using used meaning due together yourself itself themselves myself ourselves able e.g i.e etc vs there here one two
  three four however therefore thus instead rather else well
`)

/** Words too general to be worth recalling: a blank for them has many right answers. */
export const GENERIC = list(`
  tool tools service services feature features thing things way ways part parts type types kind kinds
  capability capabilities option options user users developer developers people team teams application
  applications app apps system systems software number amount lot case cases example examples level levels
  multiple additional various different certain specific common new old good better best large larger small
  smaller high higher low lower single main own set sets aspect aspects purpose purposes time times need
  needs work works various range order entire whole individual platform platforms approach approaches item
  items support data information process processes resource resources method methods choice choices solution solutions
  place places result results change changes
`)

/** Words by which a cell grades rather than tells: nobody recalls which of them was used. */
export const VAGUE = list(`
  basic advanced limited full partial partially partly easy hard difficult simple complex medium moderate high low fast faster slow
  slower available unavailable required optional supported unsupported good poor excellent strong weak mature
  maintain wide light heavy more less
`)

const NOUN_OR_VERB = list(`
  package scale use support build store test limit access state set process host network cache query log load
  request update release design run work change need group block control link map mount share start stop
  monitor order plan point program queue range rate record report result return review route schedule scope
  search send service ship sort source step stream structure supply target track trade trigger type view watch
  benchmark fork clone commit merge push pull branch patch stack print read write call render help cost
`)

const VERBS = list(`
  provide allow require manage automate offer enable deploy handle create make give keep take get let become
  remain mean contain consist depend rely execute perform ensure maintain define describe specify achieve
  replace reduce increase improve extend integrate connect communicate combine compare compile compute
  configure copy coordinate decide deliver determine develop differ distribute divide encourage enforce
  exist expect expose fail focus follow force generate grow guarantee happen implement import inherit install
  introduce invoke involve isolate know learn leave leverage lose operate organize own pass persist prefer
  prevent produce promote protect prove receive recommend refer remove render represent resolve restart
  restrict save serve solve speed spend split suit switch tend throw treat try turn understand want
  reschedule come bind split write spawn listen retry
  die add adopt aim apply assign attach avoid begin belong bring call cause choose
`)

function bases(word: string): string[] {
  const found = [word]
  if (word.endsWith('ies')) found.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('es')) found.push(word.slice(0, -2))
  if (word.endsWith('s')) found.push(word.slice(0, -1))
  if (word.endsWith('ied')) found.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('ed')) found.push(word.slice(0, -2), word.slice(0, -1), word.slice(0, -3))
  if (word.endsWith('ing'))
    found.push(word.slice(0, -3), `${word.slice(0, -3)}e`, word.slice(0, -4))
  return found
}

/** Whether a folded English word is a form of a verb that is hardly ever a noun. */
export const isVerb = recalled((word) => bases(word).some((base) => VERBS.has(base)))

/** Whether a folded English word may be a verb or a noun; its neighbours decide. */
export const mayBeVerb = recalled((word) => bases(word).some((base) => NOUN_OR_VERB.has(base)))

/** Folded tokens that say something: no grammar words and no bare "provides". */
export function contentOf(words: readonly string[]): string[] {
  return words.filter((word) => !STOP_WORDS.has(word) && !EMPTY_VERBS.has(word))
}

const EMPTY_VERBS = list(
  'provide provides offer offers require requires allow allows use uses mean means',
)

const NEGATION =
  /(?<![\p{L}\p{N}])(?:not|no|never|without|cannot|neither|nor|none|lacks?|lacking|\p{L}+n['’]t)(?![\p{L}\p{N}])|[❌✗✘🚫]/iu

/** Whether a text denies something: "does not provide", "no", "without". */
export function isNegative(text: string): boolean {
  return NEGATION.test(text)
}

const ABSOLUTE = /(?<![\p{L}\p{N}])(?:always|never|only|all|every|none|must)(?![\p{L}\p{N}])/iu

/** The absolute word a text holds, folded to lower case; null when it holds none. */
export function absoluteWord(text: string): string | null {
  return ABSOLUTE.exec(text)?.[0].toLowerCase() ?? null
}

/** Whether two folded words look like forms of one: container, containers, containerized. */
export function related(a: string, b: string): boolean {
  if (a === b) return true
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return false
  const shorter = Math.min(a.length, b.length)
  let shared = 1
  while (shared < shorter && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1
  return shared >= Math.max(4, Math.ceil(shorter * 0.7))
}
