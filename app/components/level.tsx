import type { CellReading } from '@/lib/core/progress/reading'

const WORDS = ['not met yet', 'fading', 'shaky', 'good', 'solid'] as const
const TEXTS: Record<string, string> = { new: 'not met yet', learning: 'learning' }

/** How well a cell is known, as the eye reads it: "82 %". */
export const levelText = (known: CellReading['known']): string =>
  TEXTS[String(known)] ?? `${known} %`

/** The same in full: "82 % likely to be recalled, good, 1 of 2 met". */
export function levelWords({ known, level, met, facts }: CellReading): string {
  return [
    levelText(known) + (typeof known === 'number' ? ` likely to be recalled, ${WORDS[level]}` : ''),
    ...(met > 0 && met < facts ? [`${met} of ${facts} met`] : []),
  ].join(', ')
}

/**
 * How well a cell is known, told without colour: four bars, filled by its level and dashed while nothing was met, the
 * share in words, and how many of its facts were met where some were not.
 */
export function Level({ cell }: { cell: CellReading }) {
  const { known, level, met, facts } = cell
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm" data-shade={level}>
      <span className="flex gap-0.5" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={`h-3 w-3.5 rounded-[3px] border border-tone ${step <= level ? 'bg-tone' : ''} ${level === 0 ? 'border-dashed' : ''}`}
          />
        ))}
      </span>
      <span aria-hidden="true">
        {levelText(known)}
        {met > 0 && met < facts && `, ${met} of ${facts} met`}
      </span>
      <span className="sr-only">{levelWords(cell)}</span>
    </span>
  )
}
