import { bodyOf } from './cues'

const NEGATION =
  /\b(?:not|cannot|never|neither|none|without|lacks?|lacking)\b(?!\s+only\b)|\bno\b(?![\w-])|n[’']t\b/i
const NEGATIVE_MARK = /^(?:❌|✗|✘|✖|:x:|:no_entry:)/u
const SUBORDINATE = /^(?:if|when|while|although|though|because|since|unlike|whereas)\b[^,]*,\s*/i
const CLAUSE_BREAK =
  /[;(]|\s(?:but|which|because|whereas|while|although|though|so that|unless|if|when|that|meaning|so)\s/i

/**
 * Whether a statement denies: its main clause holds not, no, n't, cannot, never, without or lacks, or the cell is
 * a cross. A negation in a later or a subordinate clause does not count.
 */
export function polarityOf(statement: string): 'affirmative' | 'negative' {
  if (NEGATIVE_MARK.test(statement)) return 'negative'
  const main = bodyOf(statement).replace(SUBORDINATE, '')
  const cut = main.search(CLAUSE_BREAK)
  const clause = cut > 0 ? main.slice(0, cut) : main
  return NEGATION.test(clause) ? 'negative' : 'affirmative'
}
