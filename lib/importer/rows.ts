import { createHash } from 'node:crypto'
import type { Span } from '../core/comparison/types'
import type { Built } from '../core/exchange/build'
import type { DocumentBatch } from '../core/exchange/wire'
import { newId } from './ids'

const placed = ({ start, end, line, endLine }: Span) => ({ s: start, e: end, l: line, m: endLine })

/** A document with ids for it and its facts, as rows to be stored. */
export function documentBatch({ source, comparison }: Built): {
  batch: DocumentBatch
  factIds: string[]
} {
  const factIds = comparison.facts.map(() => newId())
  const facts = comparison.facts.map((fact, position) => ({
    id: factIds[position],
    t: fact.topic,
    p: position,
    a: fact.about.join('\u001f'),
    w: fact.statement,
    f: fact.form,
    o: fact.polarity,
    c: fact.confidence,
    ...placed(fact.span),
  }))
  const topics = comparison.topics.map(({ key, name, span }, p) => ({
    k: key,
    p,
    n: name,
    ...placed(span),
  }))
  const subjects = comparison.subjects.map(({ key, name, aliases, products }, p) => ({
    k: key,
    p,
    n: name,
    a: aliases.join('\u001f'),
    x: products.join('\u001f'),
  }))
  const batch: DocumentBatch = {
    kind: 'document',
    id: newId(),
    title: comparison.title,
    shape: comparison.shape,
    source,
    digest: createHash('sha256').update(source).digest('hex'),
    facts: facts.length,
    rows: {
      subjects: JSON.stringify(subjects),
      topics: JSON.stringify(topics),
      facts: JSON.stringify(facts),
    },
  }
  return { batch, factIds }
}
