import type { FlashcardItem } from '@/lib/core/questions/types'

/** More than this is no stack of cards any more. */
const MOST_CARDS = 400

/** Flashcards on paper: each a strip with the question on the left and the answer on the right, to be folded between. */
export function PrintedCards({ title, cards }: { title: string; cards: readonly FlashcardItem[] }) {
  const shown = cards.slice(0, MOST_CARDS)
  return (
    <article className="sheet">
      <h1 className="text-3xl font-bold">{title}</h1>
      <p className="mt-1 text-muted">
        {shown.length < cards.length
          ? `The first ${shown.length} of ${cards.length} flashcards.`
          : `${shown.length} flashcards.`}{' '}
        Cut between the strips, fold on the dashed line.
      </p>
      <ul className="mt-6">
        {shown.map(({ id, stem, key, gloss }) => (
          <li
            key={id}
            className="sheet-whole grid grid-cols-2 border border-edge [&+li]:border-t-0"
          >
            <div className="border-r border-edge border-dashed p-4 font-semibold [overflow-wrap:anywhere]">
              {stem}
            </div>
            <div className="p-4 [overflow-wrap:anywhere]">
              {key}
              {gloss && <p className="mt-1 text-muted">{gloss}</p>}
            </div>
          </li>
        ))}
      </ul>
    </article>
  )
}
