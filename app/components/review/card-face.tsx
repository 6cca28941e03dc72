import type { Card } from '@/lib/server/learner'
import { ContextRowTable } from '../quiz/context-row'

/** The id of the question on the card. */
export const CARD_QUESTION = 'card-question'

/** A flashcard: the question; turned, the answer and the row it stands in. The back is not in the page before. */
export function CardFace({
  card,
  turned,
  hidden,
  onTurn,
}: {
  card: Card | undefined
  turned: boolean
  hidden: boolean
  onTurn: () => void
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a tap anywhere is an extra; the button below does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: the Space key does the same anywhere on the page
    <div
      className={`card mt-2 flex min-h-64 flex-col p-6 sm:p-10 ${hidden ? 'invisible' : ''}`}
      onClick={turned ? undefined : onTurn}
    >
      {card && (
        <>
          <p className="text-sm text-muted">{card.comparison}</p>
          <h2 id={CARD_QUESTION} className="mt-2 text-2xl font-semibold sm:text-3xl">
            {card.item.stem}
          </h2>
          {turned && (
            <div className="rise mt-6 border-t border-line pt-6">
              <p className="text-lg sm:text-xl">{card.item.key}</p>
              {card.item.gloss && <p className="mt-2 text-muted">{card.item.gloss}</p>}
              <ContextRowTable row={card.row} marked={card.item.factIds} />
            </div>
          )}
        </>
      )}
    </div>
  )
}
