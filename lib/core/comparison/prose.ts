import { fold } from '../text'
import { sameNames } from './candidates'
import type { Draft } from './draft'
import { framesOf } from './frames'
import { mentionFinder } from './mentions'
import type { Naming } from './names'
import type { Page } from './page'
import { settled, type Told } from './settle'
import type { Reading } from './speak'
import type { Telling } from './telling'
import { setsAgainst, subjectsInTitle } from './title'
import { type Branch, treeOf } from './tree'
import { NO_TOPIC, walk } from './walk'

/** A part of the text that compares these subjects. */
interface Scope {
  readonly branch: Branch
  readonly namings: readonly Naming[]
  readonly heading: string
  /** Whether a heading sets them against each other in so many words. */
  readonly sure: boolean
}

/** Scopes read, in the order of the source. */
const MOST_SCOPES = 64

function* branchesOf(root: Branch): Generator<Branch> {
  const stack = [root]
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next
    for (let n = next.children.length - 1; n >= 0; n -= 1) {
      const child = next.children[n]
      if (child) stack.push(child)
    }
  }
}

function* textsOf(scopes: readonly Scope[]): Generator<string> {
  for (const { branch } of scopes) {
    for (const { label, body } of branchesOf(branch)) {
      if (label) yield label.text
      if (body) yield body.text
    }
  }
}

function names(namings: readonly Naming[]): string[] {
  return namings.flatMap(({ name, aliases }) => [name, ...aliases]).map(fold)
}

/** The texts of a document without its titles. */
function toldOutside(root: Branch, titles: readonly string[]): Told[] {
  const known = new Set(titles.map(fold))
  const told: Told[] = []
  for (const { label, body } of branchesOf(root)) {
    if (label && !known.has(fold(label.text))) told.push({ text: label.text, isLabel: true })
    if (body) told.push({ text: body.text, isLabel: false })
  }
  return told
}

/** Scopes whose subjects overlap, together; each scope once, in the order of the source. */
function linked(scopes: readonly Scope[]): Scope[][] {
  const groups: { scopes: Scope[]; names: Set<string> }[] = []
  for (const scope of scopes) {
    const own = names(scope.namings)
    const group = groups.find((each) => own.some((name) => each.names.has(name)))
    if (group) {
      group.scopes.push(scope)
      for (const name of own) group.names.add(name)
    } else groups.push({ scopes: [scope], names: new Set(own) })
  }
  return groups.map((group) => group.scopes)
}

function toldBy(scopes: readonly Scope[], reading: Reading, draft: Draft): void {
  for (const { branch, namings } of scopes) {
    const own = new Set(names(namings))
    const subjects = draft.subjects.filter(({ name }) => own.has(fold(name)))
    walk(
      branch,
      subjects,
      {
        names: reading.names,
        find: mentionFinder(subjects),
        subjects: subjects.map(({ key }) => key),
      },
      draft,
    )
  }
}

function tellingOf(scopes: readonly Scope[]): Telling {
  const [first] = scopes
  return {
    shape: 'prose',
    group: [],
    line: first?.branch.line ?? 1,
    heading: first?.heading ?? '',
    sure: scopes.some(({ sure }) => sure),
    namings: scopes.flatMap(({ namings }) => namings),
    refusal: () => null,
    texts: () => textsOf(scopes),
    tell: (reading, draft) => toldBy(scopes, reading, draft),
  }
}

/** Of scopes inside each other the outer one, unless only the inner has a heading that is sure. */
function apart(scopes: readonly Scope[]): Scope[] {
  const inside = new Set<Branch>()
  const kept: Scope[] = []
  for (const scope of scopes) {
    if (inside.has(scope.branch)) continue
    kept.push(scope)
    for (const branch of branchesOf(scope.branch)) inside.add(branch)
  }
  return kept
}

/**
 * The parts of a page's text that compare: all of it when the title names the subjects, sections whose heading
 * does (those that share a subject together), and lists in which labels repeat under labels.
 */
export function proseTellings(page: Page, titled: readonly Naming[]): Telling[] {
  const root = treeOf(page.blocks)
  if (root.children.length === 0) return []
  const all: Scope[][] = []
  if (titled.length > 1) {
    const namings = settled(titled, toldOutside(root, page.titles))
    const sure = page.titles.some(setsAgainst)
    all.push([{ branch: root, namings, heading: page.titles[0] ?? '', sure }])
  }
  const headed: Scope[] = []
  const known = new Map<string, readonly Naming[]>()
  for (const branch of branchesOf(root)) {
    if (headed.length >= MOST_SCOPES) break
    if (!branch.label || branch.children.length === 0) continue
    const { text } = branch.label
    const namings = known.get(text) ?? subjectsInTitle(text)
    known.set(text, namings)
    if (namings.length < 2 || (titled.length > 1 && sameNames(titled, namings))) continue
    headed.push({ branch, namings, heading: text, sure: setsAgainst(text) })
  }
  all.push(...linked(apart(headed)))
  for (const { branch, namings } of framesOf(root, page.titles)) {
    all.push([{ branch, namings, heading: branch.label?.text ?? '', sure: true }])
  }
  return all.map(tellingOf)
}

/** Topics of which two subjects must both have something to say where no title sets them against each other. */
const MEETINGS = 2

/** Whether subjects meet: in topics of their own words, in a statement about several, under their labels. */
function meets({ facts, topics }: Draft): boolean {
  const named = new Set(topics.filter(({ name }) => name !== NO_TOPIC).map(({ key }) => key))
  const byTopic = new Map<string, Set<string>>()
  const labelled = new Set<string>()
  for (const { about, topic, form } of facts) {
    const [only] = about
    if (!only || about.length > 1) return true
    if (form === 'value') labelled.add(only)
    if (named.has(topic)) byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(only))
  }
  const shared = [...byTopic.values()].filter((subjects) => subjects.size > 1)
  return shared.length >= (labelled.size > 1 ? 1 : MEETINGS)
}

/**
 * Whether text read as prose compares: two subjects have statements of their own, and, when no heading sets them
 * against each other, at least two each and somewhere to meet.
 */
export function compares(draft: Draft, sure: boolean): boolean {
  if (!sure && !meets(draft)) return false
  const alone = new Map<string, number>()
  for (const { about, confidence } of draft.facts) {
    const [only] = about
    if (only && about.length === 1 && confidence >= 0.5) alone.set(only, (alone.get(only) ?? 0) + 1)
  }
  return [...alone.values()].filter((count) => count >= (sure ? 1 : 2)).length >= 2
}
