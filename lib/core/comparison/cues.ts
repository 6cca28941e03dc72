import { latest } from '../text'
import type { Mention } from './mentions'

/** Words that open a sentence and say nothing of whom it speaks. */
const CONNECTIVE =
  /^(?:["“(]|(?:however|in contrast|by contrast|on the (?:other|one) hand|finally|moreover|furthermore|further|additionally|in addition|also|meanwhile|conversely|similarly|likewise|instead|therefore|thus|hence|then|as a result|consequently|accordingly|ultimately|nevertheless|nonetheless|in short|in summary|in other words|that said|for example|for instance|overall|firstly|secondly|lastly|and|but|so|yet|still|generally|typically|usually|by default|in general|in practice)\b(?!\s(?:of|to)\b)[,:]?\s+)+/i
const DETERMINER =
  /^(?:(?:the|an?|most|many|some|every|each|all|both|neither|either|der|die|das|dem|den|ein(?:e[mnrs]?)?|jede[rs]?|el|la|los|las|una?|le|les|une|il|lo|gli|os?|uma?|cada|chaque)\s+|l['’])*$/i
const PREPOSITION =
  /^(?:(?:in|with|for|on|under|using|inside|within|after|during|through|throughout|bei|beim|mit|für|unter|nach|avec|dans|chez|pour|con|en|para|em|com|при|для|у|в)\s+)(?:(?:the|an?|both|der|die|das|dem|den|le|la|les|un|une|el|los|las|una|um|uma|o|os)\s+)*$/iu
const COMPLEMENT =
  /(?:\bthan|\bunlike|\b(?:compared|comparison|contrast|relative|equivalent|alternatives?|opposed|similar|addition)\s+(?:to|with)|\binstead of|\bbefore|\brather than|\bversus|\bvs\.?|\blike|\b(?:advantages?|benefits?|improvements?|preferred)\s+over)\s+(?:(?:that|those) of\s+)?(?:(?:in|with|using|the|an?)\s+)*$/i
/** The same in other languages; Chinese and Japanese put some of these after the name. */
const COMPLEMENT_ELSEWHERE =
  /(?:\b(?:als|im Vergleich (?:zu|mit)|im Gegensatz zu[rm]?|anders als|à la différence d[eu]|contrairement à|(?<!(?:tandis|alors|mientras) )que|par rapport à|a diferencia de|en comparación con|frente a|ao contrário d[aeo]|a differenza di|rispetto a)|(?<!\p{L})(?:чем|в отличие от|по сравнению с|على عكس|بخلاف|مقارنة ب(?:ـ)?)|比起?|不同于|相对于|相对|与|與|跟|较)\s*(?:der|die|das|den|dem|le|la|les|el|los|l['’])?\s*$/iu
const AFTER_COMPLEMENT = /^\s*(?:相比|相较|相较于|不同|類似|类似|と比べ|に比べ|より|와 달리|보다)/u
const LIKE = /(?:^|[,;(]\s*|[,;]?\s*\b(?:much|just)\s+)like\s+(?:(?:in|with|the|an?)\s+)*$/i
const AS_WELL = /\bas\s+(?:does|do|is|are|can|has)\s+(?:(?:the|an?)\s+)?$/i
const CONTENT_CLAUSE = /\bthat\s+(?:(?:the|an?)\s+)?$/i
const OBJECT_OF_PREPOSITION =
  /\b(?:with|by|on|in|for|to|from|into|of|via|through|under|inside|alongside)\s+(?:(?:the|an?)\s+)?$/i

/** UTF-16 units before a mention in which a cue for it is looked for. */
const REACH = 60

/** What a mention does in its sentence: `like` makes the sentence true of it too, `complement` is only compared with. */
export type Role = 'main' | 'like' | 'complement'

/** Where the sentence proper begins, after connectives. */
export const bodyStart = latest((sentence) => CONNECTIVE.exec(sentence)?.[0].length ?? 0)

/** The sentence proper. */
export function bodyOf(sentence: string): string {
  const start = bodyStart(sentence)
  return start === 0 ? sentence : sentence.slice(start)
}

export function roleOf(sentence: string, mention: Mention, body = bodyStart(sentence)): Role {
  const nearby = Math.max(0, mention.start - REACH)
  const before = sentence.slice(
    body < mention.start ? Math.max(body, nearby) : nearby,
    mention.start,
  )
  const after = sentence.slice(mention.end, mention.end + 12)
  if (before === '') return AFTER_COMPLEMENT.test(after) ? 'complement' : 'main'
  if (LIKE.test(before) || AS_WELL.test(before)) return 'like'
  if (COMPLEMENT.test(before)) return 'complement'
  const elsewhere = COMPLEMENT_ELSEWHERE.test(before) && !/^\s*(?:和|与|與|跟)\s*$/.test(before)
  return elsewhere || AFTER_COMPLEMENT.test(after) ? 'complement' : 'main'
}

/** Where a mention stands: as the grammatical subject, after an opening preposition, in a that-clause, as an object. */
export type Position = 'subject' | 'setting' | 'content' | 'object' | 'inside'

export function positionOf(sentence: string, mention: Mention): Position {
  const before = sentence.slice(bodyStart(sentence), mention.start)
  if (DETERMINER.test(before)) return 'subject'
  if (PREPOSITION.test(before)) return 'setting'
  if (CONTENT_CLAUSE.test(before)) return 'content'
  return OBJECT_OF_PREPOSITION.test(before) ? 'object' : 'inside'
}

const OPENINGS = {
  /** Speaks of the comparison, not of one subject. */
  filler:
    /^(?:choosing|deciding|picking|the (?:choice|decision|(?:main |key |biggest )?differences?)|which|there (?:is|are)|it depends|(?:der|die) (?:wesentliche[nr]? |wichtigste[nr]? )?(?:unterschiede?|wahl|entscheidung)\b|la (?:principal )?(?:diferencia|elección|différence|principale différence|escolha|principal diferença|differenza)\b|(?:основное |главное )?(?:отличие|различие|разница|выбор)(?!\p{L})|(?:主要)?(?:区别|差异|不同)(?:在于|是)|الفرق (?:الرئيسي|الأساسي)|to (?:choose|decide|summari[sz]e)|(?:see|note|read)\b)/iu,
  /** Points at one of several without saying which. */
  vague: /^(?:the (?:former|latter|first|second|other)|others?|one of|the two|these two)\b/i,
  /** Tells the reader what to do, of nobody: "Make room for it", "Stop the service". */
  instruction:
    /^(?:(?:make|ensure|click|press|delete|restart|please|wait|legen sie|öffnen sie|klicken sie|cliquez|haga clic)\s|(?:start|stop|run|open|install|create|add|set|remove|enter|type|select|copy|paste|download|save|edit|check|enable|disable|repeat|follow)\s+(?:the|an?|your|it|this|these|those|all|each|up)\b)/i,
  collective:
    /^(?:(?:they|these) (?:are )?both\b|both\b(?![^,.;]*\band\b)|neither\b(?![^,.;]*\bnor\b)|the two\b|beide\b|die beiden\b|(?:les|tous les|toutes les) deux\b|amb[oa]s\b|los dos\b|entramb[ie]\b|(?:оба|обе)(?!\p{L})|两者|兩者|二者|它们都|両方|どちらも|両者|둘 다|كلاهما|كلتاهما)/iu,
  everyOne: /^(?:all (?:of (?:them|these)|three|four|five|six)|none of (?:them|these))\b/i,
  it: /^(?:it|its|this|itself)\b/i,
  they: /^(?:they|their|these|those)\b/i,
  expletive:
    /^it(?:['’]s| is| was| may be| can be)\s+(?:also |often |very |more |usually )*(?:common|possible|impossible|easy|easier|hard|harder|difficult|important|worth|recommended|necessary|best|better|good|advisable|typical)\b/i,
  concessive: /^(?:while|although|though|even though|whereas|despite)\b/i,
} as const

/** Whether the sentence proper opens in one of these ways. */
export function opens(sentence: string, how: keyof typeof OPENINGS): boolean {
  return OPENINGS[how].test(bodyOf(sentence))
}

/** Whether a pronoun for something else stands between the start and `at`. */
export function hasPronounBefore(sentence: string, at: number): boolean {
  return /\b(?:it|its|them)\b/i.test(sentence.slice(0, at))
}
