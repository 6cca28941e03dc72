import { readdirSync } from 'node:fs'
import path from 'node:path'
import { PROJECT } from '../lib/cli/project'
import { expect, test } from './fixtures'
import { isSignedIn, type Learner, newLearner, newVisitor, OUR_PAGE, postForm } from './http'
import {
  ENDPOINTS,
  type Method,
  OTHER_ENDPOINTS,
  PAGES,
  READERS,
  reviewOf,
  UPLOADS,
} from './routes'

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const MORE_THAN_ANY_LIMIT = 10.5 * 1024 * 1024

test('every page and endpoint says who may use it', () => {
  const files = readdirSync(path.join(PROJECT, 'app'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /(^|\/)(route|page)\.tsx?$/.test(file))
  const tables = [ENDPOINTS, READERS, UPLOADS, OTHER_ENDPOINTS, PAGES]
  const listed = [...new Set(tables.flatMap((table) => Object.keys(table)))]
  expect(files.sort(), 'files below app/ and the tables in e2e/routes.ts').toEqual(listed.sort())
})

const endpoints = Object.values(ENDPOINTS).flat()

for (const { path: address, method, who, body, answer } of endpoints) {
  test.describe(`${method} ${address}`, () => {
    const call = (
      { api, id }: Learner,
      headers: Record<string, string>,
      data: unknown = body(id),
    ) => api.fetch(address, { method, headers, data })

    test('answers a page of this site', async () => {
      for (const headers of [OUR_PAGE, { 'Sec-Fetch-Site': 'same-origin' }]) {
        const response = await call(await newLearner(), headers)
        expect(response.status(), await response.text()).toBe(answer)
        expect(response.headers()['cache-control']).toBe('no-store')
      }
    })

    test('refuses every other site', async () => {
      const learner = await newLearner()
      const foreign: Record<string, string>[] = [
        { Origin: 'https://evil.example' },
        { Origin: `${OUR_PAGE.Origin}.evil.example` },
        { Origin: 'null' },
        {},
        { Origin: 'https://evil.example', 'Content-Type': 'text/plain' },
        { Origin: 'null', 'Content-Type': 'text/plain' },
        { ...OUR_PAGE, 'Sec-Fetch-Site': 'cross-site' },
        { ...OUR_PAGE, 'Sec-Fetch-Site': 'same-site' },
        { ...OUR_PAGE, 'Sec-Fetch-Site': 'none' },
      ]
      for (const headers of foreign) {
        const asText = JSON.stringify(body(learner.id))
        const data = 'Content-Type' in headers ? asText : body(learner.id)
        const response = await call(learner, headers, data)
        expect(response.status(), JSON.stringify(headers)).toBe(403)
        expect(await response.json()).toMatchObject({ error: 'cross-site' })
      }
      expect(await isSignedIn(learner.api)).toBe(true)
    })

    test('refuses what it does not know', async () => {
      const learner = await newLearner()
      const wanted = body(learner.id)
      const json = { ...OUR_PAGE, 'Content-Type': 'application/json' }
      const fields = ['id', 'userId', 'ownerId', 'role', 'passwordHash', 'sessionEpoch']
      for (const [name, malformed] of [
        ['half a body', Buffer.from(JSON.stringify(wanted).slice(0, -1))],
        ['an empty body', Buffer.from('')],
        ['a list', Buffer.from('[]')],
        ['null', Buffer.from('null')],
        ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
        ...fields.map((field) => [field, { ...wanted, [field]: 1 }] as const),
      ] as const) {
        const response = await call(learner, json, malformed)
        expect(response.status(), name).toBe(400)
        expect(await response.json()).toMatchObject({ error: 'malformed' })
      }
    })

    test('refuses more than it reads', async () => {
      const learner = await newLearner()
      const text = JSON.stringify(body(learner.id))
      const padded = Buffer.from(' '.repeat(MORE_THAN_ANY_LIMIT) + text)
      const response = await call(learner, OUR_PAGE, padded)
      expect(response.status()).toBe(413)
      expect(await response.json()).toMatchObject({ error: 'too-large' })
    })

    test('has no other method', async () => {
      const { api, id } = await newLearner()
      const own = endpoints
        .filter(({ path }) => path === address)
        .map((endpoint): Method => endpoint.method)
        .concat(Object.values(READERS).some(({ path }) => path === address) ? ['GET'] : [])
      for (const other of METHODS.filter((name) => !own.includes(name))) {
        const data = other === 'GET' ? undefined : body(id)
        const response = await api.fetch(address, { method: other, headers: OUR_PAGE, data })
        expect(response.status(), other).toBe(405)
      }
    })

    if (who === 'learner') {
      test('is for who is signed in', async () => {
        const strangers = await newVisitor()
        const { api, id } = await newLearner()
        const cookies = await api.storageState()
        await postForm(api, '/api/auth/signout', { callbackUrl: '/' })
        const invented = { ...OUR_PAGE, Cookie: 'discern.session=eyJhbGciOiJub25lIn0.e30.' }
        for (const [name, asking, headers] of [
          ['nobody', strangers, OUR_PAGE],
          ['a cookie of a session that was ended', await newVisitor(cookies), OUR_PAGE],
          ['an invented cookie', strangers, invented],
        ] as const) {
          const response = await call({ api: asking, id, email: '' }, headers)
          expect(response.status(), name).toBe(401)
          expect(await response.json()).toMatchObject({ error: 'signed-out' })
        }
      })
    }

    if ('learner' in body('')) {
      test('takes nothing that a tab sends for the learner before', async () => {
        const [before, now] = [await newLearner(), await newLearner()]
        const response = await call(now, OUR_PAGE, body(before.id))
        expect(response.status()).toBe(401)
        expect(await response.json()).toMatchObject({ error: 'signed-out' })
      })
    }
  })
}

test('one spoilt review of a batch is refused, and the others are not', async () => {
  const { api, id } = await newLearner()
  const [first, second] = [0, 1].map(() => reviewOf(crypto.randomUUID(), Date.now()))
  const reviews = [first, { ...second, at: 'noon' }, { ...second, userId: id }, 'nothing']
  const response = await api.post('/api/reviews', {
    headers: OUR_PAGE,
    data: { learner: id, sentAt: Date.now(), reviews },
  })
  expect(response.status()).toBe(200)
  expect(await response.json()).toMatchObject({
    results: [
      { id: first?.id, status: 'refused', reason: 'unknown-fact' },
      { id: second?.id, status: 'refused', reason: 'malformed' },
      { id: second?.id, status: 'refused', reason: 'malformed' },
      { id: null, status: 'refused', reason: 'malformed' },
    ],
  })
  const many = await api.post('/api/reviews', {
    headers: OUR_PAGE,
    data: { learner: id, reviews: Array.from({ length: 501 }, () => first) },
  })
  expect(many.status()).toBe(400)
})

test('a pack holds a comparison with quizzes of it, and nothing of who asks', async () => {
  const [stranger, { api }] = [await newVisitor(), await newLearner()]
  const open = await stranger.get('/api/packs/docker-and-kubernetes')
  const own = await api.get('/api/packs/docker-and-kubernetes')
  expect(await own.text()).toBe(await open.text())
  const { comparison, quizzes } = await open.json()
  expect(comparison.facts).toHaveLength(14)
  for (const { quiz } of quizzes) expect(quiz.items).toHaveLength(10)
  expect((await stranger.get('/api/packs/nothing-of-this-name')).status()).toBe(404)
})

for (const { path: address } of Object.values(READERS)) {
  test(`GET ${address} is for who is signed in`, async () => {
    const stranger = await (await newVisitor()).get(address)
    expect(stranger.status()).toBe(401)
    expect(await stranger.json()).toMatchObject({ error: 'signed-out' })
    const { api } = await newLearner()
    const response = await api.get(address)
    expect(response.status(), await response.text()).toBe(200)
    expect(response.headers()['cache-control']).toBe('no-store')
  })
}

for (const { path: address, methods } of Object.values(OTHER_ENDPOINTS)) {
  test(`${address} has the methods ${methods.join(', ')}`, async () => {
    const api = await newVisitor()
    if (methods.includes('GET')) expect((await api.get(address)).status()).toBe(200)
    for (const other of METHODS.filter((name) => !methods.includes(name))) {
      expect((await api.fetch(address, { method: other })).status(), other).toBe(405)
    }
  })
}

test('what another site asks for changes nothing', async () => {
  const { api } = await newLearner()
  const before = await (await api.get('/settings')).text()
  await api.put('/api/settings', {
    headers: { Origin: 'https://evil.example' },
    data: { timeZone: 'UTC', dayStartHour: 9, newPerDay: 777, desiredRetention: 0.9 },
  })
  expect(before).not.toContain('777')
  expect(await (await api.get('/settings')).text()).not.toContain('777')
})
