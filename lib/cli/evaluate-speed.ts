import type { Figure } from './figures'
import { ROWS, ratesOfWriting, timeOfCustomer } from './measure-speed'

const ROWS_PER_SECOND = 2_000
const CUSTOMER_MS = 20

/** How fast every question of a document is written, and how fast the built-in one is read and asked. */
export function speedOfQuestions(): Figure[] {
  const rates = ratesOfWriting()
  const ms = timeOfCustomer()
  const shown = rates.map((rate) => rate.toFixed(0))
  return [
    {
      name: `full generation, rows a second (prose, matrix of ${ROWS.join(', ')} rows)`,
      value: `${shown.slice(0, ROWS.length).join(', ')}; ${shown.slice(ROWS.length).join(', ')} (at least ${ROWS_PER_SECOND})`,
      ok: Math.min(...rates) >= ROWS_PER_SECOND,
    },
    {
      name: "customer's document end to end, ms warm",
      value: `${ms.toFixed(1)} (below ${CUSTOMER_MS})`,
      ok: ms < CUSTOMER_MS,
    },
  ]
}
