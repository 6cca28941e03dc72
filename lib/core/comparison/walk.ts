import { fold } from '../text'
import type { Draft } from './draft'
import { labelReader } from './labels'
import type { Passage } from './page'
import { type Reading, speak } from './speak'
import type { Branch } from './tree'
import type { Subject, Topic } from './types'
import { isAttribute } from './vocabulary'

/** What is said before the first topic is named. */
export const NO_TOPIC = 'Overview'
const BACK_REFERENCE = /^(?:it|its|this|they|their|these|those)\b/i

interface Place {
  readonly topic: Topic | null
  /** Where a topic of no name of its own would stand. */
  readonly near: Passage | null
  readonly owner: string | null
}

/** How often each label with text after it stands in a branch. */
function labelCounts(root: Branch): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const stack = [root]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { label, whole, children } = next
    if (label && whole) counts.set(fold(label.text), (counts.get(fold(label.text)) ?? 0) + 1)
    stack.push(...children)
  }
  return counts
}

/** Reads a branch of a document into the draft: labels name topics and subjects, text is theirs. */
export function walk(
  root: Branch,
  subjects: readonly Subject[],
  reading: Reading,
  draft: Draft,
): void {
  const role = labelReader(subjects, reading.find)
  const counts = labelCounts(root)
  let carried: readonly string[] = []
  const say = (passage: Passage, { topic, near, owner }: Place, fresh: boolean) => {
    const at = near ?? passage
    const here = topic ?? draft.topic(NO_TOPIC, at.span(0, at.text.length), false)
    const before = fresh && !BACK_REFERENCE.test(passage.text) ? [] : carried
    carried = speak(here, passage, reading, draft, { carried: before, owner, report: true })
  }
  const under = (label: Passage, place: Place): Place => {
    const read = role(label.text)
    const topicOf = (name: string) => draft.topic(name, label.span(0, label.text.length), false)
    if (read.kind === 'subject') return { ...place, owner: read.subject, near: place.near ?? label }
    if (read.kind === 'aspect') {
      const owner = place.owner ?? read.subject
      return { topic: read.topic ? topicOf(read.topic) : place.topic, near: label, owner }
    }
    return { ...place, topic: read.topic ? topicOf(read.topic) : place.topic, near: label }
  }
  /** "Tight coupling: they …" among the drawbacks of one subject explains a point; it opens no topic of its own. */
  const explains = ({ label, whole, children }: Branch, { topic, owner }: Place) => {
    if (!label || !whole || !topic || !owner || children.length > 0) return false
    const { text } = label
    return counts.get(fold(text)) === 1 && !isAttribute(text) && role(text).kind === 'topic'
  }
  const stack: { branch: Branch; place: Place }[] = [
    { branch: root, place: { topic: null, near: root.label, owner: null } },
  ]
  for (let next = stack.pop(); next && !draft.full; next = stack.pop()) {
    const { branch, place } = next
    if (branch.whole && explains(branch, place)) {
      say(branch.whole, place, true)
      continue
    }
    const labelled = branch !== root && branch.label !== null
    const here = labelled && branch.label ? under(branch.label, place) : place
    if (branch.kind === 'heading') carried = []
    if (branch.body) say(branch.body, here, true)
    else if (branch.label && branch.children.length === 0 && branch.kind !== 'heading') {
      say(branch.label, place, true)
    }
    for (let n = branch.children.length - 1; n >= 0; n -= 1) {
      const child = branch.children[n]
      if (child) stack.push({ branch: child, place: here })
    }
  }
}
