import type { Fact } from '../comparison/types'
import { type Problem, problem, repeated } from './guard-options'
import type { Reading } from './guard-shown'
import { answerIn, stemOf } from './guard-truth'
import type { ClozeItem, ContrastItem, FlashcardItem, ShortAnswerItem } from './types'

/** A term that stands in more facts than this is answered by the document in several ways. */
const MOST_FACTS_A_TERM = 2
const LONGEST_ANSWER = 4
/** Scripts that part no words by spaces: one word stands in another. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

export function cardProblem({ stem, key }: FlashcardItem, { joined }: Reading): Problem | null {
  const answer = joined(key)
  return joined(stem).includes(answer) && answer.trim() !== ''
    ? problem('answer-in-stem', key)
    : null
}

/** Two lines that differ, a subject each. */
export function contrastProblem({ key, factIds }: ContrastItem, reading: Reading): Problem | null {
  const lines = key.split('\n')
  const { joined } = reading
  const about = new Set(factIds.flatMap((id) => reading.fact(id).about))
  if (lines.length !== 2 || about.size < 2) return problem('too-few-facts', key)
  const [left = '', right = ''] = lines.map((line) => line.slice(line.indexOf(': ') + 2))
  return joined(left) === joined(right) && left.trim() === right.trim()
    ? problem('no-contrast', left)
    : null
}

export function typedProblem(item: ClozeItem | ShortAnswerItem, reading: Reading): Problem | null {
  if (item.stem.split('____').length !== 2) return problem('ambiguous-blank', item.stem)
  const fact = reading.fact(item.factIds[0] as string)
  return item.format === 'cloze'
    ? clozeProblem(item, fact, reading)
    : listProblem(item, fact, reading)
}

/** Whether two words look like forms of one: container, containers, containerized. */
function kin(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false
  if (a === b || stemOf(a) === stemOf(b)) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  let shared = 0
  while (shared < short.length && short[shared] === long[shared]) shared += 1
  return shared >= Math.max(4, Math.ceil(short.length * 0.7))
}

function clozeProblem(item: ClozeItem, fact: Fact, reading: Reading): Problem | null {
  const { stem, key } = item
  const answer = reading.words(key)
  if (reading.find(key)) return problem('leaks-subject', key)
  const forms = (words: readonly string[]) =>
    answer.filter((word) => words.some((other) => kin(word, other)))
  const repeatedWords = forms(reading.words(stem))
  const whole = /: ____$/.test(stem)
  if (whole) {
    if (answerIn(key)) return problem('ambiguous-blank', key)
    if (repeatedWords.length > 0) return problem('answer-in-stem', repeatedWords.join(', '))
    if (UNSPACED.test(key) && stem.includes(key)) return problem('answer-in-stem', key)
    return choicesProblem(item, fact, reading)
  }
  const topic = reading.topicName(fact)
  const ofTopic = forms(reading.words(topic))
  if (ofTopic.length > 0) return problem('answer-in-stem', `In the topic: ${ofTopic.join(', ')}`)
  const names = reading.words((key.match(/\p{L}*[\p{Lu}\p{N}]\S*/gu) ?? []).join(' '))
  const named = repeatedWords.some((word) => names.includes(word))
  const most = named || repeatedWords.length * 2 > answer.length
  if (repeatedWords.includes(answer.at(-1) ?? '') || most) {
    return problem('answer-in-stem', `${key}: ${repeatedWords.join(', ')}`)
  }
  const inList = /,\s*(?:and |or )?____|____,\s+[\p{L}\p{N}-]+(?:,|\s+(?:and|or)\b)/u.test(stem)
  if (inList && answer.length === 1 && !/[\p{Lu}\p{N}-]/u.test(key)) {
    return problem('ambiguous-blank', `One of a list: ${key}`)
  }
  const holders = holdersOf(key, reading)
  if (holders > MOST_FACTS_A_TERM) {
    return problem('ambiguous-blank', `${key} stands in ${holders} facts`)
  }
  return choicesProblem(item, fact, reading)
}

/** What may be chosen: the key and others that the document does not use of the subject there. */
function choicesProblem({ choices, key }: ClozeItem, fact: Fact, reading: Reading): Problem | null {
  const { joined } = reading
  if (choices === null) return null
  if (choices.length < 3 || !choices.includes(key))
    return problem('no-distractors', choices.join(', '))
  const said = fact.about.flatMap((subject) => reading.of(subject, fact.topic))
  const also = choices.find((choice) => {
    return (
      choice !== key && said.some(({ statement }) => joined(statement).includes(joined(choice)))
    )
  })
  if (also !== undefined) return problem('second-right-answer', also)
  return repeated(choices, reading)
}

/** How many facts have all words of the key one after the other; counted no further than is needed. */
function holdersOf(key: string, reading: Reading): number {
  const { joined, words } = reading
  const phrase = joined(key)
  let holders = 0
  for (const text of reading.texts(stemOf(words(key).at(-1) ?? ''))) {
    if (joined(text).includes(phrase)) holders += 1
    if (holders > MOST_FACTS_A_TERM) break
  }
  return holders
}

function listProblem(item: ShortAnswerItem, fact: Fact, reading: Reading): Problem | null {
  const { stem, answers } = item
  if (answers.length < 2) return problem('too-few-facts', answers.join(', '))
  const { joined } = reading
  const shown = reading.words(stem)
  for (const answer of answers) {
    const words = reading.words(answer)
    if (words.length === 0 || words.length > LONGEST_ANSWER) return problem('not-a-list', answer)
    if (!joined(fact.statement).includes(joined(answer)))
      return problem('second-right-answer', answer)
    const found = reading.find(answer)
    if (found && !fact.about.includes(found.subject)) return problem('names-other-subject', answer)
    const telling = words.filter((word) => !shown.some((other) => kin(word, other)))
    if (telling.length === 0) return problem('answer-in-stem', answer)
  }
  return repeated(answers, reading)
}
