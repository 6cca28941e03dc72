import { tokens } from '../text'
import { type Analysis, type Asked, booleanOf, type Known } from './analysis'
import { neverOf, spellings } from './cloze'
import { compose, headed, type Proposal, refused } from './draft'
import { isOpen, itemsOf, type List, listIn } from './lists'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { BLANK } from './types'
import { MODIFIERS } from './vague'
import { isAdjective } from './word-class'
import { isVerb, mayBeVerb, STOP_WORDS } from './words'

const NUMBERS = ['', '', 'two', 'three', 'four', 'five', 'six']

/** "…tools for container orchestration, including ____." Name one of the two given. One item a closed list. */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  return asked.facts.flatMap((known): Proposal[] => {
    const { subject, full, form, topic } = known
    if (subject === null) return []
    const value =
      form === 'value' && booleanOf(full.text) === null && !isOpen(full.text)
        ? itemsOf(full.text.replace(/[.]$/, ''))
        : null
    const list: List | null =
      value === null ? listIn(full.text) : { items: value, before: '', after: '' }
    if (list === null) {
      return [
        [refused('short-answer', [known], full.text, 'not-a-list', 'No closed list is given')],
      ]
    }
    const named =
      form === 'sentence' &&
      analysis.find(list.before).some(({ subject: of }) => of === subject.key)
    const sentence = `${list.before}${BLANK}${list.after}`
    const stem = named ? sentence : `${headed(subject.name, topic)}: ${sentence}`
    const odd = list.items.find((item) => !isThing(item))
    if (odd !== undefined) {
      return [[refused('short-answer', [known], stem, 'not-a-list', `No name of a thing: ${odd}`)]]
    }
    return [[ask(analysis, known, stem, list.items)]]
  })
}

/** Whether words name something that can be asked for: no clause, no doing. */
function isThing(item: string): boolean {
  const words = tokens(item)
  const [first = ''] = words
  const telling = words.some((word) => word.length > 1 && !STOP_WORDS.has(word))
  const does = isVerb(first) || (mayBeVerb(first) && /[^s]s$/.test(first)) || /ly$/.test(first)
  const doing = words.length > 1 && /ing$/.test(first)
  const quality =
    words.length === 1 && /^\p{Ll}/u.test(item) && (isAdjective(first) || MODIFIERS.has(first))
  return telling && !STOP_WORDS.has(first) && !does && !doing && !quality
}

function ask(analysis: Analysis, known: Known, stem: string, answers: readonly string[]) {
  const accepted = [...new Set(answers.flatMap(spellings))]
  const named = NUMBERS[answers.length] ?? String(answers.length)
  return compose([known], [stem, ...answers], {
    format: 'short-answer' as const,
    instruction: `According to the comparison, name one of the ${named} given here.`,
    stem,
    key: answers[0] as string,
    answers,
    accepted,
    never: neverOf(analysis, accepted),
  })
}

export const shortAnswer: FormatMaker<'short-answer'> = {
  name: 'short-answer',
  needs: 'A closed list of two to six short names or things.',
  chance: chanceOf,
  make,
}
