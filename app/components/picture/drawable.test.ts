import { expect, test } from 'vitest'
import { cut, drawable } from './drawable'

test.each([
  ['Docker & Kubernetes', 'Docker & Kubernetes'],
  ['Čeština – žluťoučký kůň', 'Čeština – žluťoučký kůň'],
  ['Кошка и Собака', 'Кошка и Собака'],
  ['e\u0301te\u0301', 'été'],
  ['Docker 🐳', 'Docker'],
  ['A \u200b→ B', 'A → B'],
  ['猫と犬', null],
  ['Docker と Podman', null],
  ['قط و كلب', null],
  ['🐳', null],
  ['', null],
])('%s is drawn as %s', (text, drawn) => expect(drawable(text)).toBe(drawn))

test('a long text is cut with a sign of that', () => {
  expect(cut('Kubernetes', 10)).toBe('Kubernetes')
  expect(cut('Kubernetes!', 10)).toBe('Kubernete…')
})
