import Papa from 'papaparse'

/** Delimited text cut into records; the only file that knows papaparse. */
export interface Records {
  readonly rows: readonly (readonly string[])[]
  /** Zero-based row in which a quotation mark opens that never closes; null when all close. */
  readonly unclosed: number | null
  /** Whether a quotation mark stands where it cannot. */
  readonly malformed: boolean
}

/** The first `most` records of a text. */
export function recordsOf(text: string, delimiter: string, most: number): Records {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: most })
  const quotes = errors.filter(({ type }) => type === 'Quotes')
  const unclosed = quotes.find(({ code }) => code === 'MissingQuotes')
  return {
    rows: data,
    unclosed: unclosed ? (unclosed.row ?? 0) : null,
    malformed: quotes.some(({ code }) => code !== 'MissingQuotes'),
  }
}
