import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dockerAndKubernetes } from '../questions/fixtures'
import { generateItems } from '../questions/generate'
import type { ChoiceItem, Format, Item } from '../questions/types'
import { type Answer, gradeAnswer } from './grade'
import { compareTyped } from './typed'

const { items } = generateItems(dockerAndKubernetes)
const first = (format: Format): Item => {
  const found = items.find((item) => item.format === format)
  if (!found) throw new Error(`no ${format}`)
  return found
}

describe('typed answers', () => {
  test.each([
    ['load balancing', 'Load-Balancing', 'exact'],
    ['load balancing', 'loadbalancing', 'exact'],
    ['environment variables', 'the environment variable', 'exact'],
    ['déploiement', 'DEPLOIEMENT', 'exact'],
    ['declarative', 'declerative', 'near'],
    ['basic', 'basick', 'near'],
    ['service discovery', 'servise discvery', 'near'],
    ['CPU', 'GPU', 'wrong'],
    ['manual', 'menuel', 'wrong'],
    ['8 bytes', '9 bytes', 'wrong'],
    ['HTTP/1.1', 'HTTP/1.0', 'wrong'],
    ['IPv4', 'IPv6', 'wrong'],
    ['managed', 'unmanaged', 'wrong'],
    ['unmanaged', 'managed', 'wrong'],
    ['built-in', 'not built-in', 'wrong'],
    ['built-in resources', 'non built-in resources', 'wrong'],
    ['connectionless', 'connection-less', 'exact'],
    ['fully managed', 'fully unmanaged', 'wrong'],
    ['inclusive', 'exclusive', 'wrong'],
    ['blocking', 'non-blocking', 'wrong'],
    ['synchronous', 'asynchronous', 'wrong'],
    ['C++', 'C', 'wrong'],
    ['containers', '', 'wrong'],
    ['负载均衡', '负载均衡', 'exact'],
    ['512 MB', '512 GB', 'wrong'],
    ['512 MB', '512MB', 'exact'],
    ['512 megabytes', '512 megabites', 'wrong'],
    [
      'Docker provides built-in resource management',
      'Docker does not provide built-in resource management',
      'wrong',
    ],
    ['provides built-in management', "doesn't provide built-in management", 'wrong'],
    ['container orchestration platform', 'container orchastration platfrom', 'near'],
    ['processes', 'process', 'exact'],
    ['dependencies', 'dependency', 'exact'],
    ['a containerization platform', 'Containerization platform', 'exact'],
    ['5,000', '5000', 'exact'],
    ['5,000', '500', 'wrong'],
    ['Content Delivery Network (CDN)', 'cdn', 'exact'],
    ['Content Delivery Network (CDN)', 'content delivery network', 'exact'],
    ['Content Delivery Network (CDN)', 'content delivery networks (CDN)', 'exact'],
    ['Content Delivery Network (CDN)', 'CDR', 'wrong'],
    ['internationalization', 'i18n', 'near'],
    ['internationalization', 'i17n', 'wrong'],
    ['multiple containers', 'containers', 'near'],
    ['containers', 'several containers', 'near'],
    ['multiple containers', 'individual containers', 'wrong'],
    ['single containers', 'multiple containers', 'wrong'],
    ['application containers', 'containers', 'wrong'],
    ['containers', 'container images', 'wrong'],
    ['SQL database', 'SSL database', 'wrong'],
    ['load balancer', 'laod balancer', 'near'],
    ['load balancer', 'road balancer', 'wrong'],
    ['provides resource management', 'doesnt provide resource management', 'wrong'],
    ['employer', 'employee', 'wrong'],
    ['hypertension', 'hypotension', 'wrong'],
    ['intranet', 'internet', 'wrong'],
    ['methane', 'methene', 'wrong'],
    ['import tools', 'export tools', 'wrong'],
  ])('%s typed as %s is %s', (key, typed, verdict) =>
    expect(compareTyped(typed, [key])).toBe(verdict),
  )

  test('the best of the accepted counts', () => {
    expect(compareTyped('k8s', ['Kubernetes', 'K8s'])).toBe('exact')
  })
  test('the name of a subject is no typo of a term', () => {
    expect(compareTyped('Dockerd', ['Docked'], [])).toBe('near')
    expect(compareTyped('Docker', ['Docked'], [])).toBe('near')
    expect(compareTyped('Docker', ['Docked'], ['Docker'])).toBe('wrong')
  })
  test('the name of the other subject makes an answer wrong wherever it stands', () => {
    expect(compareTyped('Docker container level', ['container level'], ['Docker'])).toBe('wrong')
    expect(compareTyped('Docker Swarm', ['Docker Swarm'], ['Docker'])).toBe('exact')
    expect(compareTyped('Docker Swam', ['Docker Swarm'], ['Docker'])).toBe('near')
  })
  test('a denial is never forgiven, however long the answer', () => {
    const word = fc.stringMatching(/^[b-y]{3,9}$/).filter((text) => !/^(?:not|non)/.test(text))
    const words = fc.array(word, { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(words, fc.nat(), fc.constantFrom('not', 'never', 'no'), (said, place, denial) => {
        const denied = said.toSpliced(place % said.length, 0, denial)
        expect(compareTyped(denied.join(' '), [said.join(' ')])).toBe('wrong')
        expect(compareTyped(said.join(' '), [denied.join(' ')])).toBe('wrong')
      }),
    )
  })
  test('an answer is always right for itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (key) => {
        fc.pre(key.trim() !== '')
        expect(compareTyped(key, [key])).toBe('exact')
      }),
    )
  })
})

test('a wrong statement chosen is evidence of which fact was taken for which', () => {
  const item = first('which-statement') as ChoiceItem
  const wrong = (item.key + 1) % item.options.length
  expect(gradeAnswer(item, { kind: 'choice', index: wrong }).facts).toEqual([
    {
      factId: item.factIds[0],
      correct: false,
      options: item.options.length,
      chosenFactId: item.options[wrong]?.factId,
      chosenSubject: item.options[wrong]?.subject,
    },
  ])
  expect(gradeAnswer(item, { kind: 'choice', index: item.key }).facts[0]).toMatchObject({
    correct: true,
    chosenFactId: null,
    chosenSubject: null,
  })
})

test('a sort gives evidence for each statement, where it was put', () => {
  const item = first('sort')
  if (item.format !== 'sort') throw new Error('not a sort')
  const columns = item.key.map((column, at) => (at === 0 ? 1 - column : column))
  const { correct, facts } = gradeAnswer(item, { kind: 'sort', columns })
  expect(correct).toBe(false)
  expect(facts.map((fact) => fact.correct)).toEqual(item.key.map((_, at) => at !== 0))
  expect(facts[0]?.chosenSubject).toBe(item.columns[columns[0] ?? 0]?.subject)
  expect(facts.map(({ factId }) => factId)).toEqual(item.options.map(({ factId }) => factId))
})

test('a blank filled with a typo is right, and marked', () => {
  const item = items.find(({ key }) => key === 'declarative') as Item
  expect(gradeAnswer(item, { kind: 'text', text: 'declaritive' })).toMatchObject({
    correct: true,
    near: true,
    facts: [{ options: null }],
  })
})

test('the right answer is right; giving up and answers of another kind are wrong', () => {
  const right = (item: Item): Answer => {
    if (item.format === 'sort') return { kind: 'sort', columns: item.key }
    if (item.format === 'cloze' || item.format === 'short-answer') {
      return { kind: 'text', text: item.key }
    }
    if (item.format === 'match') return { kind: 'match', pairs: item.key }
    return { kind: 'choice', index: item.key as number }
  }
  for (const item of items.filter(
    ({ format }) => format !== 'flashcard' && format !== 'contrast',
  )) {
    expect(gradeAnswer(item, right(item))).toMatchObject({ correct: true, near: false })
    const quit = gradeAnswer(item, { kind: 'gave-up' })
    expect(quit.correct).toBe(false)
    expect(quit.facts.every(({ correct }) => !correct)).toBe(true)
    const other: Answer =
      item.format === 'cloze' ? { kind: 'choice', index: 0 } : { kind: 'text', text: 'x' }
    expect(gradeAnswer(item, other).correct).toBe(false)
  }
})
