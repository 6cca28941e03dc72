import { inOrder, type Question } from '@/lib/core/exchange/question'

/** A, B, …; what comes after Z has two of them. */
export function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last
}

/** The answer to a question as it stands in the key. */
export function keyOf(question: Question): string {
  switch (question.kind) {
    case 'boolean':
      return question.right ? 'A. True' : 'B. False'
    case 'choice':
      return `${letterOf(question.right)}. ${question.options[question.right]}`
    case 'multiple':
      return question.right.map((at) => `${letterOf(at)}. ${question.options[at]}`).join('; ')
    case 'matching':
      return question.pairs.map((at, row) => `${row + 1} ${letterOf(at)}`).join(', ')
    case 'order':
      return inOrder(question).join(' < ')
    case 'typed':
      return question.answers[0] ?? ''
  }
}
