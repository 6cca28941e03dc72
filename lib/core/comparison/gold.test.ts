import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assign } from './assign'
import { mentionFinder, withProducts } from './mentions'
import { readComparison } from './read'

/** Documents and hand-made answers that are not part of the project; without them these tests are skipped. */
const data = new URL('../../../../shared/data/', import.meta.url)
const goldFile = new URL('gold/segmentation.dev.json', data)
const corpus = new URL('corpus/', data)

interface GoldFact {
  readonly topic: string | null
  readonly about: readonly string[]
  readonly statement: string
}

interface GoldDocument {
  readonly id: string
  readonly file: string
  readonly subjects: readonly { readonly name: string; readonly aliases: readonly string[] }[]
  readonly facts: readonly GoldFact[]
}

function goldDocuments(): readonly GoldDocument[] {
  return (JSON.parse(readFileSync(goldFile, 'utf8')) as { docs: GoldDocument[] }).docs
}

function documentFile({ file }: GoldDocument): URL {
  return new URL(file.replace(/ \(.*$/, ''), data)
}

const same = (a: readonly string[], b: readonly string[]) =>
  [...a].sort().join('\n') === [...b].sort().join('\n')

/** Tallies what was found against the answers: right, withheld, or given to a wrong subject. */
function tally(pairs: readonly (readonly [found: readonly string[], wanted: readonly string[]])[]) {
  const right = pairs.filter(([found, wanted]) => same(found, wanted)).length
  const withheld = pairs.filter(([found, wanted]) => found.length === 0 && wanted.length > 0).length
  return { all: pairs.length, right, withheld, wrong: pairs.length - right - withheld }
}

test.skipIf(!existsSync(goldFile)).each(['seed', '01'])(
  'the tables of document %s are read as a person reads them',
  (id) => {
    const gold = goldDocuments().find((document) => document.id === id)
    if (!gold) throw new Error(`no gold for ${id}`)
    const result = readComparison(readFileSync(documentFile(gold), 'utf8'))
    if (!result.ok) throw new Error(result.error.message)
    const { facts, topics, subjects } = result.value
    const nameOf = new Map([...topics, ...subjects].map(({ key, name }) => [key, name]))
    const pairs = gold.facts.map(({ topic, about, statement }) => {
      const found = facts.find(
        (fact) => fact.statement === statement && nameOf.get(fact.topic) === topic,
      )
      return [found?.about.map((key) => nameOf.get(key) ?? '') ?? [], about] as const
    })
    console.info(id, tally(pairs))
    expect(tally(pairs)).toEqual({ all: pairs.length, right: pairs.length, withheld: 0, wrong: 0 })
    expect(facts).toHaveLength(pairs.length)
  },
)

test.skipIf(!existsSync(goldFile))('sentences of prose go to whom they speak of', () => {
  const prose = goldDocuments().filter(({ id }) => ['seed', '15', '17', '59'].includes(id))
  const pairs = prose.flatMap((document) => {
    const bare = document.subjects.map(({ name, aliases }) => ({
      key: name,
      name,
      aliases,
      products: [],
    }))
    const subjects = withProducts(
      bare,
      document.facts.map(({ statement }) => statement),
    )
    const find = mentionFinder(subjects)
    const keys = subjects.map(({ key }) => key)
    let topic: string | null = null
    let carried: readonly string[] = []
    return document.facts.map((fact) => {
      if (fact.topic !== topic) carried = []
      topic = fact.topic
      const claims = assign(fact.statement, find(fact.statement), { subjects: keys, carried })
      const about = keys.filter((key) => claims.some((claim) => claim.about.includes(key)))
      carried = about
      return [about, fact.about] as const
    })
  })
  const { all, right, withheld, wrong } = tally(pairs)
  console.info('prose', { all, right, withheld, wrong })
  expect(wrong / all).toBeLessThanOrEqual(0.03)
  expect(right / all).toBeGreaterThanOrEqual(0.94)
})

const documents = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => name.endsWith('.md'))
  : []

test.skipIf(documents.length === 0)('every document of the corpus is read or refused', () => {
  for (const name of documents) {
    const bytes = readFileSync(new URL(name, corpus))
    const text = bytes.toString('utf8')
    const result = readComparison(bytes)
    expect(result).toEqual(readComparison(text))
    if (!result.ok) continue
    expect(new Set(result.value.facts.flatMap(({ about }) => about)).size).toBeGreaterThan(1)
    for (const { statement, span } of result.value.facts) {
      const written = text.slice(span.start, span.end)
      const letters = (piece: string) => piece.replace(/[^\p{L}\p{N}]/gu, '')
      const beside = letters(statement.replace(/^(?:Yes|No|Partly)(?!\p{L})/u, ''))
      const plain = letters(written.replace(/:[a-z_]+:/g, ''))
      if (!/[<&\]]/.test(written)) expect([letters(statement), beside]).toContain(plain)
    }
  }
})
