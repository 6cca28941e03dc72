import 'server-only'
import type { Sitting } from './sitting'

/** A sitting as JSON can carry it: pairs in place of the map. */
export type SittingOnWire = Omit<Sitting, 'due'> & {
  readonly due: readonly (readonly [number, number])[]
}

export const toWire = (sitting: Sitting): SittingOnWire => ({ ...sitting, due: [...sitting.due] })
