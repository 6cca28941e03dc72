import { expect, test } from 'vitest'
import { claimsTooMany } from './balance'
import { compare } from './fixtures'
import { generateItems } from './generate'
import type { Item } from './types'

const topics = ['Hooks', 'Plugins', 'Themes', 'Macros', 'Widgets', 'Scripts', 'Filters']
const rows = topics.map((topic, at) => [topic, 'Yes', at === 0 ? 'No' : 'Yes'] as const)
const { items } = generateItems(compare(['Alpha', 'Beta'], rows, 'value'))
const claims = items.filter(({ format }) => format === 'true-false')
const isTrue = ({ key }: Item) => key === 0

test('at most twice as many claims are true as false', () => {
  const straight = claims.filter(isTrue).length
  expect(straight).toBeGreaterThan(0)
  expect(straight).toBe(2 * (claims.length - straight))
  expect(claimsTooMany(items)).toEqual(new Set())
})

test('what is asked in few formats keeps its claim before others', () => {
  const claim = claims.find(isTrue)
  const denied = claims.find((item) => !isTrue(item))
  if (!claim || !denied) throw new Error('no claims')
  const named = (id: string): Item => ({ ...claim, id, factIds: [id] })
  const elsewhere = (id: string) =>
    ['flashcard', 'contrast', 'which-subject', 'both-or-neither'].flatMap((wanted) => {
      const found = items.find(({ format }) => format === wanted)
      return found ? [{ ...found, factIds: [id] }] : []
    })
  const asked = [...['a', 'b', 'c', 'd'].map(named), denied, ...['a', 'c'].flatMap(elsewhere)]
  expect([...claimsTooMany(asked)].map(({ id }) => id)).toEqual(['a', 'c'])
})
