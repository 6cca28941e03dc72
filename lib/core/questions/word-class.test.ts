import { describe, expect, test } from 'vitest'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { readComparison } from '../comparison/read'
import { SAMPLES } from '../comparison/samples'
import { analyse } from './analysis'
import { dockerAndKubernetes } from './fixtures'
import { parse } from './phrases'
import { endsInS, isThing, type WordClass } from './word-class'

/** A trained model that knows nothing of our rules, for judging them; it costs too much to ask by (0.8 s, 55 MB). */
const nlp = winkNLP(model, ['sbd', 'pos'])
const AS_OURS: Readonly<Record<string, WordClass>> = {
  NOUN: 'noun',
  PROPN: 'noun',
  ADJ: 'adjective',
  VERB: 'verb',
  ADV: 'adverb',
  NUM: 'number',
}

/** The place of each word with the class the model gives it; null for words of grammar. */
function tagged(text: string) {
  const tokens = nlp.readDoc(text).tokens()
  const tags = tokens.out(nlp.its.pos) as string[]
  let from = 0
  return tokens.out().map((word, at) => {
    const start = text.indexOf(word, from)
    from = start + word.length
    return { start, end: from, class: AS_OURS[tags[at] ?? ''] ?? null }
  })
}

/** Words of English documents that both put in an open class: the word, ours, the model's. */
function compared() {
  const read = SAMPLES.flatMap(({ source }) => {
    const result = readComparison(source)
    return result.ok ? [result.value] : []
  })
  return [dockerAndKubernetes, ...read].flatMap((document) => {
    const analysis = analyse(document)
    if (!analysis.english) return []
    return analysis.facts.flatMap(({ full: { text } }) => {
      const tags = tagged(text)
      return parse(text, analysis.find).words.flatMap(({ word, class: own }) => {
        const tag = tags.find(({ start, end }) => start === word.start && end === word.end)
        return tag?.class && own !== 'grammar' ? [{ word: word.text, own, tag: tag.class }] : []
      })
    })
  })
}

test('a trained model gives nine in ten words of an open class the same class', () => {
  const words = compared()
  const same = words.filter(({ own, tag }) => own === tag)
  expect(words.length).toBeGreaterThan(200)
  expect(same.length / words.length).toBeGreaterThan(0.9)
})

test('of the terms to recall it takes none for a verb, but for those it gets wrong itself', () => {
  const wrong = compared().filter(({ own, tag }) => own === 'noun' && tag === 'verb')
  expect(new Set(wrong.map(({ word }) => word))).toEqual(
    new Set(['linking', 'Compose', 'lists', 'Runs', 'Starts']),
  )
})

const classOfWord = (text: string, wanted: string) =>
  parse(text, () => []).words.find(({ word }) => word.text === wanted)?.class

describe('the class of a word where it stands', () => {
  test.each<[string, string, WordClass]>([
    ['a platform that automates the deployment of applications', 'automates', 'verb'],
    ['a platform that automates the deployment of applications', 'deployment', 'noun'],
    ['manages the containers to achieve that state', 'containers', 'noun'],
    ['the deployment, scaling, and management of containers', 'scaling', 'noun'],
    ['requires port mapping and service discovery', 'mapping', 'noun'],
    ['works by allowing each user to log in', 'allowing', 'verb'],
    ['a managed service', 'managed', 'adjective'],
    ['it is managed by the team', 'managed', 'verb'],
    ['needs manual setup', 'manual', 'adjective'],
    ['scales automatically', 'automatically', 'adverb'],
    ['up to 5,000 nodes', '5,000', 'number'],
    ['a built-in scheduler', 'built-in', 'adjective'],
    ['which means that it stores the data', 'it', 'grammar'],
  ])('%s: %s', (text, word, wanted) => {
    expect(classOfWord(text, word)).toBe(wanted)
  })
})

test('plural forms and endings of nouns', () => {
  expect(['nodes', 'services'].every(endsInS)).toBe(true)
  expect(['class', 'status', 'kubernetes', 'analysis'].some(endsInS)).toBe(false)
  expect(['orchestration', 'reliability', 'consistency'].every(isThing)).toBe(true)
  expect(['declarative', 'build'].some(isThing)).toBe(false)
})
