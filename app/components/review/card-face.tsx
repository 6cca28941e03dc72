import type { Item } from '@/lib/core/questions/types'
import type { Card } from '@/lib/server/learner'
import { ContextRowTable } from '../quiz/context-row'

/** The id of the question on the card. */
export const CARD_QUESTION = 'card-question'

/** A flashcard: the question; turned, the answer and the row it stands in. The back is not in the page before. */
export function CardFace({
  card,
  item,
  turned,
  onTurn,
}: {
  card: Card
  item: Item
  turned: boolean
  onTurn: () => void
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a tap anywhere is an extra; the button below does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: the Space key does the same anywhere on the page
    <div className="flex-1" onClick={turned ? undefined : onTurn}>
      <h2 id={CARD_QUESTION} className="mt-2 text-2xl font-semibold sm:text-3xl">
        {item.stem}
      </h2>
      {turned && (
        <div className="rise mt-6 border-t border-line pt-6">
          <p className="text-lg whitespace-pre-line sm:text-xl">{item.key}</p>
          {item.format === 'flashcard' && item.gloss && (
            <p className="mt-2 text-muted">{item.gloss}</p>
          )}
          <ContextRowTable row={card.row} marked={item.factIds} />
        </div>
      )}
    </div>
  )
}
