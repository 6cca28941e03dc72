import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type DiagnosisCode, diagnose } from '../lib/core/comparison/doctor'
import { readComparison } from '../lib/core/comparison/read'
import type { Comparison } from '../lib/core/comparison/types'
import { generateItems } from '../lib/core/questions/generate'

const FOLDER = new URL('./library/', import.meta.url)
const documents = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ slug: basename(name, '.md'), source: readFileSync(new URL(name, FOLDER)) }))
const TAGS = /^<!-- tags: ([a-z ]+(?:, [a-z ]+)*) -->$/gm

/** What the doctor may find in a document of ours: wording that could be better, nothing that is wrong. */
const WORDING: readonly DiagnosisCode[] = ['hedge', 'not-parallel']

function comparisonOf(source: string | Uint8Array): Comparison {
  const read = readComparison(source)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** A comparison without the places in its source, which a line more or less moves. */
function saidIn({ title, shape, subjects, topics, facts }: Comparison) {
  return {
    title,
    shape,
    subjects,
    topics: topics.map(({ span: _, ...topic }) => topic),
    facts: facts.map(({ span: _, ...fact }) => fact),
  }
}

describe.each(documents)('$slug', ({ slug, source }) => {
  const comparison = comparisonOf(source)
  const { subjects, topics, facts, findings } = comparison

  test('says something of two or more subjects under each of its 6 to 12 topics', () => {
    expect(subjects.length).toBeGreaterThanOrEqual(2)
    expect(topics.length).toBeGreaterThanOrEqual(6)
    expect(topics.length).toBeLessThanOrEqual(12)
    const silent = topics.flatMap(({ key: topic }) => {
      const spoken = new Set(facts.flatMap((fact) => (fact.topic === topic ? fact.about : [])))
      return subjects.flatMap(({ key }) => (spoken.has(key) ? [] : [`${topic}/${key}`]))
    })
    expect(silent).toEqual([])
    expect(findings).toEqual([])
  })

  test('holds nothing that the doctor calls wrong', () => {
    const diagnosis = diagnose(source)
    expect(diagnosis.findings.filter(({ code }) => !WORDING.includes(code))).toEqual([])
    expect(diagnosis.score).toBeGreaterThanOrEqual(85)
  })

  test('is asked in 60 or more distinct items of 8 or more formats, each fact on a flashcard', () => {
    const { items } = generateItems(comparison)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(items.length).toBeGreaterThanOrEqual(60)
    expect(new Set(items.map(({ format }) => format)).size).toBeGreaterThanOrEqual(8)
    const cards = items.filter(({ format }) => format === 'flashcard')
    expect(new Set(cards.flatMap(({ factIds }) => factIds))).toEqual(
      new Set(facts.map(({ id }) => id)),
    )
  })

  test('has an address of plain words, and says the same without its tags', () => {
    expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    const text = source.toString('utf8')
    expect(text.match(/<!--/g)?.length ?? 0).toBe(text.match(TAGS)?.length ?? 0)
    expect(saidIn(comparisonOf(text.replace(TAGS, '')))).toEqual(saidIn(comparison))
  })
})

test('25 documents or more, 6 or more of them with three or more subjects, no title twice', () => {
  const read = documents.map(({ source }) => comparisonOf(source))
  expect(read.length).toBeGreaterThanOrEqual(25)
  expect(read.filter(({ subjects }) => subjects.length >= 3).length).toBeGreaterThanOrEqual(6)
  expect(new Set(read.map(({ title }) => title.toLowerCase())).size).toBe(read.length)
})

test('the document that came with the product stands here byte for byte', () => {
  const source = readFileSync(new URL('docker-and-kubernetes.md', FOLDER))
  expect(createHash('sha256').update(source).digest('hex')).toBe(
    'adfaff2369c2498d51d1fcbbea76ea46b9ba5452d99c31266b67c8bbd8b8de09',
  )
})
