import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { hash32 } from './hash'

/** Chance that repeats itself: the same seed gives the same draws, in order, on every machine. */
export interface Random {
  /** A whole number from 0 to `below` - 1; `below` is at least 1. */
  int(below: number): number
  /** One member of a list that has at least one. */
  pick<T>(list: readonly T[]): T
  /** The same members in another order; the list itself is left alone. */
  shuffle<T>(list: readonly T[]): T[]
}

/** Draws for a seed of any text. Every order of `shuffle` is equally likely over seeds (Fisher-Yates). */
export function random(seed: string): Random {
  const generator = xoroshiro128plus(hash32(seed) | 0)
  const int = (below: number) => uniformInt(generator, 0, below - 1)
  return {
    int,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('random: nothing to pick from')
      return list[int(list.length)] as (typeof list)[number]
    },
    shuffle: (list) => {
      const order = [...list]
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = int(last + 1)
        const held = order[last] as (typeof order)[number]
        order[last] = order[other] as (typeof order)[number]
        order[other] = held
      }
      return order
    },
  }
}
