import { bench } from 'vitest'
import { DAY } from './day'
import { flashcard, NOON } from './fixtures'
import { fold } from './fold'
import { DEFAULT_SETTINGS, type Rating } from './types'

const settings = { ...DEFAULT_SETTINGS, timeZone: 'Europe/Berlin' }
const logs = Array.from({ length: 10_000 }, (_, fact) =>
  Array.from({ length: 10 }, (_, i) =>
    flashcard({
      id: `r${i}`,
      factId: `f${fact}`,
      at: NOON + (i * i * 2 + (fact % 30)) * DAY,
      rating: (((fact + i) % 4) + 1) as Rating,
    }),
  ),
)

bench('fold 100,000 reviews of 10,000 facts', () => {
  for (const log of logs) fold(log, settings)
})
