import { expect, test } from 'vitest'
import { readComparison } from './read'
import { UNSEEN } from './unseen'

test.each(UNSEEN)('$name', ({ source, subjects, alone }) => {
  const read = readComparison(source)
  expect(read.ok ? read.value.subjects.map(({ name }) => name) : null).toEqual(subjects)
  if (!read.ok || !alone) return
  const { facts, subjects: known } = read.value
  const counts = known.map(({ key }) => {
    return facts.filter(({ about }) => about.length === 1 && about[0] === key).length
  })
  expect(counts).toEqual(alone)
})
