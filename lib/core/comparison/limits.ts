/** What a document may hold. Over any of these it is refused, before work that grows with it. */
export const LIMITS = {
  /** UTF-8 bytes of the whole document. */
  bytes: 5_000_000,
  lines: 200_000,
  /** Rows of all tables together, headers not counted. */
  rows: 20_000,
  /** Columns of one table, the topic column included. */
  columns: 64,
  /** UTF-16 units of one cell as written. */
  cellLength: 4_000,
  facts: 10_000,
  /** UTF-16 units of a paragraph; a longer one is no prose and is left out. */
  paragraph: 20_000,
  /** Headings, paragraphs and list items that are read; what follows is left out. */
  blocks: 20_000,
  /** Opening and closing tags of an HTML document. */
  tags: 400_000,
  /** Tables of an HTML document, those that only arrange the page included. */
  tables: 5_000,
  /** Lists and quotations inside each other. */
  nesting: 100,
  /** Characters with a meaning in Markdown in one cell or heading; with more it is read as written. */
  marks: 400,
  /** UTF-16 units of a name of a subject or a topic. */
  nameLength: 120,
} as const
