import { describe, expect, test } from 'vitest'
import type { Subject } from '../comparison/types'
import { mask, mentionsFinder } from './mask'

const subject = (name: string, more: Partial<Subject> = {}): Subject => ({
  key: name.toLowerCase().replaceAll(' ', '-'),
  name,
  aliases: [],
  products: [],
  ...more,
})

function seen(text: string, ...subjects: Subject[]) {
  return mentionsFinder(subjects)(text).map(({ start, end, kind }) => [
    text.slice(start, end),
    kind,
  ])
}

describe('what gives a subject away', () => {
  const docker = subject('Docker', { products: ['Docker Swarm'] })
  test.each([
    ['Docker runs.', 'Docker', 'name'],
    ['It is DOCKER.', 'DOCKER', 'name'],
    ['Dockers run.', 'Dockers', 'name'],
    ['A Dockerfile says how.', 'Dockerfile', 'derived'],
    ['Tools like Docker Swarm help.', 'Docker Swarm', 'derived'],
    ['See Docker Hub.', 'Docker', 'derived'],
  ])('%s', (text, words, kind) => expect(seen(text, docker)).toEqual([[words, kind]]))

  test('accents and case are no disguise', () => {
    expect(seen('Les CAFÉS', subject('Café'))).toEqual([['CAFÉS', 'name']])
    expect(seen('cafe', subject('Café'))).toEqual([['cafe', 'name']])
  })
  test('a short name is not found in longer words', () => {
    expect(seen('A good goal.', subject('Go'))).toEqual([])
    expect(seen('Go is fast.', subject('Go'))).toEqual([['Go', 'name']])
  })
  test('a name inside another word is none', () => {
    expect(seen('NoSQL scales.', subject('SQL'))).toEqual([])
    expect(seen('pnpm is fast.', subject('npm'))).toEqual([])
  })
  test('what the letters stand for', () => {
    expect(seen('Representational State Transfer is old.', subject('REST'))).toEqual([
      ['Representational State Transfer', 'derived'],
    ])
    expect(seen('Transmission Control Protocol', subject('TCP'))[0]?.[1]).toBe('derived')
  })
  test('the telling part of a longer name, not the part shared with the other', () => {
    const pair = [subject('Docker Image'), subject('Docker Container')]
    expect(seen('Docker keeps images.', ...pair)).toEqual([['images', 'derived']])
  })
  test('marks between the words of a name do not matter', () => {
    expect(seen('NodeJS and node-js', subject('Node.js'))).toHaveLength(2)
  })
  test('a name in running Chinese', () => {
    expect(seen('使用Docker部署', docker)).toEqual([['Docker', 'name']])
  })
  test('signs of regular expressions in names are plain characters', () => {
    expect(seen('C++ and (a)', subject('C++'), subject('.*'))).toEqual([['C++', 'name']])
  })
})

test('masking takes every occurrence, keeps possessives, and hides the article', () => {
  const find = mentionsFinder([subject('Angular')])
  const masked = mask('An Angular app; Angular’s router and Angular.', find, 'angular')
  expect(masked).toBe('____ app; ____’s router and ____.')
})

test('what an acronym stands for gives it away in brackets, in small letters too', () => {
  const find = mentionsFinder([
    { key: 'sql', name: 'SQL', aliases: [], products: [] },
    { key: 'nosql', name: 'NoSQL', aliases: [], products: [] },
  ])
  const told = (text: string) => find(text).map(({ start, end }) => text.slice(start, end))
  expect(told('uses a ( structured query language ) of its own')).toEqual([
    ' structured query language ',
  ])
  expect(told('stays quiet later (some queries lag behind)')).toEqual([])
})
