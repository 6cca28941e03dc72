import { expect, test } from 'vitest'
import { topicLabel } from './topic-label'

test.each([
  ['Price:', 'Price'],
  ['Price：', 'Price'],
  ['Managed database[^1]', 'Managed database'],
  ['Retries:*', 'Retries'],
  ['🚀 Speed', 'Speed'],
  [':rocket: Speed', 'Speed'],
  ['Feature: Hooks', 'Hooks'],
  ['- Hooks', 'Hooks'],
  ['Hooks []', 'Hooks'],
  ['Written in.', 'Written in'],
  ['Full text search (FTS)', 'Full text search (FTS)'],
  ['Tools, libraries etc.', 'Tools, libraries etc.'],
  ['C++', 'C++'],
  ['-g', '-g'],
  ['*', '*'],
  ['✅', '✅'],
  ['Node.js', 'Node.js'],
  ['std::move', 'std::move'],
])('the topic of %j is %j', (cell, text) => {
  const label = topicLabel(cell)
  expect(label.text).toBe(text)
  expect(cell.slice(label.start, label.end)).toBe(text)
})
