import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Identified, matchFacts } from './identity'

function fact(id: string, topic: string, about: string, statement: string): Identified {
  return { id, topic, about: [about], statement }
}

const matches = (previous: Identified[], next: Identified[]) =>
  Object.fromEntries(matchFacts(previous, next))

test('the same statement keeps its identity, wherever it stands among others', () => {
  const before = [fact('p1', 't', 'a', 'One thing.'), fact('p2', 't', 'a', 'Another thing.')]
  const after = [fact('n1', 't', 'a', 'Another thing.'), fact('n2', 't', 'a', 'One thing.')]
  expect(matches(before, after)).toEqual({ n1: 'p2', n2: 'p1' })
})

test('an edited statement goes to the most alike', () => {
  const before = [
    fact('p1', 't', 'a', 'Docker keeps images in layers.'),
    fact('p2', 't', 'a', 'Docker starts containers fast.'),
  ]
  const after = [
    fact('n1', 't', 'a', 'Docker starts containers very fast.'),
    fact('n2', 't', 'a', 'Docker keeps its images in thin layers.'),
  ]
  expect(matches(before, after)).toEqual({ n1: 'p2', n2: 'p1' })
})

test('a rewritten statement stays itself only where it stands alone', () => {
  const old = fact('p1', 't', 'a', 'manual')
  const rewritten = fact('n1', 't', 'a', 'by hand')
  expect(matches([old], [rewritten])).toEqual({ n1: 'p1' })
  expect(matches([old], [rewritten, fact('n2', 't', 'a', 'with scripts')])).toEqual({})
})

test('a statement moves to another topic when it is long enough to be known again', () => {
  const before = [
    fact('p1', 'old', 'a', 'Docker keeps images in layers.'),
    fact('p2', 'old', 'b', 'Yes'),
  ]
  const after = [
    fact('n1', 'new', 'a', 'Docker keeps images in layers.'),
    fact('n2', 'new', 'b', 'Yes'),
  ]
  expect(matches(before, after)).toEqual({ n1: 'p1' })
})

test('a short statement follows its renamed topic, but not to a subject it was not about', () => {
  const before = [fact('p1', 'autoscaling', 'a', 'Yes'), fact('p2', 'autoscaling', 'b', 'No')]
  expect(matches(before, [fact('n1', 'auto-scaling', 'a', 'Yes')])).toEqual({ n1: 'p1' })
  expect(matches(before, [fact('n1', 'auto-scaling', 'b', 'Yes')])).toEqual({})
  const kept = fact('n2', 'autoscaling', 'b', 'No')
  expect(matches(before, [fact('n1', 'auto-scaling', 'a', 'Yes'), kept])).toEqual({ n2: 'p2' })
})

const facts = fc
  .array(
    fc.record({
      topic: fc.constantFrom('t', 'u'),
      about: fc.constantFrom(['a'], ['b'], ['a', 'b']),
      statement: fc.constantFrom(
        'Yes',
        'No',
        'It is fast and small.',
        'It is fast, small.',
        'Never',
      ),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((each, n) => ({ ...each, id: String(n) })))

test('one to one, and an unedited comparison keeps everything', () => {
  fc.assert(
    fc.property(facts, facts, (previous, next) => {
      const found = matchFacts(previous, next)
      expect(new Set(found.values()).size).toBe(found.size)
      expect([...matchFacts(next, next)]).toEqual(
        expect.arrayContaining(next.map(({ id }) => [id, id])),
      )
    }),
  )
})
