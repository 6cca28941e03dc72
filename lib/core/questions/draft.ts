import { isUnnamed } from '../comparison/pair-topics'
import { hashOfAll } from '../hash'
import type { Known } from './analysis'
import type { Format, Item, Refusal, RefusedItem } from './types'

/** An item before the guard has seen it, or the reason why a format could not even write it. */
export type Draft = Item | RefusedItem

/** Ways to ask one thing, best first: the first that the guard lets pass is asked. */
export type Proposal = Iterable<Draft>

/** A proposal whose ways are written only once those before were refused. */
export function* lazily<T>(ways: readonly T[], write: (way: T) => Draft): Generator<Draft> {
  for (const way of ways) yield write(way)
}

export const isRefused = (draft: Draft): draft is RefusedItem => 'reason' in draft

/** What a format adds to the fields that every item shares. */
type Own<I extends Item = Item> = I extends Item
  ? Omit<I, 'id' | 'factIds' | 'topic' | 'lines'>
  : never

/** An item on facts, of which the first is mainly asked. `content` is what tells it from others of its format on these facts. */
export function compose(knowns: readonly Known[], content: readonly string[], own: Own): Item {
  const identity: string[] = [own.format]
  const factIds: string[] = []
  const lines: number[] = []
  const topic = knowns[0]?.fact.topic ?? null
  let alone = true
  for (const { fact, identity: named } of knowns) {
    identity.push(named)
    factIds.push(fact.id)
    if (fact.topic !== topic) alone = false
    if (!lines.includes(fact.span.line)) lines.push(fact.span.line)
  }
  for (const part of content) identity.push(part)
  if (lines.length > 1) lines.sort((a, b) => a - b)
  const shared = { id: hashOfAll(identity), factIds, topic: alone ? topic : null, lines }
  return Object.assign(shared, own)
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

/** "Docker — Networking", the head under which a value or a nameless sentence is read; a topic without a name is left out. */
export const headed = (subject: string, topic: string) =>
  isUnnamed(topic) ? subject : `${subject} — ${topic}`

/** "Networking: basic", a text under its topic where that has a name. */
export const under = (topic: string, text: string, mark = ': ') =>
  isUnnamed(topic) ? text : topic + mark + text
