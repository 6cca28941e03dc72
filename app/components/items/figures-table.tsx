import { ENOUGH_ANSWERS, type ItemRule } from '@/lib/core/progress/item-rules'
import { describeInterval } from '@/lib/core/scheduling/preview'
import type { StoredComparison } from '@/lib/data/comparisons'
import type { JudgedItem } from '@/lib/server/items'
import { formatNames } from '../quiz/format-names'
import { ScrollRegion } from '../scroll-region'

const RULES: Record<ItemRule, string> = {
  'does-not-discriminate': 'does not tell who knows more',
  'below-chance': 'answered worse than by chance',
  reported: 'reported by three learners',
}

/** Items with their figures; those of too few answers are left blank. */
export function ItemFiguresTable({
  caption,
  items,
  found,
}: {
  caption: string
  items: readonly JudgedItem[]
  found: StoredComparison
}) {
  return (
    <ScrollRegion name={caption} className="mt-3 overflow-x-auto">
      <table className="w-full min-w-3xl text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted">
          <tr>
            {[
              'Question',
              'Answers',
              'Right',
              'Discrimination',
              'Chosen wrongly',
              'Time',
              'Reports',
            ].map((name) => (
              <th key={name} scope="col" className="py-2 pr-4 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ item, figures }) => {
            const enough = figures.answers >= ENOUGH_ANSWERS
            return (
              <tr key={item.id} className="border-t border-line align-top">
                <th scope="row" className="max-w-md py-2 pr-4 font-normal">
                  {item.stem}
                  <span className="block text-muted">
                    {formatNames[item.format]}
                    {figures.broken && `; ${RULES[figures.broken]}`}
                  </span>
                </th>
                <td className="py-2 pr-4">{figures.answers}</td>
                <td className="py-2 pr-4 whitespace-nowrap">
                  {enough && figures.facility !== null
                    ? `${Math.round(figures.facility * 100)} %`
                    : '–'}
                </td>
                <td className="py-2 pr-4">
                  {enough && figures.discrimination !== null
                    ? figures.discrimination.toFixed(2)
                    : '–'}
                </td>
                <td className="py-2 pr-4">
                  {enough ? choicesText(figures.choices, figures.answers, found) : '–'}
                </td>
                <td className="py-2 pr-4 whitespace-nowrap">
                  {enough && figures.medianMs !== null ? describeInterval(figures.medianMs) : '–'}
                </td>
                <td className="py-2">{figures.reports}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** The distractors by name, each with its share of all answers, the most chosen first. */
function choicesText(
  choices: Readonly<Record<string, number>>,
  answers: number,
  { comparison }: StoredComparison,
): string {
  const nameOf = (key: string) =>
    comparison.subjects.find((subject) => subject.key === key)?.name ??
    comparison.facts.find(({ id }) => id === key)?.statement ??
    key
  const shown = Object.entries(choices)
    .sort(([, a], [, b]) => b - a)
    .map(([key, count]) => `${nameOf(key)} ${Math.round((count / answers) * 100)} %`)
  return shown.join('; ') || '–'
}
