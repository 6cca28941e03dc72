import type { Mention } from './mask'

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
  /^(?:however|in contrast|by contrast|on the other hand|finally|moreover|furthermore|in addition|additionally|also|instead|meanwhile|similarly|conversely),\s+/iu

const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase())

/** The statement without a leading "However," and its like. */
export function withoutConnective(statement: string): string {
  const rest = statement.replace(CONNECTIVE, '')
  return rest === statement ? statement : capitalised(rest)
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
 * basic networking." Null when the sentence does not begin with its one subject or "It", or names a subject again.
 */
export function predicateOf(
  text: string,
  mentions: readonly Mention[],
  subject: string,
): string | null {
  const pronoun = /^it\s+/iu.exec(text)
  if (pronoun) return mentions.length > 0 ? null : capitalised(text.slice(pronoun[0].length))
  const [name, ...more] = mentions
  if (name === undefined) return null
  const leading = /^(?:the\s+)?$/iu.test(text.slice(0, name.start))
  const rest = text.slice(name.end)
  if (more.length > 0 || name.kind !== 'name' || name.subject !== subject || !leading) return null
  return /^\s+\p{Ll}/u.test(rest) ? capitalised(rest.trim()) : null
}
