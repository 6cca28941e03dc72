import { fold } from '../text'
import { roleOf } from './cues'
import type { FindMentions, Mention } from './mentions'
import { bareName, isName } from './names'
import { setsAgainst } from './title'
import type { Subject } from './types'

/** What a label is in a comparison: a subject's own name, words about one subject, or a topic. */
export type LabelRole =
  | { readonly kind: 'subject'; readonly subject: string }
  /** `topic` is what is left of "Advantages of Docker" without the subject; null when nothing is. */
  | { readonly kind: 'aspect'; readonly subject: string; readonly topic: string | null }
  | { readonly kind: 'topic'; readonly topic: string }

const NUMBERING =
  /^(?:\(?\d{1,3}(?:\.\d{1,3})*[.):、]|[a-z][.)]|[一二三四五六七八九十]+、|[IVX]+\.)\s*/u
const LOOSE_ENDS =
  /^…\s*[:：–—-]?\s*|\s*(?:\b(?:of|for|in|with|about|to|from|by|on|von|de|du|des|di|da|from|für|para|pour)\s+(?:the\s+|an?\s+)?)?…$/giu

/** A label as the name of a topic: without numbering, emoji and a closing colon. */
export function topicName(label: string): string {
  const bare = bareName(bareName(label).replace(NUMBERING, '')).replace(/[\s:：]+$/, '')
  return isName(bare) ? bare : ''
}

function withoutName(name: string, start: number, end: number): string | null {
  const after = name.slice(end).replace(/^\s?[(（][^()（）]*[)）]/, '')
  const left = `${name.slice(0, start)}…${after}`
  const topic = topicName(left.replace(LOOSE_ENDS, '').replace(/^[\s'’,:–—-]+|[\s'’,:–—-]+$/g, ''))
  return /\p{L}{2}/u.test(topic) ? topic : null
}

const BETWEEN_NAMES =
  /(?<!\p{L})(?:vs|versus|and|or|the|an?|differences?|compar\p{L}*|between|with|to|of|in|key|main|what|is|are|und|oder|et|ou|y|e|и|или|و|مقابل|بين|الفرق)(?!\p{L})|区别|差异|对比|比较|和|与|の|違い|と/giu

/** Whether a label does no more than name its subjects side by side: "Docker vs. Kubernetes". */
function namesOnly(name: string, mentions: readonly Mention[]): boolean {
  const rest = mentions.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`,
    name,
  )
  return !/\p{L}{2}|\p{Lo}/u.test(rest.replace(BETWEEN_NAMES, ' '))
}

/** Reads labels against these subjects. */
export function labelReader(
  subjects: readonly Subject[],
  find: FindMentions,
): (label: string) => LabelRole {
  const named = new Map(
    subjects.flatMap(({ key, name, aliases }) =>
      [name, ...aliases].map((each) => [fold(each), key] as const),
    ),
  )
  return (label) => {
    const name = topicName(label)
    const exact =
      named.get(fold(name)) ?? named.get(fold(name.replace(/\s*[(（][^()（）]*[)）]$/, '')))
    if (exact) return { kind: 'subject', subject: exact }
    const mentions = find(name).filter((mention) => mention.kind === 'name')
    const mains = mentions.filter((mention) => roleOf(name, mention) === 'main')
    const [first] = mains
    if (new Set(mentions.map(({ subject }) => subject)).size > 1 && setsAgainst(name)) {
      return { kind: 'topic', topic: '' }
    }
    if (!first) return { kind: 'topic', topic: name }
    if (new Set(mains.map(({ subject }) => subject)).size > 1) {
      return { kind: 'topic', topic: namesOnly(name, mentions) ? '' : name }
    }
    if (first.start === 0 && first.end === name.length) {
      return { kind: 'subject', subject: first.subject }
    }
    const topic = mentions.length === 1 ? withoutName(name, first.start, first.end) : name
    return { kind: 'aspect', subject: first.subject, topic }
  }
}
