import type { Place } from '../core/scheduling/types'

/** A fact with where it stands. */
export interface PlacedFact {
  readonly factId: string
  readonly ownerId: string
  readonly place: Place
}

/** What a statement selects to say where a fact stands. */
export interface PlaceRow extends Place {
  readonly ownerId: string
}
