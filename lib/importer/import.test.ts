import { describe, expect, test } from 'vitest'
import type { DocumentBatch, ImportBatch, ImportReport } from '../core/exchange/wire'
import { CREATED, type Fixture, latest, legacy1, legacy2 } from './fixtures'
import { importFile, importTextFile, previewTextFile } from './jobs'

const NOW = 1_764_000_000_000
const DAY = 86_400_000

async function all(batches: AsyncIterable<ImportBatch>) {
  const [documents, reviews, reports]: [
    DocumentBatch[],
    ReturnType<typeof kindOf>[],
    ImportReport[],
  ] = [[], [], []]
  for await (const batch of batches) {
    if (batch.kind === 'document') documents.push(batch)
    else if (batch.kind === 'report') reports.push(batch)
    else reviews.push(...batch.reviews.map(kindOf))
  }
  return { documents, reviews, report: reports[0] }
}

const kindOf = (review: object & { kind: string; at: number; factId: string }) => review

const factsOf = ({ rows }: DocumentBatch): { id: string; w: string; t: string }[] =>
  JSON.parse(rows.facts)

const due = Math.floor((NOW - CREATED * 1000) / DAY) + 10
const FIXTURE: Fixture = {
  notes: [
    { guid: 'a', type: 1, fields: ['<b>France</b>', 'Paris'] },
    { guid: 'b', type: 1, fields: ['Italy', 'Rome'], deck: 2 },
    { guid: 'c', type: 2, fields: ['{{c1::Mitosis}} makes two cells', 'of one'], deck: 2 },
    { guid: 'd', type: 3, fields: ['Networking', 'bridges', 'services'] },
    { guid: 'e', type: 3, fields: ['Scope', 'one host', 'a cluster'] },
    { guid: 'f', type: 1, fields: ['No back', ''] },
  ],
  cards: {
    0: { type: 2, queue: 2, due, ivl: 30, data: '{"s":31.5,"d":5.1,"dr":0.9}' },
    1: { type: 0, queue: -1, due: 1, ivl: 0, flags: 3 },
  },
  reviews: [
    { note: 0, at: NOW - 40 * DAY, ease: 3, type: 0 },
    { note: 0, at: NOW - 39 * DAY, ease: 1, type: 1 },
    { note: 0, at: NOW - 38 * DAY, ease: 2, type: 2 },
    { note: 0, at: NOW - 37 * DAY, ease: 4, type: 3, factor: 0 },
    { note: 0, at: NOW - 36 * DAY, ease: 0, type: 4, ivl: 12 },
    { note: 0, at: NOW - 35 * DAY, ease: 0, type: 4, ivl: 0 },
    { note: 0, at: NOW - 34 * DAY, ease: 0, type: 5, ivl: 9 },
    { note: 3, at: NOW - 33 * DAY, ease: 3, type: 1 },
    { note: 5, at: NOW - 32 * DAY, ease: 3, type: 1 },
  ],
}
const CHOICE = {
  uses: {
    1: { as: 'cards', front: [0], back: [1] },
    2: { as: 'gaps', text: 0, extra: [1] },
    3: { as: 'table', topic: 0, subjects: [1, 2] },
  },
  decks: null,
  history: true,
} as const

describe.each([
  ['legacy 1', legacy1],
  ['legacy 2', legacy2],
  ['latest', latest],
] as const)('importing a package of container %s', (_, make) => {
  test('gives a document a deck and a table a note type, with the log of every fact', async () => {
    const { documents, reviews, report } = await all(importFile(await make(FIXTURE), CHOICE, NOW))
    expect(documents.map(({ title, shape, facts }) => [title, shape, facts])).toEqual([
      ['Biology › Cells', 'cards', 2],
      ['Default', 'matrix', 4],
      ['Default', 'cards', 1],
    ])
    const [cells, table, cards] = documents.map(factsOf)
    expect(cells?.map(({ w }) => w)).toEqual(['Rome', 'Mitosis of one'])
    expect(table?.map(({ w }) => w)).toEqual(['bridges', 'services', 'one host', 'a cluster'])
    expect(cards?.map(({ w }) => w)).toEqual(['Paris'])
    expect(report).toMatchObject({
      notes: 6,
      facts: 7,
      documents: 3,
      reviews: 8,
      reviewsLeft: 2,
      leftOut: 1,
      leftOutListed: [{ reason: 'empty', text: 'No back' }],
    })

    const ofParis = reviews.filter(({ factId }) => factId === cards?.[0]?.id)
    expect(ofParis).toMatchObject([
      {
        kind: 'answer',
        at: NOW - 40 * DAY,
        rating: 3,
        format: 'flashcard',
        elapsedMs: 4000,
        practice: false,
      },
      { kind: 'answer', rating: 1 },
      { kind: 'answer', rating: 2 },
      { kind: 'answer', rating: 4, practice: true },
      { kind: 'set-due', days: 12 },
      { kind: 'reset' },
      { kind: 'set-due', at: NOW, days: 10 },
    ])
    const ofRome = reviews.filter(({ factId }) => factId === cells?.[0]?.id)
    expect(ofRome).toMatchObject([
      { kind: 'suspend', at: NOW },
      { kind: 'flag', flag: 3 },
    ])
    const ofNetworking = reviews.filter(({ at }) => at === NOW - 33 * DAY)
    expect(ofNetworking.map(({ factId }) => factId)).toEqual(table?.slice(0, 2).map(({ id }) => id))
  })
})

test('decks and note types that were not chosen stay out, and no log comes unasked', async () => {
  const choice = { uses: { 1: CHOICE.uses[1] }, decks: [2], history: false }
  const { documents, reviews, report } = await all(importFile(await legacy1(FIXTURE), choice, NOW))
  expect(documents.map(({ title, facts }) => [title, facts])).toEqual([['Biology › Cells', 1]])
  expect(reviews).toEqual([])
  expect(report).toMatchObject({ notes: 1, reviews: 0 })
})

describe('importing a text', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  test('a table by its columns, shown before', async () => {
    const csv = 'Topic,Docker,Kubernetes\nScope,one host,a cluster\nNetwork,bridges,services\n'
    const choice = { as: 'delimited', delimiter: null, mapping: null } as const
    expect(await previewTextFile(bytes(csv), choice)).toMatchObject({
      columns: ['Topic', 'Docker', 'Kubernetes'],
      rows: 2,
      shown: [
        ['Scope', 'one host', 'a cluster'],
        ['Network', 'bridges', 'services'],
      ],
    })
    const { documents } = await all(importTextFile(bytes(csv), 'Containers', choice))
    expect(documents.map(({ title, shape, facts }) => [title, shape, facts])).toEqual([
      ['Containers', 'matrix', 4],
    ])
  })

  test('terms and GIFT as cards, with what was not read', async () => {
    const terms = { as: 'terms', separators: { term: '\t', card: '\n' } } as const
    const { documents, report } = await all(importTextFile(bytes('a\tb\nc\n'), 'Words', terms))
    expect(documents.map(({ shape, facts }) => [shape, facts])).toEqual([['cards', 1]])
    expect(report).toMatchObject({ leftOut: 1, leftOutListed: [{ reason: 'unread' }] })
    const gift = await all(importTextFile(bytes('The sky is blue. {T}'), 'Sky', { as: 'gift' }))
    expect(gift.documents.flatMap(factsOf).map(({ w }) => w)).toEqual(['True'])
  })
})
