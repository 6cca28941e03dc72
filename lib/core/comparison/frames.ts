import { fold } from '../text'
import { topicName } from './labels'
import { isName, type Naming, readNames } from './names'
import { MOST_SUBJECTS } from './orientation'
import { setsAgainst } from './title'
import type { Branch } from './tree'
import { isAttribute, isRecordLabel, isTopicHeader } from './vocabulary'

/** A part of a document in which labels repeat under labels, and which of the two name subjects. */
export interface Frame {
  readonly branch: Branch
  readonly namings: readonly Naming[]
}

/** Branches looked at. */
const MOST_BRANCHES = 20_000

function labelOf(branch: Branch): string {
  const name = branch.label ? topicName(branch.label.text) : ''
  return name.length <= 60 && isName(name) && !setsAgainst(name) ? name : ''
}

/** The labels that stand under at least half of the branches, and under two. */
function repeated(branches: readonly Branch[]): string[] {
  const counts = new Map<string, { label: string; count: number }>()
  for (const branch of branches) {
    for (const label of new Set(branch.children.map(labelOf).filter(Boolean))) {
      const known = counts.get(fold(label))
      counts.set(fold(label), { label: known?.label ?? label, count: (known?.count ?? 0) + 1 })
    }
  }
  return [...counts.values()]
    .filter(({ count }) => count >= 2 && count * 2 >= branches.length)
    .map(({ label }) => label)
}

function share(labels: readonly string[], test: (label: string) => boolean): number {
  return labels.length === 0 ? 0 : labels.filter(test).length / labels.length
}

const RELEASE = /^\[?v?\d+\.\d+/i

/**
 * Whether labels under labels are entries described one by one (settings, functions, releases, packages) rather than
 * things compared: nearly all labels are those of records, or the entries are versions.
 */
function isRecord(outer: readonly string[], inner: readonly string[], titles: string): boolean {
  if (share(outer, (label) => RELEASE.test(label)) > 0.5) return true
  if (outer.filter((label) => titles.includes(fold(label))).length >= 2) return false
  return (
    inner.filter((label) => !isRecordLabel(label)).length < 2 && share(inner, isRecordLabel) >= 0.5
  )
}

/** How often the text under a label begins with that label. */
function namesItself(branches: readonly Branch[]): number {
  const said = branches.filter(({ label, body }) => label && body)
  return share(
    said.map(
      ({ label, body }) => `${labelOf({ ...said[0], label } as Branch)}\n${body?.text ?? ''}`,
    ),
    (pair) => {
      const [label = '', body = ''] = pair.split('\n')
      return fold(body).startsWith(fold(label)) && label !== ''
    },
  )
}

/** Positive when the outer labels name subjects, negative when the inner do, 0 when it cannot be told. */
function balance(
  outer: readonly string[],
  inner: readonly string[],
  branches: readonly Branch[],
  titles: string,
): number {
  const titled = (labels: readonly string[]) =>
    share(labels, (label) => titles.includes(fold(label)))
  const about = (label: string) => isAttribute(label) || isTopicHeader(label)
  let sum = 0
  if (share(inner, about) >= 0.3) sum += 2
  if (share(outer, about) >= 0.3) sum -= 2
  if (titled(inner) > 0) sum -= 3
  if (titled(outer) > 0) sum += 3
  const known = new Set(inner.map(fold))
  const children = branches.flatMap((branch) =>
    branch.children.filter((child) => known.has(fold(labelOf(child)))),
  )
  if (namesItself(children) >= 0.3) sum -= 2
  if (inner.length >= 4 && inner.length > outer.length / 2) sum += 1
  return sum
}

/**
 * Finds where labels repeat under labels: `topic > subject` ("Scaling: Docker …, Kubernetes …") or `subject > topic`
 * (a list of attributes for each tool). The labels themselves and the titles tell which; when they do not, nothing
 * is found.
 */
export function framesOf(root: Branch, titles: readonly string[]): Frame[] {
  const frames: Frame[] = []
  const above = fold(titles.join('\n'))
  const stack: { branch: Branch; heads: string }[] = [{ branch: root, heads: above }]
  for (let n = 0; n < MOST_BRANCHES; n += 1) {
    const next = stack.pop()
    if (!next) break
    const { branch, heads } = next
    const here = branch.label ? `${heads}\n${fold(branch.label.text)}` : heads
    const outer = branch.children.filter(
      (child) => labelOf(child) !== '' && child.children.filter(labelOf).length >= 2,
    )
    const inner = outer.length >= 2 ? repeated(outer) : []
    if (inner.length >= 2) {
      const known = new Set(inner.map(fold))
      const having = outer.filter(({ children }) =>
        children.some((child) => known.has(fold(labelOf(child)))),
      )
      const sum = isRecord(having.map(labelOf), inner, here)
        ? 0
        : balance(having.map(labelOf), inner, having, here)
      const names = sum > 0 ? having.map(labelOf) : sum < 0 ? inner : []
      const distinct = [...new Map(names.map((name) => [fold(name), name])).values()]
      if (distinct.length > 1 && distinct.length <= MOST_SUBJECTS) {
        frames.push({ branch, namings: readNames(distinct) })
      }
    }
    for (const child of branch.children) {
      if (child.children.length > 1) stack.push({ branch: child, heads: here })
    }
  }
  return frames
}
