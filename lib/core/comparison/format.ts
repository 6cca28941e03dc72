import type { Delimiter } from './delimited-page'
import { recordsOf } from './records'
import type { Source } from './source'

/** What a document is written in. */
export type Format =
  | { readonly kind: 'markdown' }
  | { readonly kind: 'html' }
  | { readonly kind: 'delimited'; readonly delimiter: Delimiter }

/** UTF-16 units looked at. */
const SAMPLE = 20_000
const RECORDS = 24
const HTML_START =
  /^\s*(?:<!doctype html|<\?xml|<(?:html|head|body|table|thead|tbody|tr|meta|title|main|article|section)[\s>])/i
const HTML_BLOCK = /^\s*<(?:!--|div|p|h[1-6]|ul|ol|dl|center|header|span|a|b|strong)[\s>]/i
const MARKDOWN_LINE = /^(?:#{1,6}\s|[ \t]{0,8}(?:\|.*\||[-*+]\s|>\s|```|:?-{3,}))/m
const TABLE_LINE = /^[ \t]{0,8}\|?[ \t]{0,8}:?-+:?[ \t]{0,8}\|[ \t:|-]*$/m

/** The first records that say anything; null when quotation marks stand where they cannot. */
function sampled(
  sample: string,
  cut: boolean,
  delimiter: Delimiter,
): readonly (readonly string[])[] | null {
  const { rows, malformed } = recordsOf(sample, delimiter, RECORDS)
  if (malformed) return null
  const whole = cut && rows.length < RECORDS ? rows.slice(0, -1) : rows
  return whole.filter((record) => record.some((cell) => cell.trim() !== ''))
}

/** How many columns most records have, and their share; null when there are too few records to tell. */
function evenWidth(
  records: readonly (readonly string[])[] | null,
): { width: number; share: number } | null {
  if (!records || records.length < 2) return null
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best ? { width: best[0], share: best[1] / records.length } : null
}

function delimiterOf(text: string, named: 'csv' | 'tsv' | null): Delimiter | null {
  const sample = text.slice(0, SAMPLE)
  const cut = sample.length < text.length
  const tabs = evenWidth(sampled(sample, cut, '\t'))
  if (named === 'tsv') return '\t'
  if (tabs && tabs.width >= 2 && tabs.share >= (named ? 0.6 : 0.8)) return '\t'
  const found = ([',', ';', '|'] as const).flatMap((delimiter) => {
    const even = evenWidth(sampled(sample, cut, delimiter))
    return even && even.width >= 2 ? [{ delimiter, ...even }] : []
  })
  const [best] = found.sort((a, b) => b.share - a.share || b.width - a.width)
  if (named === 'csv') return best?.delimiter ?? ','
  if (!best || best.share < 0.9 || best.delimiter === '|') return null
  const quoted = /^\s*"|[,;]"/m.test(sample)
  return best.width >= 3 || quoted ? best.delimiter : null
}

function extension(name: string): string {
  return /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** A very long first line: nobody writes prose so, and only delimited text has so many delimiters. */
function oneLine(text: string): Delimiter | null {
  const first = text.slice(0, SAMPLE).split('\n', 1)[0] ?? ''
  return ([',', '\t', ';'] as const).find((each) => first.split(each).length > 200) ?? null
}

/**
 * The formats a document may be written in, the likeliest first, told from its content. A file's name decides
 * where the content does not, and when it says CSV or TSV.
 */
export function formatsOf({ text }: Source, name: string | null): readonly Format[] {
  const ending = name ? extension(name) : ''
  const markdown: Format = { kind: 'markdown' }
  const html: Format = { kind: 'html' }
  const start = text.slice(0, SAMPLE).replace(/^\ufeff/, '')
  if (HTML_START.test(start)) return [html]
  if (ending === 'html' || ending === 'htm') return [html]
  if (ending === 'csv' || ending === 'tsv' || ending === 'tab') {
    const delimiter = delimiterOf(text, ending === 'csv' ? 'csv' : 'tsv') ?? ','
    return [{ kind: 'delimited', delimiter }]
  }
  const marked = MARKDOWN_LINE.test(start)
  if (ending === 'md' || ending === 'markdown') return [markdown]
  if (HTML_BLOCK.test(start) && !marked) return [html]
  if (TABLE_LINE.test(start) || /^#{1,6}\s/m.test(start) || /^---\s*$/m.test(start))
    return [markdown]
  const delimiter = delimiterOf(text, null) ?? oneLine(text)
  return delimiter ? [{ kind: 'delimited', delimiter }, markdown] : [markdown]
}
