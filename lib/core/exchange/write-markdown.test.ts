import { expect, test } from 'vitest'
import { read } from '../comparison/fixtures'
import type { Comparison } from '../comparison/types'
import { library } from './fixtures'
import { writeMarkdown } from './write-markdown'

const said = ({ title, subjects, facts }: Comparison) => ({
  title,
  subjects: subjects.map(({ name }) => name),
  facts: facts.map(({ topic, about, statement, form, polarity }) => ({
    topic,
    about,
    statement,
    form,
    polarity,
  })),
})

test.each(library)('%s written and read again says the same', (_, comparison) => {
  expect(said(read(writeMarkdown(comparison)))).toEqual(said(comparison))
})
