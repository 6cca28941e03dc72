import type { Comparison } from '../comparison/types'
import type { SentReview } from '../records'
import type { NoteUse } from './choices'
import type { Unread } from './plain-text'
import type { ColumnMapping } from './read-delimited'
import type { PackageVersion } from './read-package'

/** One note type of a package, with what its notes most likely are. */
export interface NoteTypePreview {
  readonly id: number
  readonly name: string
  readonly kind: 'standard' | 'cloze'
  readonly fields: readonly string[]
  readonly notes: number
  readonly use: NoteUse
  /** What the fields of its first note say. */
  readonly sample: readonly string[]
}

/** What a package holds, before anything of it is brought in. */
export interface PackagePreview {
  readonly version: PackageVersion
  readonly notes: number
  readonly cards: number
  readonly reviews: number
  readonly decks: readonly { readonly id: number; readonly name: string; readonly cards: number }[]
  readonly noteTypes: readonly NoteTypePreview[]
  /** Media files are named and not stored: the app shows text alone. */
  readonly media: {
    readonly files: number
    readonly missing: number
    readonly bytes: number
    /** The first of them, with the SHA-1 of their content, hexadecimal. */
    readonly listed: readonly {
      readonly name: string
      readonly bytes: number | null
      readonly sha1: string | null
    }[]
  }
}

/** What a text holds, before anything of it is brought in. */
export interface TextPreview {
  readonly columns: readonly string[]
  readonly delimiter: string | null
  readonly header: boolean
  readonly guess: ColumnMapping
  /** How many rows or cards there are; the first of them are shown. */
  readonly rows: number
  readonly shown: readonly (readonly string[])[]
  readonly unread: readonly Unread[]
}

/** What a person chose to bring in of a package. */
export interface PackageChoice {
  /** By id of the note type; of others nothing is brought in. */
  readonly uses: Readonly<Record<string, NoteUse>>
  /** Ids of decks; null is all. */
  readonly decks: readonly number[] | null
  /** Whether the log, and when each card is due, come along. */
  readonly history: boolean
}

/** A document ready to be stored: rows as JSON, so that who passes them on need not look into them. */
export interface DocumentBatch {
  readonly kind: 'document'
  readonly id: string
  readonly title: string
  readonly shape: Comparison['shape']
  readonly source: string
  /** SHA-256 of the source, hexadecimal. */
  readonly digest: string
  readonly facts: number
  readonly rows: { readonly subjects: string; readonly topics: string; readonly facts: string }
}

export interface ReviewBatch {
  readonly kind: 'reviews'
  readonly reviews: readonly SentReview[]
}

/** What came of a package in the end. */
export interface ImportReport {
  readonly kind: 'report'
  readonly notes: number
  readonly facts: number
  readonly documents: number
  readonly reviews: number
  /** Entries of the log that belong to no card that was brought in, or say nothing that is kept. */
  readonly reviewsLeft: number
  readonly leftOut: number
  /** The first of what was left out. */
  readonly leftOutListed: readonly { readonly reason: string; readonly text: string }[]
}

export type ImportBatch = DocumentBatch | ReviewBatch | ImportReport
