import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matrix, prose } from './fixtures'
import { readComparison } from './read'

const piece = fc.constantFrom(
  '|',
  ' | ',
  '\n',
  '\n',
  '| Topic | Docker | Kubernetes |\n|---|---|---|\n',
  '| Topic | Description |\n|---|---|\n',
  '# Docker & Kubernetes\n',
  'Docker is small. ',
  'Kubernetes is large',
  'It is. ',
  '**',
  '`',
  '[',
  '](x)',
  '<br>',
  '\\|',
  '&amp;',
  'Yes',
  '-',
  '---\n',
  'title: A vs B\n',
  '\r\n',
  '\r',
  'é',
  '😀',
  ' whereas ',
  ', ',
  '> ',
  '- ',
  '<script>',
  'Docker Swarm',
  "'s ",
  '\ufeff',
)

test('whatever is written, it does not throw, gives the same again, and knows where it stands', () => {
  const document = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc
      .array(piece, { maxLength: 20 })
      .map((pieces) => matrix(`| t | ${pieces.join('').replace(/[\r\n]/g, '')} | x |`)),
    fc
      .array(piece, { maxLength: 20 })
      .map((pieces) => prose(`| t | ${pieces.join('').replace(/[\r\n]/g, '')} |`)),
  )
  fc.assert(
    fc.property(document, (source) => {
      const result = readComparison(source)
      expect(readComparison(source)).toEqual(result)
      if (!result.ok) return
      const { facts, subjects, topics } = result.value
      const lineEnds = source.slice(0, facts.at(-1)?.span.start ?? 0).match(/\r\n?|\n/g) ?? []
      expect(facts.at(-1)?.span.line).toBe(lineEnds.length + 1)
      let last = 0
      for (const { span, about, topic, statement, id } of facts) {
        expect(span.start).toBeGreaterThanOrEqual(last)
        expect(span.end).toBeGreaterThan(span.start)
        expect(span.end).toBeLessThanOrEqual(source.length)
        expect(statement).toBe(statement.trim())
        expect(subjects.map(({ key }) => key)).toEqual(expect.arrayContaining([...about]))
        expect(topics.map(({ key }) => key)).toContain(topic)
        expect(id.startsWith(`${topic}/${about.join('+')}/`)).toBe(true)
        last = span.start
      }
      expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
    }),
    { numRuns: 1500 },
  )
}, 60_000)

test('bytes of any kind do not throw', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof readComparison(bytes).ok === 'boolean'))
})
