import { expect, test } from 'vitest'
import { yesNo } from './yes-no'

test.each([
  ['HTTP/2 support', 'Which of these have HTTP/2 support?', 'Does not have HTTP/2 support'],
  ['Hooks', 'Which of these have hooks?', 'Does not have hooks'],
  ['Async Validation', 'Which of these have async validation?', 'Does not have async validation'],
  ['Docker support', 'Which of these have Docker support?', 'Does not have Docker support'],
  ['Promise API', 'Which of these have a Promise API?', 'Does not have a Promise API'],
  ['Mobile app', 'Which of these have a mobile app?', 'Does not have a mobile app'],
  ['SQL dump', 'Which of these have an SQL dump?', 'Does not have an SQL dump'],
  ['Event system', 'Which of these have an event system?', 'Does not have an event system'],
  ['Unified format', 'Which of these have a unified format?', 'Does not have a unified format'],
  [
    'Use as library',
    'For which of these does the comparison say yes: Use as library?',
    'Use as library: no',
  ],
  ['Garbage collected', 'Which of these are garbage collected?', 'Is not garbage collected'],
  ['News feed', 'News feed: which of these have it?', 'News feed: does not have it'],
  ['Flow Control', 'Which of these have flow control?', 'Does not have flow control'],
  [
    'Facial recognition',
    'Which of these have facial recognition?',
    'Does not have facial recognition',
  ],
  ['State Machines', 'Which of these have state machines?', 'Does not have state machines'],
  ['Time Travel', 'Which of these have time travel?', 'Does not have time travel'],
  [
    'Travail hors ligne',
    'For which of these does the comparison say yes: Travail hors ligne?',
    'Travail hors ligne: no',
  ],
  ['Kafka Control', 'Which of these have Kafka Control?', 'Does not have Kafka Control'],
  ['Managed backup', 'Managed backup: which of these have it?', 'Managed backup: does not have it'],
  ['Composable', 'Which of these are composable?', 'Is not composable'],
  ['Framework agnostic', 'Which of these are framework agnostic?', 'Is not framework agnostic'],
  ['Open source?', 'Which of these are open source?', 'Is not open source'],
  ['Is it free?', 'Which of these are free?', 'Is not free'],
  ['Supports SSR?', 'Which of these support SSR?', 'Does not support SSR'],
  ['Does it support JSX?', 'Which of these support JSX?', 'Does not support JSX'],
  ['Rewrites history', 'Which of these rewrite history?', 'Does not rewrite history'],
  ['Retries on failure', 'Which of these retry on failure?', 'Does not retry on failure'],
  ['Caches responses', 'Which of these cache responses?', 'Does not cache responses'],
  ['Pushes updates', 'Which of these push updates?', 'Does not push updates'],
  ['Can run offline', 'Which of these can run offline?', 'Cannot run offline'],
  ['Merge input fields', 'Which of these can merge input fields?', 'Cannot merge input fields'],
  ['After push', 'For which of these does the comparison say yes: After push?', 'After push: no'],
  ['5G', 'For which of these does the comparison say yes: 5G?', '5G: no'],
  ['Поддержка', 'For which of these does the comparison say yes: Поддержка?', 'Поддержка: no'],
])('%j is asked as %j', (label, which, denied) => {
  expect(yesNo(label).which).toBe(which)
  expect(yesNo(label).told(false)).toBe(denied)
})

test.each([
  ['Hooks', 'Does got have hooks?', 'Do got and ky have hooks?'],
  ['Composable', 'Is got composable?', 'Are got and ky composable?'],
  ['Can run offline', 'Can got run offline?', 'Can got and ky run offline?'],
  ['JSON mode', 'Does got have a JSON mode?', 'Do got and ky have a JSON mode?'],
  ['Managed backup', 'Managed backup: does got have it?', 'Managed backup: do got and ky have it?'],
  ['After push', 'got — After push', 'got and ky — After push'],
])('%j of one and of two', (label, one, two) => {
  expect(yesNo(label).whether(['got'])).toBe(one)
  expect(yesNo(label).whether(['got', 'ky'])).toBe(two)
})

test.each([
  ['Hooks', true, 'got has hooks.', 'got and ky have hooks.'],
  ['Hooks', false, 'got does not have hooks.', 'got and ky do not have hooks.'],
  ['Composable', false, 'got is not composable.', 'got and ky are not composable.'],
  ['Follows redirects', true, 'got follows redirects.', 'got and ky follow redirects.'],
  ['JSON mode', true, 'got has a JSON mode.', 'got and ky have a JSON mode.'],
  ['Managed backup', true, 'Managed backup: got has it.', 'Managed backup: got and ky have it.'],
  ['5G', false, 'got — 5G: no', 'got and ky — 5G: no'],
])('%j, %s, is claimed', (label, yes, one, two) => {
  expect(yesNo(label).claim(['got'], yes)).toBe(one)
  expect(yesNo(label).claim(['got', 'ky'], yes)).toBe(two)
})
