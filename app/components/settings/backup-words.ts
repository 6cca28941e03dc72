import type { ImportedFor } from '@/lib/server/exchange/backup'

const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`

/** What an import did, in words. */
export function importedText({ added, present, leftOut, refolding }: ImportedFor): string {
  const kinds: readonly [number | undefined, string, string?][] = [
    [added.review, 'answer'],
    [added.comparison, 'comparison'],
    [added.attempt, 'quiz', 'quizzes'],
    [added.enrolment, 'comparison to study', 'comparisons to study'],
  ]
  const parts = kinds.flatMap(([number, one, many]) => (number ? [count(number, one, many)] : []))
  const all = Object.values(added).reduce((sum, number) => sum + number, 0)
  const first =
    parts.length > 0
      ? `Imported: ${parts.join(', ')}.`
      : all > 0
        ? 'Imported.'
        : 'All of this was here already.'
  const known =
    all > 0 && present > 0 ? ` Already here: ${count(present, 'entry', 'entries')}.` : ''
  const strange = leftOut.reduce((sum, each) => sum + each.count, 0)
  const names = [...new Set(leftOut.flatMap(({ comparison }) => comparison ?? []))]
  const missing =
    strange > 0
      ? ` Left out: ${count(strange, 'entry', 'entries')} of comparisons that are not here (${names.map((name) => name.replace('library/', '')).join(', ')}). They stay in your file; import it again once they are.`
      : ''
  const later = refolding
    ? ' What you know of them is being worked out; that goes on by itself.'
    : ''
  return first + known + missing + later
}
