import { expect, test } from 'vitest'
import { settled } from './settle'

const named = (...names: string[]) => names.map((name) => ({ name, aliases: [] }))
const told = (...texts: string[]) => texts.map((text) => ({ text, isLabel: false }))

test('a noun that goes with both subjects is no part of the last name', () => {
  const texts = told("The Kite's nest is high.", 'Lark nests lie on the ground.')
  expect(settled(named('Kite', 'Lark Nests'), texts)).toEqual([
    { name: 'Kite', aliases: [] },
    { name: 'Lark', aliases: ['Lark Nests'] },
  ])
})

test('a name the text uses stays as it is', () => {
  const texts = told('Kite is small.', 'Lark Hooks catch calls. Lark is old.')
  expect(settled(named('Kite', 'Lark Hooks'), texts)).toEqual(named('Kite', 'Lark Hooks'))
})

test('a name in another form is written as its label', () => {
  const texts = [{ text: 'Жаворонок', isLabel: true }, ...told('Коршун парит.')]
  expect(settled(named('Коршун', 'жаворонка'), texts)).toEqual([
    { name: 'Коршун', aliases: [] },
    { name: 'Жаворонок', aliases: ['жаворонка'] },
  ])
  expect(settled(named('Коршун', 'синица'), texts)).toEqual(named('Коршун', 'синица'))
})
