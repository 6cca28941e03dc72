import { expect, test } from 'vitest'
import { assign, speaksOf } from './assign'
import { mentionFinder } from './mentions'
import { polarityOf } from './polarity'
import type { Subject } from './types'

const subjects: Subject[] = [
  { key: 'docker', name: 'Docker', aliases: [], products: ['Docker Swarm'] },
  { key: 'kubernetes', name: 'Kubernetes', aliases: ['K8s'], products: [] },
]
const find = mentionFinder(subjects)
const D = ['docker']
const K = ['kubernetes']
const BOTH = ['docker', 'kubernetes']

function about(sentence: string, carried: string[] = []): readonly (readonly string[])[] {
  const context = { subjects: BOTH, carried }
  return assign(sentence, find(sentence), context).map((claim) => claim.about)
}

test.each([
  ['Docker: builds images for Kubernetes.', [], D],
  ['Docker provides containers, which means it packages applications.', K, D],
  ['In contrast, Kubernetes manages Docker containers.', D, K],
  ['In Docker, images are layered.', [], D],
  ['Most teams say that Docker is simple.', K, D],
  ['If you need scale, Kubernetes may be better.', D, K],
])('%s (after %j) is about %j: one subject is named', (sentence, carried, expected) => {
  expect(about(sentence, carried)).toEqual([expected])
})

test.each([
  ['It also scales.', K, K],
  ['Images are kept in layers.', D, D],
  ['They are open source.', BOTH, BOTH],
  ['It runs Docker images as well.', K, K],
  ['Docker Swarm can be added.', D, D],
])('%s after %j stays with %j', (sentence, carried, expected) => {
  expect(about(sentence, carried)).toEqual([expected])
})

test.each([
  ['It scales.', []],
  ['It scales.', BOTH],
  ['Docker Swarm can be added.', K],
  ['Choosing between the two depends on your needs.', D],
  ['The choice between Docker and Kubernetes depends on scale.', D],
  ['There is documentation on everything.', D],
  ['The latter is larger.', D],
  ['Both the client and the server need it.', []],
  ['Unlike Docker, it scales.', []],
  ['It is common to add Docker to it.', K],
  ['People often pair it with Kubernetes.', D],
  ['Docker Swarm is smaller and simpler on top of Kubernetes.', K],
  ['The difference between Docker and Kubernetes is scope.', []],
])('%s after %j is withheld', (sentence, carried) => expect(about(sentence, carried)).toEqual([[]]))

test.each([
  ['Both Docker and Kubernetes are open source.', []],
  ['Docker and Kubernetes are open source.', []],
  ['Neither Docker nor Kubernetes costs money.', []],
  ['Both are open source.', []],
  ['Neither supports Windows 95.', []],
  ['Like Docker, Kubernetes is written in Go.', []],
  ['Docker is written in Go, much like Kubernetes is.', []],
  ['Like Docker, it is written in Go.', K],
  ['Both have labels (called tags in Docker).', []],
])('%s after %j is about both', (sentence, carried) => {
  expect(about(sentence, carried)).toEqual([BOTH])
})

test.each([
  ['Unlike Docker, Kubernetes scales by itself.', K],
  ['Compared to Docker, Kubernetes is complex.', K],
  ['Kubernetes is more complex than Docker.', K],
  ['Docker, unlike Kubernetes, is simple.', D],
  ['Docker can run on Kubernetes.', D],
  ['While Docker is simple, Kubernetes is complete.', K],
  ['Docker is small, while also keeping Kubernetes in mind.', D],
  ['Docker is simpler: while Kubernetes needs a cluster, it runs alone.', D],
  ['Docker supports Podman, containerd, and Kubernetes clusters of any size.', D],
])('%s is about %j: one of the two', (sentence, expected) => {
  expect(about(sentence)).toEqual([expected])
})

test.each([
  [
    'Docker builds images, whereas Kubernetes runs them.',
    ['Docker builds images', 'Kubernetes runs them.'],
  ],
  ['Docker is small while Kubernetes is large.', ['Docker is small', 'Kubernetes is large.']],
  [
    'Docker builds images; in contrast, Kubernetes runs them.',
    ['Docker builds images', 'in contrast, Kubernetes runs them.'],
  ],
  [
    'Docker builds images and Kubernetes runs them.',
    ['Docker builds images', 'Kubernetes runs them.'],
  ],
])('%s is two claims', (sentence, clauses) => {
  const claims = assign(sentence, find(sentence), { subjects: BOTH, carried: [] })
  expect(claims.map(({ start, end }) => sentence.slice(start, end))).toEqual(clauses)
  expect(claims.map((claim) => claim.about)).toEqual([D, K])
})

test('a list of a great many names is about nobody', () => {
  expect(about('Docker, Kubernetes, '.repeat(30))).toEqual([[]])
})

test.each([
  ['Docker is a container platform', true],
  ['The idea behind Docker is simple.', true],
  ['Docker Swarm is a cluster manager.', false],
  ['Yes (e.g., Docker style networks)', false],
  ['Docker only', false],
  ['Faster to start than Docker.', false],
])('%j says that it speaks of Docker: %s', (text, expected) => {
  expect(speaksOf(text, find(text), 'docker')).toBe(expected)
})

test.each([
  ['Docker does not provide it, but it can be used.', 'negative'],
  ["It doesn't scale.", 'negative'],
  ['No', 'negative'],
  ['Runs without a daemon', 'negative'],
  ['❌', 'negative'],
  ['However, Docker cannot scale.', 'negative'],
  ['It is common, but it is not required.', 'affirmative'],
  ['If you do not scale, Docker is enough.', 'affirmative'],
  ['Not only small but fast', 'affirmative'],
  ['A no-code notebook', 'affirmative'],
  ['Provides it', 'affirmative'],
])('%s is %s', (statement, polarity) => expect(polarityOf(statement)).toBe(polarity))

test.each([
  ['Docker ist klein, während Kubernetes groß und vollständig ist.', [D, K]],
  ['Docker est petit, tandis que Kubernetes est grand et complet.', [D, K]],
  ['Docker очень мал, а Kubernetes очень велик.', [D, K]],
  ['Docker 适合单机部署，而 Kubernetes 适合集群部署。', [D, K]],
  ['Docker 适合单机，也很小。', [D]],
  ['Im Gegensatz zu Docker ist Kubernetes groß.', [K]],
  ['Kubernetes ist größer als Docker.', [K]],
  ['与 Docker 相比，Kubernetes 更复杂。', [K]],
  ['Kubernetes 比 Docker 更复杂。', [K]],
  ['على عكس Docker فإن Kubernetes كبير.', [K]],
])('%s is about %j in another language', (sentence, expected) => {
  expect(about(sentence)).toEqual(expected)
})

test.each([
  ['Docker can be embedded, whereas Kubernetes cannot.', [D, K], [0.9, 0.4]],
  [
    'After Docker starts, one process runs, and after Kubernetes starts, ten run.',
    [D, K],
    [0.9, 0.9],
  ],
  ['The setup of Docker takes a minute, while in Kubernetes it takes an hour.', [D, K], [0.9, 0.9]],
  [
    'The main difference is that Docker builds images, while Kubernetes runs them.',
    [D, K],
    [0.9, 0.9],
  ],
  [
    'The difference is scope: usually, Docker has one host, while Kubernetes has many.',
    [D, K],
    [0.9, 0.9],
  ],
  [
    'When seen from afar, the size of Docker is small, while Kubernetes looks large.',
    [D, K],
    [0.9, 0.9],
  ],
  ['The main difference between Docker and Kubernetes is scope.', [[]], [0]],
  ['After the start of Docker, wait for Kubernetes.', [[]], [0]],
])('%s turns to %j', (sentence, expected, confidence) => {
  const claims = assign(sentence, find(sentence), { subjects: BOTH, carried: [] })
  expect(claims.map((claim) => claim.about)).toEqual(expected)
  expect(claims.map((claim) => claim.confidence)).toEqual(confidence)
})

test.each([
  ['Beide Werkzeuge sind frei.', BOTH],
  ['Les deux sont libres.', BOTH],
  ['Ambos son libres.', BOTH],
  ['Оба инструмента свободны.', BOTH],
  ['两者都是开源的。', BOTH],
  ['Both tools belong to the world of Docker.', BOTH],
  ['Both have plugins, and Kubernetes has operators.', ['kubernetes']],
  ['La diferencia es grande.', []],
  ['Der wesentliche Unterschied ist die Größe.', []],
])('%s speaks of %j', (sentence, expected) => {
  expect(about(sentence, D)).toEqual([expected])
})
