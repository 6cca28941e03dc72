import { hash } from '../hash'
import type { Known } from './analysis'
import type { Format, Item, Refusal, RefusedItem } from './types'

/** An item before the guard has seen it, or the reason why a format could not even write it. */
export type Draft = Item | RefusedItem

/** Ways to ask one thing, best first: the first that the guard lets pass is asked. */
export type Proposal = readonly Draft[]

export const isRefused = (draft: Draft): draft is RefusedItem => 'reason' in draft

/** The fields every item shares. `content` is what tells it from other items of its format on these facts. */
export function base(format: Format, knowns: readonly Known[], content: readonly string[]) {
  const said = knowns.flatMap(({ fact, topic }) => [topic, ...fact.about, fact.statement])
  const topics = new Set(knowns.map(({ fact }) => fact.topic))
  return {
    id: hash([format, ...said, ...content].join('\u0000')),
    factIds: knowns.map(({ fact }) => fact.id),
    topic: topics.size === 1 ? (knowns[0]?.fact.topic ?? null) : null,
    lines: [...new Set(knowns.map(({ fact }) => fact.span.line))].sort((a, b) => a - b),
  }
}

export function refused(
  format: Format,
  knowns: readonly Known[],
  stem: string,
  reason: Refusal,
  detail: string,
): RefusedItem {
  return { format, factIds: knowns.map(({ fact }) => fact.id), stem, reason, detail }
}

/** Names as one says them: "got, ky and axios". */
export function listed(names: readonly string[]): string {
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : (names[0] ?? '')
}

/** "Docker — Networking", the head under which a value or a nameless sentence is read. */
export const headed = (subject: string, topic: string) => `${subject} — ${topic}`
