import { expect, test } from 'vitest'
import { findIn, type Search, tagsOf } from './listing'

const LIST = [
  { title: 'TCP & UDP', subjects: ['TCP', 'UDP'], tags: ['networking'], known: 0.5 },
  { title: 'Ser & Estar', subjects: ['Ser', 'Estar'], tags: ['languages', 'spanish'], known: null },
  { title: 'Alpacas & Llamas', subjects: ['Alpaca', 'Llama'], tags: ['animals'], known: 0.2 },
  { title: 'Café & Té', subjects: ['Café', 'Té'], tags: ['languages'], known: 0 },
]
const found = (search: Partial<Search>) =>
  findIn(LIST, { words: '', tag: null, sort: 'title', ...search }).map(({ title }) => title)

test.each<[Partial<Search>, string[]]>([
  [{}, ['Alpacas & Llamas', 'Café & Té', 'Ser & Estar', 'TCP & UDP']],
  [{ words: 'tcp' }, ['TCP & UDP']],
  [{ words: 'cafe' }, ['Café & Té']],
  [{ words: 'lang ser' }, ['Ser & Estar']],
  [{ words: 'cp' }, []],
  [{ tag: 'languages' }, ['Café & Té', 'Ser & Estar']],
  [{ tag: 'language' }, []],
  [{ sort: 'known' }, ['Café & Té', 'Alpacas & Llamas', 'TCP & UDP', 'Ser & Estar']],
])('%j finds %j', (search, titles) => expect(found(search)).toEqual(titles))

test('the most used tags come first', () =>
  expect(tagsOf(LIST)).toEqual(['languages', 'animals', 'networking', 'spanish']))
