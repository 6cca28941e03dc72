import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Comparison } from '@/lib/core/comparison/types'
import { confusionsOf, type WrongChoice } from '@/lib/core/progress/confusions'
import { MixUps } from './confusions'

const span = { start: 0, end: 0, line: 1, endLine: 1 }
const named = (name: string) => ({ key: name.toLowerCase(), name, aliases: [], products: [] })

function comparisonOf(subjects: readonly string[]): Comparison {
  return {
    title: subjects.join(' & '),
    shape: 'matrix',
    subjects: subjects.map(named),
    topics: [{ key: 'food', name: 'Food', span }],
    facts: [],
    findings: [],
  }
}

const wrong = (right: string, chosen: string, times: number): WrongChoice[] =>
  Array.from({ length: times }, () => ({ topic: 'food', about: [right], chosen }))

const textOf = (subjects: readonly string[], choices: readonly WrongChoice[]) =>
  renderToStaticMarkup(
    createElement(MixUps, {
      comparison: comparisonOf(subjects),
      confusions: confusionsOf(choices),
      drill: '/review',
    }),
  )

const plain = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('without a mix-up there is one sentence and no drill', () => {
  const text = plain(textOf(['Cat', 'Dog'], []))
  expect(text).toContain('Nothing so far.')
  expect(text).not.toMatch(/Drill|%/)
})

test('below ten wrong answers no share is told', () => {
  const text = plain(textOf(['Cat', 'Dog'], wrong('cat', 'dog', 9)))
  expect(text).toContain('9 wrong answers so far')
  expect(text).not.toContain('%')
})

test('of two subjects the lean is told, or that there is none', () => {
  const lean = [...wrong('cat', 'dog', 7), ...wrong('dog', 'cat', 3)]
  expect(plain(textOf(['Cat', 'Dog'], lean))).toContain(
    'You answer Dog 70 % of the time when unsure.',
  )
  const even = [...wrong('cat', 'dog', 5), ...wrong('dog', 'cat', 5)]
  expect(plain(textOf(['Cat', 'Dog'], even))).toContain('you lean neither way')
})

test('of three subjects there is a table with a row for what was right', () => {
  const choices = [...wrong('cat', 'fox', 8), ...wrong('dog', 'cat', 2)]
  const markup = textOf(['Cat', 'Dog', 'Fox'], choices)
  expect(plain(markup)).toContain('You most often take Cat for Fox.')
  const rows = [...markup.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = '']) =>
    plain(row).trim(),
  )
  expect(rows).toEqual(['Right Cat Dog Fox', 'Cat – 0 8', 'Dog 2 – 0', 'Fox 0 0 –'])
  expect(markup.match(/<th scope="col"/g)).toHaveLength(4)
  expect(markup.match(/<th scope="row"/g)).toHaveLength(3)
})
