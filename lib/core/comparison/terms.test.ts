import { expect, test } from 'vitest'
import { termsOf } from './terms'

const leaveOut = new Set(['docker', 'kubernetes'])

test.each([
  ['Has tools such as Helm and Istio.', '', ['Helm', 'Istio']],
  [
    'Has tools, including port mapping, Docker Compose and Docker Swarm.',
    '',
    ['port mapping', 'Docker Compose', 'Docker Swarm'],
  ],
  ['Runs on Linux, e.g. Debian or Alpine Linux.', '', ['Debian', 'Alpine Linux', 'Linux']],
  ['Uses WSDL with XML.', '', ['WSDL', 'XML']],
  ['Calls git reset here.', 'Calls `git reset` here.', ['git reset']],
  ['Comes with “great features”.', '', ['great features']],
  ['Docker stores images for Kubernetes.', '', []],
  ['Manual', '', []],
  ['A commercial option offers it.', '', []],
  ['It works like this.', '', []],
])('%j names %j', (statement, written, terms) => {
  expect(termsOf(statement, written || statement, leaveOut)).toEqual(terms)
})
