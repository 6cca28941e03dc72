import { DOMParser, type Element } from '@xmldom/xmldom'
import { expect, test } from 'vitest'
import { itemsOf } from '../questions/quiz'
import { awkward, library } from './fixtures'
import { questionOf } from './question'
import { writeMoodleXml } from './write-moodle-xml'

const TYPES = ['truefalse', 'multichoice', 'matching', 'shortanswer']

function parse(xml: string) {
  const document = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(xml, 'text/xml')
  return [...document.getElementsByTagName('question')].filter(
    (question) => question.getAttribute('type') !== 'category',
  )
}

const own = (element: Element, tag: string) =>
  [...element.childNodes].filter((child): child is Element => child.nodeName === tag)
const textIn = (element: Element | undefined) =>
  element?.getElementsByTagName('text')[0]?.textContent ?? null

test.each([['awkward words', awkward, itemsOf(awkward)] as const, ...library])(
  'Moodle XML of %s is well formed, each question with one name, id and answer',
  (_, comparison, items) => {
    const { content, count, skipped } = writeMoodleXml(comparison, items)
    const questions = parse(content)
    expect(questions).toHaveLength(count)
    expect(count + Object.values(skipped).reduce((sum, each) => sum + each, 0)).toBe(items.length)
    const ids = questions.map((question) => own(question, 'idnumber')[0]?.textContent ?? '')
    expect(new Set(ids).size).toBe(count)
    const byId = new Map(items.map((item) => [item.id, questionOf(item, comparison)]))
    for (const [at, element] of questions.entries()) {
      const question = byId.get(ids[at] ?? '')
      if (!question) throw new Error('a question of no item')
      const type = element.getAttribute('type') ?? ''
      expect(TYPES).toContain(type)
      for (const tag of ['name', 'questiontext', 'generalfeedback']) {
        expect(own(element, tag)).toHaveLength(1)
        expect(textIn(own(element, tag)[0])).not.toBe('')
      }
      const answers = own(element, 'answer')
      const right = answers.filter((answer) => Number(answer.getAttribute('fraction')) > 0)
      const texts = answers.map(textIn)
      if (type !== 'matching') expect(new Set(texts).size).toBe(texts.length)
      if (question.kind === 'choice' || question.kind === 'boolean') expect(right).toHaveLength(1)
      if (question.kind === 'boolean') expect(textIn(right[0])).toBe(String(question.right))
      if (question.kind === 'typed') expect(right).toHaveLength(question.answers.length)
      if (question.kind === 'multiple') {
        const points = answers.map((answer) => Number(answer.getAttribute('fraction')))
        expect(right).toHaveLength(question.right.length)
        expect(points.filter((each) => each > 0).reduce((sum, each) => sum + each, 0)).toBeCloseTo(
          100,
          2,
        )
      }
      if (question.kind === 'matching') {
        const pairs = own(element, 'subquestion')
        expect(pairs).toHaveLength(question.left.length)
        for (const pair of pairs) {
          expect(question.right).toContain(textIn(own(pair, 'answer')[0]))
        }
      }
    }
  },
)

test('no word of the comparison becomes markup', () => {
  const { content } = writeMoodleXml(awkward, itemsOf(awkward))
  const shown = parse(content).map((question) => textIn(own(question, 'questiontext')[0]) ?? '')
  expect(shown.some((html) => html.includes('Less &amp; &lt;more&gt;'))).toBe(true)
  expect(shown.filter((html) => /<(?!br>)/.test(html))).toEqual([])
})
