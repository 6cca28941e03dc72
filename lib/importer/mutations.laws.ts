import { zipSync } from 'fflate'
import { Refused } from '../core/exchange/refusal'
import { random } from '../core/random'
import {
  type Fixture,
  field,
  latest,
  legacy1,
  legacy2,
  message,
  schema11,
  schema18,
  zstd,
} from './fixtures'
import { importFile, previewFile } from './jobs'

const FIXTURE: Fixture = {
  notes: Array.from({ length: 60 }, (_, n) => ({
    guid: `guid${n}`,
    type: n % 7 === 0 ? 2 : 1,
    fields: n % 7 === 0 ? [`{{c1::gap ${n}}} text`, ''] : [`front <b>${n}</b>`, `back &amp; ${n}`],
    deck: n % 2 === 0 ? 1 : 2,
  })),
  reviews: Array.from({ length: 120 }, (_, n) => ({
    note: n % 60,
    at: 1_700_000_000_000 + n * 86_400_000,
    ease: 1 + (n % 4),
    type: n % 3,
  })),
}
const CHOICE = {
  uses: { 1: { as: 'cards', front: [0], back: [1] }, 2: { as: 'gaps', text: 0, extra: [1] } },
  decks: null,
  history: true,
} as const

type Below = (most: number) => number

/** Bytes changed at random: some of them, a stretch of them, their end cut off, or a stretch put elsewhere. */
function mutated(bytes: Uint8Array, below: Below): Uint8Array {
  const copy = bytes.slice()
  const [at, length] = [below(copy.length), below(600)]
  const way = below(4)
  if (way === 0) {
    for (let n = 0; n <= below(40); n += 1) copy[below(copy.length)] = below(256)
  } else if (way === 1) copy.fill(below(256), at, at + length)
  else if (way === 2) return copy.subarray(0, at)
  else copy.copyWithin(below(copy.length), at, at + length)
  return copy
}

/** A package with something wrong in it: in its container, or in the database within. */
async function mutant(number: number): Promise<Uint8Array> {
  const { int: below } = random(`mutant ${number}`)
  const way = below(5)
  if (way === 0) return mutated(await legacy1(FIXTURE), below)
  if (way === 1) return mutated(await legacy2(FIXTURE), below)
  if (way === 2) return mutated(await latest(FIXTURE), below)
  if (way === 3) return zipSync({ 'collection.anki2': mutated(await schema11(FIXTURE), below) })
  const database = await zstd(mutated(await schema18(FIXTURE), below))
  return zipSync({ meta: message(field(1, 3)), 'collection.anki21b': [database, { level: 0 }] })
}

/** What came of mutated packages, by their numbers: how many were read, refused, or met a bug of ours. */
export async function openMutants(
  from: number,
  count: number,
): Promise<{ read: number; refused: number; failed: string[] }> {
  let [read, refused] = [0, 0]
  const failed: string[] = []
  for (let number = from; number < from + count; number += 1) {
    const file = await mutant(number)
    try {
      await previewFile(file.slice())
      for await (const _ of importFile(file, CHOICE, 1_764_000_000_000));
      read += 1
    } catch (error) {
      if (error instanceof Refused) refused += 1
      else
        failed.push(`mutant ${number}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { read, refused, failed }
}
