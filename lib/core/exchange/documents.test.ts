import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readComparison } from '../comparison/read'
import { buildCards, buildTable, type LeftOut, type OriginCard } from './build'
import { cardsDocument, titleOf, unfit } from './documents'
import { gapCards } from './gaps'
import { readField } from './read-field'

const html = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<b>',
        '</b>',
        '<i>',
        '</i>',
        '<code>',
        '</code>',
        '<br>',
        '<li>',
        '<ul>',
        '</ul>',
        '<p>',
        '&amp;',
        '&lt;b&gt;',
        '[sound:a.mp3]',
        '|',
        '\\',
        '`',
        '*',
        '**',
        '_',
        '~',
        '[a](b)',
        '![x](y)',
        '<',
        '&',
        '#',
        '\\|',
        '&#42;',
        '\n',
        '\t',
        '\u00a0',
        '\ud800',
        '<!-- x -->',
        '<img alt="p">',
        '<script>x</script>',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(' word ', 'a', '7', '. '),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

const card = (front: string, back: string, note = 0): OriginCard => ({
  front: readField(front),
  back: readField(back),
  origin: { note, ord: 0 },
})

describe('a document of cards', () => {
  test('is what reading its source gives, whatever the fields hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(html, html), { minLength: 1, maxLength: 5 }),
        html,
        (fields, name) => {
          const cards = fields.map(([front, back]) => card(front, back))
          const fit = cards.filter((each) => unfit(each) === null)
          fc.pre(fit.length > 0)
          const { source, comparison } = cardsDocument(titleOf(name), fit)
          const read = readComparison(source)
          if (!read.ok) throw new Error(read.error.message)
          const bare = (facts: typeof comparison.facts) =>
            facts.map(({ topic, statement, span }) => [topic, statement, span.line])
          expect(bare(read.value.facts)).toEqual(bare(comparison.facts))
          expect(read.value.topics.map(({ name: front }) => front)).toEqual(
            comparison.topics.map(({ name: front }) => front),
          )
          for (const { span } of comparison.facts) {
            expect(source.slice(span.start, span.end)).not.toMatch(/^\s|\s$|\n/)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  test('a field of more marks than are read stays what it says', () => {
    for (const mark of ['*', '`', '[', '\\']) {
      for (const count of [150, 300, 900]) {
        const { comparison, source } = cardsDocument('T', [
          card('f', `x${`${mark} `.repeat(count)}|y`),
        ])
        const read = readComparison(source)
        expect(read.ok && read.value.facts[0]?.statement).toBe(comparison.facts[0]?.statement)
      }
    }
  })
})

describe('fields', () => {
  test.each([
    ['<b>Paris</b> &amp; <i>co</i>', 'Paris & co', '**Paris** \\& *co*'],
    ['<ul><li>one<li>two</ul>three', '• one • two three', '• one • two three'],
    ['<code>a b</code>', 'a b', '`a b`'],
    ['<b>"no end"</b>s', '"no end"s', '"no end"s'],
    ['one<div>two</div>', 'one two', 'one two'],
    ['soft\u00adhyphen \ud800', 'softhyphen \ufffd', 'softhyphen \ufffd'],
  ])('%s says %s', (field, text, markdown) => {
    expect(readField(field)).toMatchObject({ text, markdown })
  })

  test('pictures and sounds are named and not shown', () => {
    const field = readField('[sound:hi.mp3]hello<img src="a b.png" alt="a dog">')
    expect(field).toEqual({
      text: 'helloa dog',
      markdown: 'helloa dog',
      media: ['hi.mp3', 'a b.png'],
    })
  })
})

describe('building documents', () => {
  const built = (cards: readonly OriginCard[], left: LeftOut[] = []) => [
    ...buildCards('Deck', cards, (one) => left.push(one)),
  ]

  test('fronts of subject and topic become a comparison, with each fact from its card', () => {
    const cards = [
      'Docker — Scope',
      'Kubernetes — Scope',
      'Docker — Network',
      'Kubernetes — Network',
    ].map((front, note) => card(front, `what ${note} says`, note))
    const [document, ...others] = built(cards)
    expect(others).toEqual([])
    expect(document?.comparison.shape).toBe('matrix')
    expect(document?.comparison.subjects.map(({ name }) => name)).toEqual(['Docker', 'Kubernetes'])
    const said = document?.comparison.facts.map(({ statement }, at) => [
      statement,
      document.origins[at]?.map(({ note }) => note),
    ])
    expect(said).toEqual([
      ['what 0 says', [0]],
      ['what 1 says', [1]],
      ['what 2 says', [2]],
      ['what 3 says', [3]],
    ])
  })

  test('others become cards; what is empty or too long is named', () => {
    const left: LeftOut[] = []
    const [document] = built(
      [card('a', 'b', 1), card('', 'c', 2), card('d', 'e'.repeat(4_001), 3)],
      left,
    )
    expect(document?.comparison.shape).toBe('cards')
    expect(document?.origins).toEqual([[{ note: 1, ord: 0 }]])
    expect(left).toEqual([
      { reason: 'empty', text: 'c' },
      { reason: 'too-long', text: 'd' },
    ])
  })

  test('more cards than a document holds become several', () => {
    const cards = Array.from({ length: 10_001 }, (_, note) => card(`f${note}`, 'b', note))
    expect(
      built(cards).map(({ comparison }) => [comparison.title, comparison.facts.length]),
    ).toEqual([
      ['Deck (part 1)', 10_000],
      ['Deck (part 2)', 1],
    ])
  })

  test('rows of a topic and subjects become a table, and one that compares nothing is named', () => {
    const row = (topic: string, ...cells: string[]) => ({
      note: 7,
      topic: readField(topic),
      cells: cells.map(readField),
    })
    const left: LeftOut[] = []
    const rows = [row('Scope', 'one host', 'a cluster'), row('', 'x', 'y')]
    const table = buildTable('Deck', ['Docker', 'Kubernetes'], rows, (one) => left.push(one))
    expect(table?.comparison.facts.map(({ statement }) => statement)).toEqual([
      'one host',
      'a cluster',
    ])
    expect(table?.origins).toEqual([[{ note: 7, ord: -1 }], [{ note: 7, ord: -1 }]])
    expect(left).toEqual([{ reason: 'empty', text: '' }])
    expect(buildTable('Deck', ['Docker', 'Docker'], rows, (one) => left.push(one))).toBeNull()
    expect(left.at(-1)?.reason).toBe('not-a-comparison')
  })
})

describe('texts with gaps', () => {
  test('each number is a card; the same one is open together, hints are shown', () => {
    expect(gapCards('{{c1::Paris}} is in {{c2::France::country}}, {{c1::here}}')).toEqual([
      { ord: 0, front: '[…] is in France, […]', back: 'Paris; here' },
      { ord: 1, front: 'Paris is in [country], here', back: 'France' },
    ])
  })

  test('a gap that never ends, or none, is no card', () => {
    expect(gapCards('{{c1::open')).toEqual([])
    expect(gapCards('nothing')).toEqual([])
    expect(gapCards('{{c1::a {{c2::b}} c}} d')).toEqual([{ ord: 0, front: '[…] d', back: 'a b c' }])
  })
})
