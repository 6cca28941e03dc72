import { expect, test } from 'vitest'
import { safeNext } from './account'

test.each([
  '/',
  '/review',
  '/c/docker-and-kubernetes/quiz?seed=a&count=3#top',
  '/sign-in?next=//x',
])('goes on to %s', (next) => expect(safeNext(next)).toBe(next))

test.each([
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\\evil.example',
  '/.//evil.example',
  '/c/..//evil.example',
  '//evil.example:443:1',
  'javascript:alert(1)',
  'data:text/html,x',
  ' /review',
  'review',
  '',
  null,
  undefined,
])('does not leave the site for %j', (next) =>
  expect(safeNext(next, '/progress')).toBe('/progress'),
)
