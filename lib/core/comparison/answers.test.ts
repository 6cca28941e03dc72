import { expect, test } from 'vitest'
import { answerOf, isBareAnswer } from './answers'

test.each([
  ['✅', 'yes'],
  ['✔️', 'yes'],
  [':heavy_check_mark:', 'yes'],
  ['Yes', 'yes'],
  ['yes (since 2.0)', 'yes'],
  ['Available ✅', 'yes'],
  ['Ja', 'yes'],
  ['是', 'yes'],
  ['نعم', 'yes'],
  ['❌', 'no'],
  [':x:', 'no'],
  ['🛑', 'no'],
  ['No, with a plugin', 'no'],
  ['Not supported', 'no'],
  ['нет', 'no'],
  ['🟡', 'partial'],
  [':warning:', 'partial'],
  ['Partial', 'partial'],
  ['Yes - limited', 'partial'],
  ['部分支持', 'partial'],
  ['No data is lost', null],
  ['Yesterday', null],
  ['Nobody', null],
  ['Apache 2.0', null],
  ['', null],
])('%j answers %j', (cell, answer) => expect(answerOf(cell)).toBe(answer))

test.each([
  ['✅', true],
  ['Yes', true],
  ['Yes (2.0)', false],
  ['manual', false],
])('%j is a bare answer: %s', (cell, bare) => expect(isBareAnswer(cell)).toBe(bare))
