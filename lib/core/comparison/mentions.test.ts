import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mentionFinder, withProducts } from './mentions'
import type { Subject } from './types'

function subject(name: string, aliases: string[] = [], products: string[] = []): Subject {
  return { key: name.toLowerCase(), name, aliases, products }
}

function found(subjects: Subject[], text: string): string[] {
  return mentionFinder(subjects)(text).map(({ start, end, kind }) => {
    const piece = text.slice(start, end)
    return kind === 'product' ? `[${piece}]` : piece
  })
}

const docker = subject('Docker', [], ['Docker Swarm'])
const kubernetes = subject('Kubernetes', ['K8s'])

test.each([
  ["Docker's images and k8s pods", ["Docker's", 'k8s']],
  ['Docker’s', ['Docker’s']],
  ['Dockers, Dockerfile, MyDocker, docker_x', ['Dockers']],
  [
    'Docker Swarm and docker swarm, not Docker swarms',
    ['[Docker Swarm]', '[docker swarm]', '[Docker swarms]'],
  ],
  ['Docker Swarmkit', ['Docker']],
  ['使用Docker吗', ['Docker']],
])('in %j finds %j', (text, names) => expect(found([docker, kubernetes], text)).toEqual(names))

test.each([
  ['C', 'C, C++, C#, ABC, C99', ['C']],
  ['HTTP/1', 'HTTP/1 and HTTP/1.1, HTTP/11', ['HTTP/1']],
  ['Go', 'Go is old, let go', ['Go']],
  ['REST', 'REST, Rest and the rest', ['REST', 'Rest']],
  ['npm', 'npm, pnpm and npmrc', ['npm']],
  ['Process', 'processes of a process', ['processes', 'process']],
  ['Library', 'Libraries, a library', ['Libraries', 'library']],
  ['a.b*', 'a.b* not axb', ['a.b*']],
  ['乐观锁', '使用乐观锁时', ['乐观锁']],
])('%s in %j is found as %j', (name, text, names) =>
  expect(found([subject(name)], text)).toEqual(names),
)

test('the longest subject wins', () => {
  const names = [subject('Role'), subject('Role Binding'), subject('ClusterRole')]
  expect(found(names, 'A Role Binding binds a Role or ClusterRole')).toEqual([
    'Role Binding',
    'Role',
    'ClusterRole',
  ])
})

test('when all subjects are plurals, their singulars count', () => {
  const names = [subject('Monoliths'), subject('Microservices')]
  expect(found(names, 'A monolith is no microservice')).toEqual(['monolith', 'microservice'])
  expect(found([subject('Windows'), subject('macOS')], 'A window')).toEqual([])
})

test('longer names of other things are products, components and verbs are not', () => {
  const texts = [
    'Docker Swarm and Docker Compose. Docker Swarm, Docker CLI, Docker Uses, Docker is.',
    'On Docker Kubernetes runs. Docker’s Hub. Docker Desktop Pro, docker engine',
  ]
  const [first, second] = withProducts([subject('Docker'), kubernetes], texts)
  expect(first?.products).toEqual(['Docker Swarm', 'Docker Compose', 'Docker Desktop Pro'])
  expect(second?.products).toEqual([])
})

test('a product that is a subject is none', () => {
  const subjects = [subject('Docker'), subject('Docker Swarm')]
  expect(withProducts(subjects, ['Docker Swarm']).flatMap(({ products }) => products)).toEqual([])
})

test('any name is taken literally', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string(), (name, text) => {
      for (const { start, end } of mentionFinder([subject(name)])(text)) {
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
  )
})

test('a name joined to capitals is another thing, unless they are a subject too', () => {
  const subjects = ['TCP', 'UDP'].map((name) => ({ key: name, name, aliases: [], products: [] }))
  const kinds = (text: string) => mentionFinder(subjects)(text).map(({ kind }) => kind)
  expect(kinds('the TCP/IP model')).toEqual(['product'])
  expect(kinds('over TCP/UDP')).toEqual(['name', 'name'])
  expect(kinds('TCP-based')).toEqual(['name'])
})
