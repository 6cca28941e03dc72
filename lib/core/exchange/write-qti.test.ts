import { DOMParser } from '@xmldom/xmldom'
import { expect, test } from 'vitest'
import { itemsOf } from '../questions/quiz'
import { awkward, library } from './fixtures'
import { questionOf } from './question'
import { writeQti } from './write-qti'

function parse(xml: string) {
  return new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(xml, 'text/xml')
}

const INTERACTIONS = {
  boolean: 'choiceInteraction',
  choice: 'choiceInteraction',
  multiple: 'choiceInteraction',
  matching: 'matchInteraction',
  order: 'orderInteraction',
  typed: 'textEntryInteraction',
} as const

test.each([['awkward words', awkward, itemsOf(awkward)] as const, ...library])(
  'QTI of %s: the manifest names every file, and each item has its right answer among its choices',
  (_, comparison, items) => {
    const { content: files, count, skipped } = writeQti(comparison, items)
    expect(count + (skipped.card ?? 0)).toBe(items.length)
    const manifest = parse(files.get('imsmanifest.xml') ?? '')
    const resources = [...manifest.getElementsByTagName('resource')]
    const hrefs = resources.map((resource) => resource.getAttribute('href') ?? '')
    expect(hrefs.sort()).toEqual(
      [...files.keys()].filter((name) => name !== 'imsmanifest.xml').sort(),
    )
    const questions = items.flatMap((item) => questionOf(item, comparison) ?? [])
    expect(questions).toHaveLength(count)
    for (const question of questions) {
      const item = parse(files.get(`items/item-${question.id}.xml`) ?? '')
      expect(item.documentElement?.getAttribute('identifier')).toBe(`item-${question.id}`)
      expect(item.getElementsByTagName(INTERACTIONS[question.kind])).toHaveLength(1)
      const response = item.getElementsByTagName('responseDeclaration')[0]
      const right = [
        ...(response?.getElementsByTagName('correctResponse')[0]?.getElementsByTagName('value') ??
          []),
      ].map(({ textContent }) => textContent ?? '')
      const named = ['simpleChoice', 'simpleAssociableChoice'].flatMap((tag) =>
        [...item.getElementsByTagName(tag)].map(
          (choice) => choice.getAttribute('identifier') ?? '',
        ),
      )
      expect(new Set(named).size).toBe(named.length)
      if (question.kind === 'typed') {
        const keys = [...item.getElementsByTagName('mapEntry')].map((entry) =>
          entry.getAttribute('mapKey'),
        )
        expect(keys).toEqual([...question.answers])
        expect(right).toEqual(question.answers.slice(0, 1))
      } else {
        for (const value of right.flatMap((each) => each.split(' '))) expect(named).toContain(value)
        expect(right.length).toBeGreaterThan(0)
      }
      if (question.kind === 'order') expect(right).toHaveLength(named.length)
    }
  },
)
