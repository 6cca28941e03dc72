import type { Subject } from '../comparison/types'
import type { Analysis, Known } from './analysis'
import { alsoSaid } from './contrast'

/**
 * Whether a text may stand for a fact where its subject is asked: it names no subject and says nothing that the
 * document also says of one of the rivals. A first look, so that candidates are not wasted; the guard looks again.
 */
export function isClean(
  analysis: Analysis,
  text: string,
  known: Known,
  rivals: readonly Subject[],
): boolean {
  if (analysis.find(text).length > 0 || text.includes('____')) return false
  if (/^(?:this|these|those|such)\s/iu.test(text)) return false
  const wording = known.form === 'value' ? known.wording : analysis.wordingOf(text)
  return rivals.every(({ key }) => alsoSaid(analysis, wording, key, known) === null)
}
