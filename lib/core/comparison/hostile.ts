/** Documents made to hang or to burst a reader; each must be answered at once, with facts or with a refusal. */
export interface HostileInput {
  readonly name: string
  readonly source: string
}

const MEGABYTE = 1_000_000

function page(body: string): string {
  return `<!doctype html><title>A1 vs B1</title>${body}`
}

function filled(unit: string): string {
  return unit.repeat(Math.floor((5 * MEGABYTE - 200) / unit.length))
}

/** Made anew at every call: together they are large. */
export function hostileInputs(): readonly HostileInput[] {
  const row = '| x | A1 is small. | B1 is large. |'
  const compared = `| Topic | A1 | B1 |\n|---|---|---|\n${row}\n`
  return [
    {
      name: 'a list 2,000 deep',
      source: Array.from({ length: 2_000 }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n'),
    },
    { name: '20,000 list marks on a line', source: '- '.repeat(20_000) },
    { name: '20,000 quotation marks', source: '>'.repeat(20_000) },
    {
      name: 'a table of 20,000 columns',
      source: `|${'a|'.repeat(20_000)}\n|${'-|'.repeat(20_000)}\n|${'b|'.repeat(20_000)}\n`,
    },
    {
      name: '2,000 columns, 5,000 rows of one cell',
      source: `|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n${'|x\n'.repeat(5_000)}`,
    },
    {
      name: 'colspan and rowspan of 1e9',
      source: page(
        '<table><tr><th>T<th>A1<th>B1<tr><td rowspan=1000000000>x<td colspan=1000000000>y</table>',
      ),
    },
    {
      name: '5,000 cells that each span 1,000 columns and 65,534 rows',
      source: page(
        `<table>${'<tr>'.padEnd(300, '<td colspan=1000 rowspan=65534>x').repeat(500)}</table>`,
      ),
    },
    { name: '50,000 nested div', source: page('<div>'.repeat(50_000)) },
    { name: '50,000 nested tables', source: page('<table><tr><td>'.repeat(50_000)) },
    { name: '50,000 nested lists', source: page('<ul><li>a'.repeat(50_000)) },
    { name: '50,000 nested b', source: page(`<p>${'<b>'.repeat(50_000)}A1`) },
    { name: 'HTML of 5 MB of open tags', source: page(filled('<td>')) },
    { name: 'HTML of 5 MB of entities', source: page(`<p>${filled('&amp;')}`) },
    { name: 'CSV with an open quote over 5 MB', source: `a,b,c\n1,"2,3\n${filled('x,y ')}` },
    { name: 'CSV of one line of 5 MB', source: filled('a,') },
    { name: 'CSV of quotes', source: `a,b,c\n${filled('"",')}` },
    { name: 'tabs', source: filled('a\t') },
    { name: 'NUL bytes', source: `${compared}\0\0` },
    { name: 'a lone surrogate', source: `${compared}| \ud800 | a | b |` },
    { name: 'a line of 5 MB', source: `# A1 vs B1\n\n${filled('A1 is small. ')}` },
    { name: 'images without end', source: filled('![a][') },
    { name: 'links without end', source: `# A1 vs B1\n\n${filled('[a](')}` },
    { name: 'stars without end', source: `# A1 vs B1\n\n${filled('*a **b ')}` },
    {
      name: 'backticks of all lengths',
      source: Array.from({ length: 2_000 }, (_, n) => '`'.repeat(n)).join(' '),
    },
    {
      name: 'names without end',
      source: `# A1 vs B1\n\n${`${'A1, B1 and '.repeat(900)}\n\n`.repeat(300)}`,
    },
    { name: 'headings without end', source: filled('# A1 vs B1\n').slice(0, 1_900_000) },
    { name: 'labels without end', source: `# A1 vs B1\n\n${'- A1:\n  - x: y\n'.repeat(60_000)}` },
    { name: 'uneven tables', source: '| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n'.repeat(60_000) },
  ]
}
