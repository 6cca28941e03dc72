import { isUnnamed } from '../comparison/pair-topics'
import type { Subject } from '../comparison/types'
import { random } from '../random'
import { fold, tokens } from '../text'
import type { Analysis, Asked, Known } from './analysis'
import type { Card } from './cards'
import { compose, type Draft, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { BLANK } from './types'
import { answerOf } from './values'
import { GENERIC, related, VAGUE, wordsOfName } from './words'

const SIZE = { least: 4, usual: 5 } as const
/** Two statements that share so many telling words, or so much of them, could stand under each other's topics. */
const MOST_SHARED = 2
const MOST_SHARE = 0.67
const LONGEST = 160

/** Statements of one subject to be given their topics; a topic's own words are blanked in its statement. */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  return analysis.subjects.flatMap((subject) => {
    const cards = asked.topics.flatMap((topic) => cardOf(analysis, subject, topic) ?? [])
    const groups = grouped(cards)
    if (groups.length === 0 && cards.length > 0) {
      const detail = `${cards.length} topics of ${subject.name} can be told apart`
      const knowns = cards.map(({ known }) => known)
      return [[refused('match', knowns, subject.name, 'too-few-facts', detail)]]
    }
    return groups.map((group) => [ask(subject, group)])
  })
}

/** A statement ready to be matched. */
interface Left extends Card {
  /** The telling words it shows. */
  readonly content: readonly string[]
}

function cardOf(analysis: Analysis, subject: Subject, topic: string): Left | null {
  const [known, ...more] = analysis.of(subject.key, topic)
  if (known && isUnnamed(known.topic)) return null
  if (!known || more.length > 0 || known.fact.about.length > 1 || answerOf(known)) return null
  if (known.wording.content.every((word) => VAGUE.has(word) || GENERIC.has(word))) return null
  const ways = known.form === 'value' ? [known.full] : [known.core, known.full]
  for (const way of ways) {
    const text = way?.predicate && withoutTopic(way.predicate, known.topic)
    if (!text || text.length > LONGEST || analysis.find(text).length > 0) continue
    return { known, text, content: analysis.wordingOf(text.replace(BLANK, ' ')).content }
  }
  return null
}

/** The text with the topic's phrase blanked once; null when words of the topic are left or too little is. */
function withoutTopic(text: string, topic: string): string | null {
  const at = fold(text).length === text.length ? fold(text).indexOf(fold(topic)) : -1
  const masked = at < 0 ? text : text.slice(0, at) + BLANK + text.slice(at + topic.length)
  if (/____[\p{L}\p{N}-]|[\p{L}\p{N}-]____/u.test(masked)) return null
  const left = tokens(masked.replace(BLANK, ' '))
  const telling = wordsOfName(topic).filter((word) => word.length > 2)
  if (telling.some((word) => left.some((other) => related(word, other)))) return null
  return left.length >= 1 && /\p{L}{2}|\d/u.test(masked.replace(BLANK, '')) ? masked : null
}

/** Groups of neighbours in which no two statements are alike, the last filled up from those before it. */
function grouped(cards: readonly Left[]): Left[][] {
  const groups: Left[][] = []
  let group: Left[] = []
  for (const card of cards) {
    if (!group.every((other) => apart(card, other))) continue
    group.push(card)
    if (group.length === SIZE.usual) {
      groups.push(group)
      group = []
    }
  }
  for (const card of cards.toReversed()) {
    if (group.length === 0 || group.length >= SIZE.least) break
    if (!group.includes(card) && group.every((other) => apart(card, other))) group.push(card)
  }
  if (group.length >= SIZE.least) {
    groups.push(group.sort((a, b) => a.known.index - b.known.index))
  }
  return groups
}

function apart(a: Left, b: Left): boolean {
  const shared = new Set(
    a.content.filter((word) => b.content.some((other) => related(word, other))),
  )
  const fewer = Math.min(new Set(a.content).size, new Set(b.content).size)
  const few = shared.size <= MOST_SHARED && shared.size <= fewer * MOST_SHARE
  return few && fold(a.text) !== fold(b.text) && !sameTopic(a.known, b.known)
}

/** Whether the name of one topic is found in the other's: "Speed" and "Write speed" could change places. */
function sameTopic(a: Known, b: Known): boolean {
  const [left, right] = [wordsOfName(a.topic), wordsOfName(b.topic)]
  return left.some((word) => word.length > 3 && right.some((other) => related(word, other)))
}

function ask(subject: Subject, cards: readonly Card[]): Draft {
  const content = cards.map(({ text }) => text)
  const order = random(content.join('\n')).shuffle(cards)
  return compose(
    cards.map(({ known }) => known),
    content,
    {
      format: 'match',
      instruction: 'Give each statement its topic.',
      stem: `What the comparison says of ${subject.name}`,
      left: order.map(({ known, text }) => ({ text, factId: known.fact.id, subject: subject.key })),
      right: cards.map(({ known }) => known.topic),
      key: order.map((card) => cards.indexOf(card)),
    },
  )
}

export const match: FormatMaker<'match'> = {
  name: 'match',
  needs:
    'Four or more topics of one subject whose statements are unlike and do not name their topics.',
  chance: chanceOf,
  make,
}
