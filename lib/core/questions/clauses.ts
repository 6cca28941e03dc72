import type { Mention } from './mask'
import { opensWithVerb } from './predicate'

/** A statement taken apart: `core` says the thing itself, `gloss` explains it. */
export interface Clauses {
  /** The main clause, with a full stop when the statement had one; the whole statement when it is one clause. */
  readonly core: string
  /** The words from "which means" or "meaning" on, without the closing stop; null when there are none. */
  readonly gloss: string | null
  /** What stands before the gloss, with a full stop when the statement had one. */
  readonly beforeGloss: string
}

const GLOSS = /,\s+(?:which means|meaning|i\.e\.|that is,|in other words,)\s+/iu
const ASIDE =
  /,?\s+(?:such as|including|for example|e\.g\.)\s+|,\s+(?:which (?:is|are|means)|meaning|but (?!only)|i\.e\.|that is,|in other words,)\s*/iu
const CONNECTIVE =
  /^(?:however|(?:in|by) contrast|on the other hand|on the contrary|finally|moreover|furthermore|further|in addition|additionally|also|besides|instead|meanwhile|similarly|likewise|conversely|thus|hence|therefore|consequently|as a result|in other words|for example|for instance|in particular|that said|that is(?=,)),?\s+(?!to\s)/iu
const JOINING = /^(?:but|so|and|yet)\s+(?!(?:far|that|much|called|as|on|forth)\b)/iu
const CONNECTIVE_ZH =
  /^(?:(?:因此|所以|然而|但是|不过|此外|另外|同时|其中|比如说|比如|例如|也就是说|换句话说|相比之下|相反|最后|有必要说明的是|值得注意的是|需要注意的是)[，,：:]\s*|(?:然而|但是|不过|因此|所以|而)(?=在|对于))/u
const ANNOUNCED = /^(?:this|that|which) means(?: that)?\s+/iu
const ASIDES =
  /,\s+(?:however|(?:in|by) contrast|on the other hand|though|therefore|instead|meanwhile|in turn),(?=\s)|\s+(?:in|by) contrast(?=\s+(?:is|are|has|have|can|does|do|offers?|provides?|uses?)\b)/giu
const ALSO = /(?<!\b(?:but|and|not|only|or))\s+also(?=\s+\p{L})/giu
const TOO = /,?\s+(?:too|as well)(?=[.!]?$)/iu

const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase())

/** A Chinese sentence without the words that tie it to what stood before it. */
export const withoutConnectiveZh = (statement: string) => statement.replace(CONNECTIVE_ZH, '')

/**
 * The statement without the words that tie it to what stood before it: a leading "However,", "This means that", an
 * "on the other hand" between commas, "also", a closing "too".
 */
export function withoutConnective(statement: string): string {
  let rest = withoutConnectiveZh(statement.replace(JOINING, '').replace(CONNECTIVE, '')).replace(
    ANNOUNCED,
    '',
  )
  if (/\b(?:contrast|hand|however|though|therefore|instead|meanwhile|turn)\b/iu.test(rest)) {
    rest = rest.replace(ASIDES, '')
  }
  if (/\b(?:also|too|well)\b/iu.test(rest)) {
    if (!/\bnot only\b/iu.test(rest)) rest = rest.replace(ALSO, '')
    rest = rest.replace(TOO, '')
  }
  return rest === statement ? statement : capitalised(rest)
}

/** "It is easy to see that…", "It takes hours": an "it" that stands for nothing. */
const DUMMY =
  /^it(?:['’]s|\s+(?:is|was|becomes?|(?:can|may|might|would|could) be))\s+(?:\p{L}+ly\s+|very\s+|more\s+|much\s+|not\s+|quite\s+)*(?:possible|impossible|important|recommended|worth|necessary|better|best|clear|likely|unlikely|advisable|common|up to|because|when|(?:easy|easier|hard|harder|difficult|simple|simpler|useful)\s+to\s+\p{L}+\s+(?!and\b|but\b|because\b|with\b|in\b|for\b|or\b)\p{L})|^it\s+(?:takes|seems|appears|depends|turns)\b/iu

/** The statement with the name for a leading "It", "It's" or "Its"; as it is where "it" stands for nothing. */
export function withName(statement: string, name: string): string {
  const [pronoun = ''] = /^Its?\b(?:['’]s\b)?/u.exec(statement) ?? []
  if (pronoun === '' || DUMMY.test(statement)) return statement
  const rest = statement.slice(pronoun.length)
  if (pronoun === 'It') return name + rest
  return pronoun === 'Its' ? `${name}'s${rest}` : `${name} is${rest}`
}

/**
 * Cuts a statement at its gloss, its examples and its "but". Brackets and quotes are never cut open, and a
 * core of fewer than two words is not taken.
 */
export function clausesOf(statement: string): Clauses {
  const stop = /[.。]$/u.test(statement) ? statement.slice(-1) : ''
  const cut = (at: number | undefined) => {
    const head = at === undefined ? '' : statement.slice(0, at).trimEnd()
    const open = (head.match(/[([“]/gu)?.length ?? 0) > (head.match(/[)\]”]/gu)?.length ?? 0)
    return head.split(' ').length < 2 || open ? null : head + stop
  }
  const gloss = GLOSS.exec(statement)
  const beforeGloss = cut(gloss?.index)
  return {
    core: cut(ASIDE.exec(statement)?.index) ?? statement,
    gloss:
      gloss && beforeGloss !== null
        ? statement.slice(gloss.index + 1, statement.length - stop.length).trim()
        : null,
    beforeGloss: beforeGloss ?? statement,
  }
}

/**
 * What a sentence says of its subject, the name removed: "Provides basic networking." for "Docker provides
 * basic networking." Null when the sentence does not begin with its one subject or "It", names a subject again, or goes
 * on with the rest of a longer name ("Angular applications are…"); the last is seen in English only.
 */
export function predicateOf(
  text: string,
  mentions: readonly Mention[],
  subject: string,
  english: boolean,
): string | null {
  const pronoun = /^it\s+/iu.exec(text)
  if (pronoun) return mentions.length > 0 ? null : capitalised(text.slice(pronoun[0].length))
  const [name, ...more] = mentions
  if (name === undefined) return null
  const leading = /^(?:(?:the|an?)\s+)?$/iu.test(text.slice(0, name.start))
  const rest = text.slice(name.end)
  if (more.length > 0 || name.kind !== 'name' || name.subject !== subject || !leading) return null
  if (!/^\s+\p{Ll}/u.test(rest)) return null
  return english && !opensWithVerb(rest.trim()) ? null : capitalised(rest.trim())
}
