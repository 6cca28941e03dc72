import { expect, test } from 'vitest'
import { readName, readNames } from './names'
import { subjectsInTitle } from './title'

test.each([
  ['Kubernetes (K8s)', 'Kubernetes', ['K8s']],
  ['Internationalization (i18n)', 'Internationalization', ['i18n']],
  ['Internationalization (i19n)', 'Internationalization (i19n)', []],
  ['Kubernetes', 'Kubernetes', ['K8s']],
  ['TCP (Transmission Control Protocol)', 'TCP', ['Transmission Control Protocol']],
  ['REST (Representational State Transfer)', 'REST', ['Representational State Transfer']],
  ['Golang (also called Go)', 'Golang', ['Go']],
  ['乐观锁 (Optimistic Locking)', '乐观锁', ['Optimistic Locking']],
  ['Node (server side)', 'Node (server side)', []],
  ['Pipeline (Declarative)', 'Pipeline (Declarative)', []],
  ['🐳 Docker ✅', 'Docker', []],
  ['C++', 'C++', []],
])('%s names %s, also %j', (written, name, aliases) => {
  expect(readName(written)).toEqual({ name, aliases })
})

test('remarks that tell two names apart stay in them', () => {
  expect(readNames(['Pipe (aka A)', 'Pipe (aka B)']).map(({ name }) => name)).toEqual([
    'Pipe (aka A)',
    'Pipe (aka B)',
  ])
})

test.each([
  ['Docker & Kubernetes', ['Docker', 'Kubernetes']],
  ['Docker vs. Kubernetes', ['Docker', 'Kubernetes']],
  ['PostgreSQL versus MySQL', ['PostgreSQL', 'MySQL']],
  ['Docker and Kubernetes', ['Docker', 'Kubernetes']],
  ['A, B and C', ['A', 'B', 'C']],
  ['A & B & C', ['A', 'B', 'C']],
  ['Difference between a Container and a Process', ['Container', 'Process']],
  ['What is the difference between TCP and UDP?', ['TCP', 'UDP']],
  ['📌 Docker vs Podman: which one to choose?', ['Docker', 'Podman']],
  ['Git – Revert vs Reset (Detailed Explanation with Examples)', ['Revert', 'Reset']],
  ['Docker & Kubernetes comparison table', ['Docker', 'Kubernetes']],
  ['Interface vs Abstract Class in Java', ['Interface', 'Abstract Class']],
  ['Kubernetes (K8s) and Docker (Pros and Cons)', ['Kubernetes', 'Docker']],
  ['Unterschied zwischen Docker und Kubernetes', ['Docker', 'Kubernetes']],
  ['Diferencias entre SQL y NoSQL', ['SQL', 'NoSQL']],
  ['Redis contre Memcached', ['Redis', 'Memcached']],
  ['Разница между TCP и UDP', ['TCP', 'UDP']],
  ['الفرق بين TCP و UDP', ['TCP', 'UDP']],
  ['Docker 和 Kubernetes 的区别', ['Docker', 'Kubernetes']],
  ['TCPとUDPの違い', ['TCP', 'UDP']],
  ['What are the pros and cons?', []],
  ['What is a StatefulSet in Kubernetes?', []],
  ['Research & research', []],
  ['R&D', []],
  ['All you ever wanted to know and then some more words about it', []],
  ['', []],
])('%j compares %j', (title, names) => {
  expect(subjectsInTitle(title).map(({ name }) => name)).toEqual(names)
})
