import { expect, test } from 'vitest'
import { setsAgainst, subjectsInTitle } from './title'

function names(title: string): string[] {
  return subjectsInTitle(title).map(({ name }) => name)
}

test.each([
  ['How are kites and larks different?', 'How are kites made?', ['kites', 'larks']],
  ['How does Kite differ from Lark?', 'How does Kite work?', ['Kite', 'Lark']],
  ['What distinguishes a kite from a lark?', 'What is a kite?', ['kite', 'lark']],
  ['Difference in Kite vs. Lark', 'Difference in height', ['Kite', 'Lark']],
  ['Kite or Lark?', 'Is Kite free or paid?', ['Kite', 'Lark']],
  ['Should I use Kite or Lark?', 'Should I use Kite?', ['Kite', 'Lark']],
  ['When to use Kite or Lark', 'When to use Kite', ['Kite', 'Lark']],
  ['Pros and cons of Kite and Lark', 'Pros and cons of flying', ['Kite', 'Lark']],
  ['A comparison of Kite to Lark', 'A comparison of prices', ['Kite', 'Lark']],
  ['Kite compared to Lark', 'Kite compared', ['Kite', 'Lark']],
  ['Kite and Lark protocols', 'Lark protocols', ['Kite', 'Lark']],
  ['Welcher Unterschied besteht zwischen Milan und Lerche?', 'Der Milan', ['Milan', 'Lerche']],
  ['¿Qué diferencia hay entre milano y alondra?', '¿Qué es un milano?', ['milano', 'alondra']],
  ['Quelle est la différence entre un milan et une alouette ?', 'Le milan', ['milan', 'alouette']],
  ['Comparaison (avantages et défauts) Milan & Alouette', 'Comparaison', ['Milan', 'Alouette']],
  ['Чем отличается коршун от жаворонка?', 'Чем питается коршун?', ['коршун', 'жаворонка']],
  ['Verschil tussen SSD en HDD', 'Een SSD kiezen', ['SSD', 'HDD']],
  ['Skillnaden mellan HTTP och HTTPS', 'Vad är HTTP', ['HTTP', 'HTTPS']],
  ['Różnica między HTTP a HTTPS', 'Co to jest HTTP', ['HTTP', 'HTTPS']],
  ['Sự khác nhau giữa TCP và UDP', 'TCP', ['TCP', 'UDP']],
])('%j names its subjects, %j names none', (compares, other, expected) => {
  expect(names(compares)).toEqual(expected)
  expect(names(other)).toEqual([])
})

test('an acronym behind each of the names is another name; behind one of them it is a remark', () => {
  expect(subjectsInTitle('Difference between Gliding (SOR) and Flapping (BTW) flights')).toEqual([
    { name: 'Gliding', aliases: ['SOR'] },
    { name: 'Flapping', aliases: ['BTW'] },
  ])
  expect(names('Gliding (SOR) vs Flapping')).toEqual(['Gliding', 'Flapping'])
})

test('a title that asks for the difference sets its subjects against each other', () => {
  expect(setsAgainst('How does Kite differ from Lark?')).toBe(true)
  expect(setsAgainst('How Kite and Lark fly')).toBe(false)
})
