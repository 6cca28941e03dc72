import { useEffect, useState } from 'react'
import type { Item } from '@/lib/core/questions/types'
import type { Card } from '@/lib/server/learner'
import { ContextRowTable } from '../quiz/context-row'

/** The id of the question on the card. */
export const CARD_QUESTION = 'card-question'

/**
 * A flashcard: the question; turned, the answer and the row it stands in. The back is laid out while the question is
 * read, seen and heard by nobody, so that it is there at once.
 */
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
  const isReady = useIsRead(item.id)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a tap anywhere is an extra; the button below does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: the Space key does the same anywhere on the page
    <div className="flex-1" onClick={turned ? undefined : onTurn}>
      <h2 id={CARD_QUESTION} className="mt-2 text-2xl font-semibold sm:text-3xl">
        {item.stem}
      </h2>
      {(turned || isReady) && (
        <div aria-hidden={!turned} className={turned ? 'mt-6' : 'invisible h-0 overflow-hidden'}>
          <div className="border-t border-line pt-6">
            <p className="text-lg whitespace-pre-line sm:text-xl">{item.key}</p>
            {item.format === 'flashcard' && item.gloss && (
              <p className="mt-2 text-muted">{item.gloss}</p>
            )}
            <ContextRowTable row={card.row} marked={item.factIds} />
          </div>
        </div>
      )}
    </div>
  )
}

/** So many milliseconds after a question is shown nothing else is to be done. */
const READING_MS = 100

/** Whether the question has been there for a moment, so that work for what comes next disturbs nobody. */
function useIsRead(id: string): boolean {
  const [read, setRead] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setRead(id), READING_MS)
    return () => clearTimeout(timer)
  }, [id])
  return read === id
}
