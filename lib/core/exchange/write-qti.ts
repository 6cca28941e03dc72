import type { Comparison } from '../comparison/types'
import type { Item } from '../questions/types'
import {
  aroundBlank,
  inOrder,
  type Question,
  SKIPS,
  type Skip,
  type Written,
  writeAll,
} from './question'
import { escapeXml } from './xml'

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqti_v2p1'
const RULES = 'http://www.imsglobal.org/question/qti_v2p1/rptemplates'

/**
 * IMS QTI 2.1: the files of a content package by their names, a manifest and an item each. The caller zips them. All
 * kinds of questions have their own interaction.
 */
export function writeQti(
  comparison: Comparison,
  items: readonly Item[],
): Written<ReadonlyMap<string, string>> {
  const names: string[] = []
  const { content, ...rest } = writeAll(items, comparison, (question) => {
    const written = qtiOf(question, comparison.title)
    if (!(written in SKIPS)) names.push(`item-${question.id}`)
    return written
  })
  const files = new Map([['imsmanifest.xml', manifestOf(comparison.title, names)]])
  for (const [at, name] of names.entries()) files.set(`items/${name}.xml`, content[at] ?? '')
  return { ...rest, content: files }
}

function manifestOf(title: string, names: readonly string[]): string {
  const resources = names.map(
    (name) =>
      `<resource identifier="${name}" type="imsqti_item_xmlv2p1" href="items/${name}.xml"><file href="items/${name}.xml"/></resource>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM" identifier="discern-manifest">
<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion><imsmd:lom><imsmd:general><imsmd:title><imsmd:string>${escapeXml(title)}</imsmd:string></imsmd:title></imsmd:general></imsmd:lom></metadata>
<organizations/>
<resources>
${resources.join('\n')}
</resources>
</manifest>
`
}

interface Body {
  /** Of the response: single, multiple, ordered; and of what. */
  readonly cardinality: 'single' | 'multiple' | 'ordered'
  readonly baseType: 'identifier' | 'directedPair' | 'string'
  readonly right: readonly string[]
  /** Further texts that earn the point. */
  readonly mapping?: readonly string[]
  readonly interaction: string
}

const values = (all: readonly string[]) =>
  all.map((value) => `<value>${escapeXml(value)}</value>`).join('')

function qtiOf(question: Question, title: string): string | Skip {
  const { cardinality, baseType, right, mapping, interaction } = bodyOf(question)
  const name = `${title}: ${question.topics.join(', ')}`.slice(0, 250)
  const mapped = mapping
    ?.map((key) => `<mapEntry mapKey="${escapeXml(key)}" mappedValue="1" caseSensitive="false"/>`)
    .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${NAMESPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd" identifier="item-${question.id}" title="${escapeXml(name)}" adaptive="false" timeDependent="false">
<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}"><correctResponse>${values(right)}</correctResponse>${mapped ? `<mapping defaultValue="0">${mapped}</mapping>` : ''}</responseDeclaration>
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>
<itemBody>
${interaction}
</itemBody>
<responseProcessing template="${RULES}/${mapped ? 'map_response' : 'match_correct'}"/>
</assessmentItem>
`
}

const choices = (options: readonly string[], tag = 'simpleChoice', letter = 'C', further = '') =>
  options
    .map(
      (option, at) => `<${tag} identifier="${letter}${at}"${further}>${escapeXml(option)}</${tag}>`,
    )
    .join('\n')

const prompt = ({ instruction, stem }: Question) =>
  `<prompt>${escapeXml(instruction)} ${escapeXml(stem)}</prompt>`

function choice(question: Question, options: readonly string[], right: readonly number[]): Body {
  const most = question.kind === 'multiple' ? options.length : 1
  return {
    cardinality: most > 1 ? 'multiple' : 'single',
    baseType: 'identifier',
    right: right.map((at) => `C${at}`),
    interaction: `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="${most}">
${prompt(question)}
${choices(options)}
</choiceInteraction>`,
  }
}

function bodyOf(question: Question): Body {
  switch (question.kind) {
    case 'boolean':
      return choice(question, ['True', 'False'], [question.right ? 0 : 1])
    case 'choice':
      return choice(question, question.options, [question.right])
    case 'multiple':
      return choice(question, question.options, question.right)
    case 'matching': {
      const { left, right, pairs } = question
      const tag = 'simpleAssociableChoice'
      return {
        cardinality: 'multiple',
        baseType: 'directedPair',
        right: pairs.map((to, from) => `L${from} R${to}`),
        interaction: `<matchInteraction responseIdentifier="RESPONSE" shuffle="false" maxAssociations="${left.length}">
${prompt(question)}
<simpleMatchSet>
${choices(left, tag, 'L', ' matchMax="1"')}
</simpleMatchSet>
<simpleMatchSet>
${choices(right, tag, 'R', ` matchMax="${left.length}"`)}
</simpleMatchSet>
</matchInteraction>`,
      }
    }
    case 'order': {
      const { options } = question
      return {
        cardinality: 'ordered',
        baseType: 'identifier',
        right: inOrder(question).map((option) => `C${options.indexOf(option)}`),
        interaction: `<orderInteraction responseIdentifier="RESPONSE" shuffle="true">
${prompt(question)}
${choices(options)}
</orderInteraction>`,
      }
    }
    case 'typed': {
      const [before, after] = aroundBlank(question.stem) ?? [`${question.stem} `, '']
      return {
        cardinality: 'single',
        baseType: 'string',
        right: question.answers.slice(0, 1),
        mapping: question.answers,
        interaction: `<p>${escapeXml(question.instruction)}</p>
<p>${escapeXml(before)}<textEntryInteraction responseIdentifier="RESPONSE" expectedLength="${Math.max(...question.answers.map(({ length }) => length))}"/>${escapeXml(after)}</p>`,
      }
    }
  }
}
