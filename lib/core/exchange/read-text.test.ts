import { describe, expect, test } from 'vitest'
import { openText } from './plain-text'
import { delimitedCards, delimitedRows, readDelimited } from './read-delimited'
import { readGift } from './read-gift'
import { readTerms } from './read-terms'

const sides = (cards: readonly { front: { text: string }; back: { text: string } }[]) =>
  cards.map(({ front, back }) => [front.text, back.text])

function value<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('opening a text', () => {
  const bytes = (...parts: number[]) => Uint8Array.from(parts)

  test('reads UTF-8 and UTF-16 with a mark, and makes line ends alike', () => {
    expect(value(openText(new TextEncoder().encode('ä\r\nb')))).toBe('ä\nb')
    expect(value(openText(bytes(0xff, 0xfe, 0x61, 0, 0x62, 0)))).toBe('ab')
  })

  test.each([
    ['too-large', new Uint8Array(5_000_001).fill(65)],
    ['not-text', bytes(0xff, 0xfe, 0, 0xd8)],
    ['not-text', bytes(0x80, 0x81)],
    ['not-text', bytes(65, 0, 66)],
    ['empty', bytes(0xef, 0xbb, 0xbf, 32, 10)],
  ])('refuses what is %s', (code, file) => {
    expect(openText(file)).toMatchObject({ ok: false, error: { code } })
  })
})

describe('GIFT', () => {
  test('every kind of question with an answer is a card', () => {
    const text = [
      '// a comment\n$CATEGORY: capitals\n',
      '::Name:: What is 2+2? {=4 ~3 ~5#no}',
      'The sky is blue.{T}',
      'Who wrote it? {=Grant =G\\=rant}',
      'Match {=France -> Paris =Italy -> Rome}',
      'How many? {#3:1}',
      'Grant is {~buried =entombed} there.',
      '[html]<b>Bold</b> &amp; <script>alert(1)</script>safe? {TRUE}',
    ].join('\n\n')
    const { cards, unread } = value(readGift(text))
    expect(unread).toEqual([])
    expect(sides(cards)).toEqual([
      ['What is 2+2?', '4'],
      ['The sky is blue.', 'True'],
      ['Who wrote it?', 'Grant; G=rant'],
      ['Match; France', 'Paris'],
      ['Match; Italy', 'Rome'],
      ['How many?', '3 ± 1'],
      ['Grant is _____ there.', 'entombed'],
      ['Bold & safe?', 'True'],
    ])
    expect(cards[0]?.origin.note).toBe(5)
  })

  test('what cannot be asked is named with its line, and the rest is read', () => {
    const { cards, unread } = value(readGift('Fine {T}\n\nbroken {=a ~\n\nAn essay {}\n'))
    expect(cards).toHaveLength(1)
    expect(unread.map(({ line }) => line)).toEqual([3, 5])
    expect(unread[0]?.message).toContain('escape ~ = # { } : in text')
  })

  test('a text without a question is refused', () => {
    expect(readGift('broken {=a ~')).toMatchObject({
      ok: false,
      error: { code: 'malformed', line: 1 },
    })
  })
})

describe('terms', () => {
  test('are read as Quizlet exports them', () => {
    const { cards, unread } = value(readTerms('bonjour\thello\n\nchat\tcat\tanimal\nalone\n'))
    expect(sides(cards)).toEqual([
      ['bonjour', 'hello'],
      ['chat', 'cat animal'],
    ])
    expect(unread.map(({ line }) => line)).toEqual([4])
  })

  test('with separators of their own, over several lines', () => {
    const { cards } = value(readTerms('a = b\nc;d = e', { term: ' = ', card: ';' }))
    expect(sides(cards)).toEqual([
      ['a', 'b c'],
      ['d', 'e'],
    ])
    expect(cards.map(({ origin }) => origin.note)).toEqual([1, 2])
  })

  test.each([
    [{ term: '', card: '\n' }],
    [{ term: '\n', card: '\n' }],
    [{ term: '=>', card: '\n' }],
  ])('%j is refused where it tells nothing apart', (separators) => {
    expect(readTerms('a\tb', separators)).toMatchObject({ ok: false, error: { code: 'malformed' } })
  })
})

describe('delimited text', () => {
  test('guesses delimiter, header and a table of topic and subjects', () => {
    const read = value(readDelimited('Topic;Docker;Kubernetes\nScope;"one; host";a cluster\n'))
    expect(read).toMatchObject({
      delimiter: ';',
      header: true,
      columns: ['Topic', 'Docker', 'Kubernetes'],
      guess: { as: 'table', topic: 0, subjects: [1, 2] },
    })
    const rows = delimitedRows(read, { as: 'table', topic: 0, subjects: [1, 2] })
    expect(rows[0]?.cells.map(({ text }) => text)).toEqual(['one; host', 'a cluster'])
  })

  test('two columns are cards; a formula stays the text it is', () => {
    const read = value(readDelimited('France,Paris\n=1+1,"@SUM(A1)"\n'))
    expect(read).toMatchObject({ header: false, columns: ['Column 1', 'Column 2'] })
    expect(read.guess).toEqual({ as: 'cards', front: 0, back: 1 })
    expect(sides(delimitedCards(read, { as: 'cards', front: 1, back: 0 }))).toEqual([
      ['Paris', 'France'],
      ['@SUM(A1)', '=1+1'],
    ])
  })

  test.each([
    ['one column', 'a\nb\nc'],
    ['an open quotation mark', 'a,"b\nc,d'],
    ['too many columns', `${'a,'.repeat(80)}\n`],
    ['too many rows', 'a,b\n'.repeat(20_003)],
  ])('%s is refused', (_, text) => {
    expect(readDelimited(text)).toMatchObject({ ok: false, error: { code: 'malformed' } })
  })
})
