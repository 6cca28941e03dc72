import { expect, test } from 'vitest'
import { readComparison } from './read'

function cells(rows: readonly string[], more = ''): (string | undefined)[] {
  const body = rows.map((row, n) => `| Topic ${'abcdefgh'[n]} | ${row} |`).join('\n')
  const source = `# Alpha vs Beta\n\n${more}\n\n| Feature | Alpha | Beta |\n|---|---|---|\n${body}\n`
  const read = readComparison(source)
  if (!read.ok) throw new Error(read.error.message)
  const { topics, subjects, facts } = read.value
  return rows.flatMap((_, n) => {
    const topic = topics.find(({ name }) => name === `Topic ${'abcdefgh'[n]}`)
    return subjects.map(({ key }) => {
      return facts.find((fact) => fact.topic === topic?.key && fact.about.includes(key))?.statement
    })
  })
}

test.each([
  ['Y and N', ['Y | N', 'N | Y'], ['Yes', 'No', 'No', 'Yes']],
  ['letters that are values', ['N | S', 'S | W'], ['N', 'S', 'S', 'W']],
  ['plus and minus', ['+ | -', '- | +'], ['Yes', 'No', 'No', 'Yes']],
  ['plus and nothing', ['+ | +', '+ |'], ['Yes', 'Yes', 'Yes', undefined]],
  ['x beside a check mark', ['✓ | x', 'x | ✓'], ['Yes', 'No', 'No', 'Yes']],
  ['x beside nothing', ['x |', '| x'], ['Yes', undefined, undefined, 'Yes']],
  ['filled and empty', ['● | ○', '○ | ●'], ['Yes', 'No', 'No', 'Yes']],
  ['circle and cross', ['○ | ×', '△ | ○'], ['Yes', 'No', 'Partly', 'Yes']],
  ['operators', ['+ | .', '* | *'], ['+', '.', '*', '*']],
  ['a dash alone', ['- | 1', '2 | –'], [undefined, '1', '2', undefined]],
])('%s', (_, rows, statements) => expect(cells(rows)).toEqual(statements))

test.each([
  ['Legend: ✅ full, 🔶 by plugin, 🛑 none', 'Partly (by plugin)'],
  [
    '- ✅ built in\n- 🔶 Supported by a plugin, but not maintained',
    'Partly (supported by a plugin)',
  ],
  ['✅ = yes; 🔶 = partial; 🛑 = no', 'Partly'],
  ['| Symbol | Meaning |\n|---|---|\n| ✅ | fine |\n| 🔶 | by plugin |', 'Partly (by plugin)'],
  ['', 'Partly'],
])('the legend %j says what a mark means', (legend, words) => {
  expect(cells(['✅ | 🛑', '🔶 | ✅'], legend)).toEqual(['Yes', 'No', words, 'Yes'])
})

test('a legend tells two kinds of yes apart, gives codes words, and says what states nothing', () => {
  const kinds = cells(['✅ | ☑️', '❌ | ✅'], '✅ native, ☑️ by a library, ❌ missing')
  expect(kinds).toEqual(['Yes (native)', 'Yes (by a library)', 'No', 'Yes (native)'])
  const codes = cells(['✅ | NR', '✅ | ❌'], 'Words may be non-reserved (NR).')
  expect(codes).toEqual(['Yes', 'Non-reserved', 'Yes', 'No'])
  const nothing = cells(['✅ | ➖', '✅ | ❌'], '✅ supported, ❌ not supported, ➖ not applicable')
  expect(nothing).toEqual(['Yes', undefined, 'Yes', 'No'])
})

test('a mark nobody explains is no fact, and the author is told once', () => {
  const rows = '| a | 🔵 | ✅ |\n| b | 🔵 | ✅ |\n| c | ✅ | ❌ |'
  const read = readComparison(`# Alpha vs Beta\n\n| F | Alpha | Beta |\n|---|---|---|\n${rows}\n`)
  if (!read.ok) throw new Error(read.error.message)
  expect(read.value.facts).toHaveLength(4)
  const findings = read.value.findings.filter(({ code }) => code === 'unclear-mark')
  expect(findings).toEqual([
    {
      code: 'unclear-mark',
      line: 5,
      message:
        'Nothing says what "🔵" on line 5 means, so it was left out. Write the words, or a legend such as "🔵 = supported".',
    },
  ])
})

test('grades of pluses without a legend are no facts', () => {
  expect(cells(['++ | +', '+ | o', '1 | 2'])).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    '1',
    '2',
  ])
})

test.each(['unknown', '?', 'TBD', 'n/a', '(unknown)', 'not tested', 'no?', '❓', '未知'])(
  '%j is no fact',
  (cell) => expect(cells([`${cell} | 2`, '1 | 2'])).toEqual([undefined, '2', '1', '2']),
)

test('a question beside a statement is not stated; one that fills the cell is', () => {
  expect(cells(['简单。你用过吗？ | Hard.', 'How? | What?'])).toEqual([
    '简单。',
    'Hard.',
    'How?',
    'What?',
  ])
})
