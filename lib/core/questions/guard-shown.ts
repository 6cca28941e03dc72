import type { Fact } from '../comparison/types'
import type { Found } from './guard-names'
import { type Problem, problem } from './guard-options'
import { answerIn, type Truth } from './guard-truth'

/** What every check may ask of the document. */
export interface Reading extends Truth {
  /** The name of a fact's topic. */
  topicName(fact: Fact): string
  /** The first place of a text that gives a subject away. */
  find(text: string): Found | null
}

/** What gives a masked text away or makes it true of one of the rivals (keys of subjects); null when nothing does. */
export function shownProblem(
  text: string,
  fact: Fact,
  rivals: readonly string[],
  { find, holds, topicName }: Reading,
): Problem | null {
  const found = find(text)
  if (found) {
    const own = fact.about.includes(found.subject)
    return problem(own ? 'leaks-subject' : 'names-other-subject', found.words)
  }
  if (/____[ -]\p{Lu}|____-|-____|\s\p{Lu}[\p{L}\p{N}]*\s____/u.test(text)) {
    return problem('leaks-subject', 'The blank is part of a longer name or word')
  }
  if (/^(?:this|these|those|such)\s/iu.test(text)) {
    return problem('uncertain-fact', 'Speaks of something said before')
  }
  const topic = topicName(fact)
  const labelled = [`${topic}: `, `${topic} — `].some((label) => text.startsWith(label))
  const answers = fact.form === 'value' && answerIn(fact.statement) !== null
  const said = (labelled || answers) && !text.includes(': … ') ? fact.statement : text
  for (const rival of rivals) {
    const other = holds(said, rival, fact.topic, !labelled && !answers)
    if (other !== null) return problem('second-right-answer', `Of ${rival} too: ${other}`)
  }
  return null
}
