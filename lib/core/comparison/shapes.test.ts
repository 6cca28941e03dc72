import { expect, test } from 'vitest'
import { readComparison } from './read'
import { SAMPLES } from './samples'

test.each(
  SAMPLES.filter(({ facts }) => facts !== null).map((sample) => [sample.name, sample] as const),
)('%s is read', (name, { source, subjects, topics, facts }) => {
  const result = readComparison(source, { name })
  if (!result.ok) throw new Error(result.error.message)
  const found = result.value
  expect(found.subjects.map((subject) => subject.name)).toEqual(subjects)
  expect(found.topics.map((topic) => topic.name)).toEqual(topics)
  expect(found.facts.map(({ id, statement }) => `${id}: ${statement}`)).toHaveLength(facts ?? 0)
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  for (const { statement, span } of found.facts) {
    const written = source.slice(span.start, span.end)
    const beside = letters(statement.replace(/^(?:Yes|No|Partly)(?!\p{L})/u, ''))
    if (!/[&<]/.test(written)) expect([letters(statement), beside]).toContain(letters(written))
    expect(span.line).toBe(source.slice(0, span.start).split('\n').length)
  }
})

test.each(SAMPLES.filter(({ facts }) => facts === null).map(({ name, source }) => [name, source]))(
  '%s is refused: it compares nothing',
  (name, source) => {
    const result = readComparison(source, { name })
    expect(result.ok ? null : result.error.code).toBe('not-a-comparison')
  },
)

test.each(SAMPLES.map(({ name, source }) => [name, source]))(
  'the content of %s tells its format without its name',
  (name, source) => {
    const [named, bare] = [readComparison(source, { name }), readComparison(source)]
    expect(bare.ok).toBe(named.ok)
    if (named.ok && bare.ok) expect(bare.value.facts).toEqual(named.value.facts)
  },
)
