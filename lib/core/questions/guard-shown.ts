import type { Fact } from '../comparison/types'
import type { Found } from './guard-names'
import { type Problem, problem, type Texts } from './guard-options'
import { answerIn, type Truth } from './guard-truth'

/** What every check may ask of the document and of a text. */
export interface Reading extends Truth, Texts {
  /** The name of a fact's topic. */
  topicName(fact: Fact): string
  /** The first place of a text that gives a subject away. */
  find(text: string): Found | null
  /** What makes a text unfit to be shown without its subject, whatever it is shown for. */
  unfit(text: string): Problem | null
}

export function unfitText(text: string): Problem | null {
  if (/____[ -]\p{Lu}|____-|-____|\s\p{Lu}[\p{L}\p{N}]*\s____/u.test(text)) {
    return problem('leaks-subject', 'The blank is part of a longer name or word')
  }
  return /^(?:this|these|those|such)\s/iu.test(text)
    ? problem('uncertain-fact', 'Speaks of something said before')
    : null
}

/** What gives a masked text away or makes it true of one of the rivals (keys of subjects); null when nothing does. */
export function shownProblem(
  text: string,
  fact: Fact,
  rivals: readonly string[],
  { find, unfit, holds, topicName }: Reading,
): Problem | null {
  const found = find(text)
  if (found) {
    const own = fact.about.includes(found.subject)
    return problem(own ? 'leaks-subject' : 'names-other-subject', found.words)
  }
  const wrong = unfit(text)
  if (wrong) return wrong
  const topic = topicName(fact)
  const label = topic.length
  const labelled =
    text.startsWith(topic) && (text.startsWith(': ', label) || text.startsWith(' — ', label))
  const answers = fact.form === 'value' && answerIn(fact.statement) !== null
  const said = (labelled || answers) && !text.includes(': … ') ? fact.statement : text
  for (const rival of rivals) {
    const other = holds(said, rival, fact.topic, !labelled && !answers)
    if (other !== null) return problem('second-right-answer', `Of ${rival} too: ${other}`)
  }
  return null
}
