import type { Comparison } from '../comparison/types'
import type { Item } from '../questions/types'
import {
  asked,
  inOrder,
  matchingSkip,
  placeName,
  type Question,
  type Skip,
  skippedText,
  type Written,
  writeAll,
} from './question'
import { escapeXml, htmlOf } from './xml'

/**
 * Moodle XML (docs.moodle.org/en/Moodle_XML_format): a question bank whose questions keep their ids, with the rows of
 * the comparison as feedback and the topics as tags. What is ordered is matched to its places.
 */
export function writeMoodleXml(comparison: Comparison, items: readonly Item[]): Written<string> {
  const { content, ...rest } = writeAll(items, comparison, xmlOf)
  const category = `<question type="category"><category>${text(`$course$/top/${comparison.title.replaceAll('/', '//')}`)}</category></question>`
  const note = skippedText(rest.skipped)
  const comment = note ? [`<!-- ${note} -->`] : []
  return {
    ...rest,
    content: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${[...comment, category, ...content].join('\n')}\n</quiz>\n`,
  }
}

const text = (content: string) => `<text>${escapeXml(content)}</text>`
/** Markup within a text is escaped as text, as Moodle itself does beside its CDATA. */
const html = (tag: string, content: string, further = '') =>
  `<${tag} format="html"${further}>${text(htmlOf(content))}`

function xmlOf(question: Question): string | Skip {
  const body = bodyOf(question)
  if (typeof body === 'string') return body
  const name = `${question.topics.join(', ')} ${question.id}`.slice(0, 250)
  const tags = question.topics.map((topic) => `<tag>${text(topic.slice(0, 250))}</tag>`)
  return [
    `<question type="${body.type}">`,
    `<name>${text(name)}</name>`,
    `${html('questiontext', asked(question))}</questiontext>`,
    `${html('generalfeedback', question.explanation)}</generalfeedback>`,
    '<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>',
    `<idnumber>${escapeXml(question.id)}</idnumber>`,
    ...body.parts,
    `<tags>${tags.join('')}</tags>`,
    '</question>',
  ].join('\n')
}

interface Body {
  readonly type: string
  readonly parts: readonly string[]
}

const answer = (content: string, fraction: number, format: 'html' | 'moodle_auto_format') =>
  `<answer fraction="${Number(fraction.toFixed(5))}" format="${format}">${text(content)}</answer>`

function bodyOf(question: Question): Body | Skip {
  switch (question.kind) {
    case 'boolean':
      return {
        type: 'truefalse',
        parts: ['true', 'false'].map((word) =>
          answer(word, (word === 'true') === question.right ? 100 : 0, 'moodle_auto_format'),
        ),
      }
    case 'choice':
      return {
        type: 'multichoice',
        parts: [
          '<single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>',
          ...question.options.map((option, at) =>
            answer(htmlOf(option), at === question.right ? 100 : 0, 'html'),
          ),
        ],
      }
    case 'multiple': {
      const { options, right } = question
      return {
        type: 'multichoice',
        parts: [
          '<single>false</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>',
          ...options.map((option, at) =>
            answer(
              htmlOf(option),
              right.includes(at) ? 100 / right.length : -100 / (options.length - right.length),
              'html',
            ),
          ),
        ],
      }
    }
    case 'matching':
      return (
        matchingSkip(question) ??
        matching(
          question.left.map((left, at) => [left, question.right[question.pairs[at] ?? 0] ?? '']),
        )
      )
    case 'order': {
      const pairs = inOrder(question).map((option, place): [string, string] => [
        option,
        placeName(place),
      ])
      return (
        matchingSkip({ left: question.options, right: pairs.map(([, place]) => place) }) ??
        matching(pairs)
      )
    }
    case 'typed':
      // An asterisk would stand for anything.
      return {
        type: 'shortanswer',
        parts: [
          '<usecase>0</usecase>',
          ...question.answers.map((each) =>
            answer(each.replaceAll('*', '\\*'), 100, 'moodle_auto_format'),
          ),
        ],
      }
  }
}

function matching(pairs: readonly (readonly [string, string])[]): Body {
  return {
    type: 'matching',
    parts: [
      '<shuffleanswers>true</shuffleanswers>',
      ...pairs.map(
        ([left, right]) =>
          `${html('subquestion', left)}<answer>${text(right)}</answer></subquestion>`,
      ),
    ],
  }
}
