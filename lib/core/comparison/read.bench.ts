import MarkdownIt from 'markdown-it'
import { bench, describe } from 'vitest'
import { readComparison } from './read'

const SEED_ROW =
  '| Topic N | A1 provides networking N out of the box, such as ports and links, but it needs tools for more. B1 provides service discovery N and load balancing, including DNS and TLS. |'

function table(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => SEED_ROW.replaceAll('N', String(n)))
  return ['# A1 & B1', '', '| Topic | Description |', '|---|---|', ...lines].join('\n')
}

const alone = new MarkdownIt({ html: true })

/** Rows per second are the rows times the runs per second; the floor is markdown-it on the same document. */
describe.each([500, 1_000, 2_000, 4_000])('%d rows', (rows) => {
  const source = table(rows)
  bench(`markdown-it alone, ${rows} rows`, () => {
    alone.parse(source, {})
  })
  bench(`read and assign, ${rows} rows`, () => {
    readComparison(source)
  })
})
