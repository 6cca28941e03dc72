/** The files a comparison can be taken away as, in the order they are offered. */
export const TARGETS = [
  {
    key: 'apkg',
    name: 'Anki deck',
    extension: 'apkg',
    type: 'application/octet-stream',
    goodFor: 'Anki and AnkiDroid, cards with tags; yours come with how well you know them.',
  },
  {
    key: 'anki-text',
    name: 'Anki text',
    extension: 'txt',
    type: 'text/plain; charset=utf-8',
    goodFor: 'cards as plain text, to be changed before Anki imports them.',
  },
  {
    key: 'markdown',
    name: 'Markdown',
    extension: 'md',
    type: 'text/markdown; charset=utf-8',
    goodFor: 'the table itself, to edit or to publish; Discern reads it again.',
  },
  {
    key: 'csv',
    name: 'Table as CSV',
    extension: 'csv',
    type: 'text/csv; charset=utf-8',
    goodFor: 'spreadsheets, a row for each topic.',
  },
  {
    key: 'questions-csv',
    name: 'Questions as CSV',
    extension: 'csv',
    type: 'text/csv; charset=utf-8',
    goodFor: 'spreadsheets, a row for each question with its answer.',
  },
  {
    key: 'gift',
    name: 'GIFT',
    extension: 'gift.txt',
    type: 'text/plain; charset=utf-8',
    goodFor: 'Moodle question banks, and other tools that read them, as text.',
  },
  {
    key: 'moodle-xml',
    name: 'Moodle XML',
    extension: 'xml',
    type: 'application/xml; charset=utf-8',
    goodFor: 'Moodle question banks, with feedback, tags and lasting ids.',
  },
  {
    key: 'qti',
    name: 'QTI 2.1',
    extension: 'zip',
    type: 'application/zip',
    goodFor: 'Canvas, Blackboard, TAO and other platforms that take IMS packages.',
  },
  {
    key: 'aiken',
    name: 'Aiken',
    extension: 'txt',
    type: 'text/plain; charset=utf-8',
    goodFor: 'the simplest of all: multiple choice, one line each.',
  },
] as const
export type Target = (typeof TARGETS)[number]['key']

export const targetOf = (key: string | null) => TARGETS.find((target) => target.key === key) ?? null
