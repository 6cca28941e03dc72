import { compare } from './fixtures'

const WORDS =
  'scaling network storage manual declarative rolling update health check service volume secret cluster node image layer registry port mapping load balancer scheduler queue cache token policy driver plugin runtime kernel'.split(
    ' ',
  )
const word = (at: number) => WORDS[at % WORDS.length] as string
const phrase = (row: number, shift: number) =>
  [1, 3, 7, 13].map((step) => word(row * step + shift)).join(' ')

/** A matrix of four columns: yes and no, numbers, short values and longer ones in turn. */
export function matrix(rows: number) {
  const cell = (row: number, column: number) => {
    if (row % 4 === 0) return (row + column) % 3 === 0 ? 'No' : 'Yes'
    if (row % 4 === 1) return String(100 + ((row * 37 + column * 91) % 900))
    if (row % 4 === 2) return `${word(row + column * 5)} ${word(row * 3 + column)} ${row}`
    return `Uses ${phrase(row, column * 11)} in version ${row}`
  }
  const names = ['Alpha', 'Bravo', 'Condor', 'Dynamo']
  return compare(
    names,
    Array.from({ length: rows }, (_, row) => {
      return [`Topic ${row}`, ...names.map((_, column) => cell(row, column))] as const
    }),
    'value',
  )
}

/** Two subjects, a sentence of each a row. */
export function prose(rows: number) {
  return compare(
    ['Alpha', 'Bravo'],
    Array.from({ length: rows }, (_, row) => [
      `Topic ${row}`,
      `Alpha provides ${phrase(row, 0)} for ${word(row + 4)} ${row}, such as ${word(row * 5)} and ${word(row * 5 + 3)}.`,
      `Bravo requires ${phrase(row, 9)} with ${word(row + 8)} ${row}, but it leaves ${word(row * 2 + 1)} out.`,
    ]),
  )
}
