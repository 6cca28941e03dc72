import { expect, test } from 'vitest'
import { brokenRule, type ItemFigures } from './item-rules'

const figures = (over: Partial<ItemFigures> = {}): ItemFigures => ({
  answers: 30,
  facility: 0.7,
  discrimination: 0.3,
  reports: 0,
  ...over,
})

test.each([
  ['a good item', figures(), null],
  ['just enough discrimination', figures({ discrimination: 0.1 }), null],
  ['too little', figures({ discrimination: 0.09 }), 'does-not-discriminate'],
  ['a negative one', figures({ discrimination: -0.4 }), 'does-not-discriminate'],
  ['none known', figures({ discrimination: null }), null],
  ['facility of chance', figures({ facility: 0.25 }), null],
  ['less than chance', figures({ facility: 0.24 }), 'below-chance'],
  ['too few answers to judge', figures({ answers: 29, facility: 0, discrimination: -1 }), null],
  ['two reports', figures({ reports: 2 }), null],
  ['three reports', figures({ reports: 3 }), 'reported'],
  ['three reports before any answer', figures({ answers: 0, reports: 3 }), 'reported'],
] as const)('%s', (_, given, rule) => expect(brokenRule(given, 0.25)).toBe(rule))
