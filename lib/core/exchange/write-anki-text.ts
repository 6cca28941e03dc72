import Papa from 'papaparse'
import type { AnkiNotes } from './anki'

/**
 * Notes as text that Anki imports (docs.ankiweb.net/importing/text-files.html): a header that says what the columns are,
 * then a line a note. They are of Anki's own type Basic, which every collection has; notes with one guid are updated.
 */
export function writeAnkiText({ deck, notes }: AnkiNotes): string {
  const header = [
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    `#deck:${deck}`,
    '#columns:guid\tFront\tBack\ttags',
    '#guid column:1',
    '#tags column:4',
  ]
  const rows = notes.map(({ guid, question, answer, tags }) => [
    guid,
    question,
    answer,
    tags.join(' '),
  ])
  const lines = Papa.unparse(rows, { delimiter: '\t', newline: '\n' })
  return `${header.join('\n')}\n${lines}\n`
}
