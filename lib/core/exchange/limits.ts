/** What a file that is brought in may hold. Over any of these it is refused, before work that grows with it. */
export const IMPORT_LIMITS = {
  /** Bytes of the file. */
  file: 50_000_000,
  /** Bytes of everything in it, unpacked. */
  unpacked: 500_000_000,
  /** Bytes of one entry, unpacked. */
  entry: 50_000_000,
  entries: 50_000,
  /** How many times larger the unpacked is than the packed; smaller files than `ratioFrom` bytes may be emptier. */
  ratio: 100,
  ratioFrom: 1_000_000,
  /** Bytes that a packed stream may ask to be remembered while it is unpacked. */
  window: 32_000_000,
  /** Bytes of a text that is brought in: GIFT, delimited text, terms. */
  text: 5_000_000,
  notes: 200_000,
  /** Comparisons that one file becomes. */
  documents: 200,
} as const
