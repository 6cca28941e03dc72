import { describe, expect, test } from 'vitest'
import { generateItems } from '../questions/generate'
import { readComparison } from './read'

const cards = (rows: string) => `# Capitals and cities\n\n| Front | Back |\n|---|---|\n${rows}`

function read(source: string) {
  const result = readComparison(source)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('a table of cards', () => {
  test('has the document for a subject, a topic a front and a fact a back, with their places', () => {
    const source = cards('| France | Paris |\n| *Italy* \\| IT | Rome &amp; the Vatican |\n')
    const { title, shape, subjects, topics, facts, findings } = read(source)
    expect({ title, shape, findings }).toEqual({
      title: 'Capitals and cities',
      shape: 'cards',
      findings: [],
    })
    expect(subjects.map(({ name }) => name)).toEqual(['Capitals and cities'])
    expect(topics.map(({ name }) => name)).toEqual(['France', 'Italy | IT'])
    expect(facts.map(({ statement }) => statement)).toEqual(['Paris', 'Rome & the Vatican'])
    expect(facts[0]?.span).toMatchObject({ line: 5, endLine: 5 })
    expect(source.slice(facts[0]?.span.start, facts[0]?.span.end)).toBe('Paris')
  })

  test('is asked as flashcards alone, with the front as it is written', () => {
    const { items } = generateItems(
      read(cards('| Who wrote it? | A man |\n| TCP | It is reliable |\n')),
    )
    expect(items.map(({ format }) => format)).toEqual(['flashcard', 'flashcard'])
    expect(items).toMatchObject([
      { stem: 'Who wrote it?', key: 'A man' },
      { stem: 'TCP', key: 'It is reliable' },
    ])
  })

  test('keeps two cards with the same front apart', () => {
    const { facts } = read(cards('| bank | of a river |\n| bank | for money |\n'))
    expect(facts.map(({ id }) => id)).toEqual([
      'bank/capitals-and-cities/1',
      'bank-2/capitals-and-cities/1',
    ])
  })

  test('says which rows are left out, and why', () => {
    const { facts, findings } = read(cards(`| a | b |\n| c |  |\n| d | ${'x'.repeat(4_100)} |\n`))
    expect(facts).toHaveLength(1)
    expect(findings.map(({ line, message }) => [line, message])).toEqual([
      [6, 'Line 6 has an empty side, so it is not asked.'],
      [7, 'Line 7 has a side of more than 4,000 characters, so it is not asked.'],
    ])
  })

  test('is refused where no row is whole, and where there are too many', () => {
    expect(readComparison(cards('| a |  |\n'))).toMatchObject({
      ok: false,
      error: { code: 'not-a-comparison', line: 3 },
    })
    expect(readComparison(cards('| a | b |\n'.repeat(10_001)))).toMatchObject({
      ok: false,
      error: { code: 'too-many-facts', line: 10_005 },
    })
  })

  test('other tables of two columns are not taken for cards', () => {
    expect(readComparison('# Words\n\n| Term | Definition |\n|---|---|\n| a | b |\n').ok).toBe(
      false,
    )
  })
})
