import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { flashcard, NOON } from '../core/scheduling/fixtures'
import type { KeptReview } from './store'

// There is no store in Node: entries are kept in memory, as in a browser that blocks it.
const OWNER = 'learner'
const ASIDE = { itemId: null, attemptId: null, chosenFactId: null, chosenSubject: null }

let entries: typeof import('./entries')
let deliver: typeof import('./sender').deliver
let posts: { path: string; body: Body }[]
let answers: (() => Response | Promise<Response>)[]

interface Body {
  readonly learner: string
  readonly sentAt: number | null
  readonly reviews: readonly { readonly id: string }[]
}

beforeEach(async () => {
  vi.resetModules()
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] })
  posts = []
  answers = []
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    const sent = JSON.parse(body) as Body
    posts.push({ path, body: sent })
    return answers.shift()?.() ?? storedAll(sent)
  })
  entries = await import('./entries')
  deliver = (await import('./sender')).deliver
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const storedAll = ({ reviews }: Body) =>
  Response.json({
    results: reviews.map(({ id }) => ({ id, status: 'stored' })),
    savedAt: NOON + 5,
  })

function kept(count: number, offset?: number, from = 0): KeptReview[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `r${String(from + index).padStart(5, '0')}`
    const review = { ...flashcard({ id, at: NOON - 10_000 + from + index }), ...ASIDE }
    return { id, owner: OWNER, review, refused: null, ...(offset !== undefined && { offset }) }
  })
}

const waiting = async () => (await entries.waitingReviews(OWNER)).map(({ id }) => id)

test('what waits is sent in its order, at most 500 at once, with what the clock shows', async () => {
  expect(await entries.keepEntries(kept(1_201, 3_000).toReversed())).toBe('blocked')
  expect(await deliver(OWNER)).toEqual({ outcome: 'done' })
  expect(posts.map(({ body }) => body.reviews.length)).toEqual([500, 500, 201])
  expect(posts.flatMap(({ body }) => body.reviews.map(({ id }) => id))).toEqual(
    kept(1_201).map(({ id }) => id),
  )
  expect(posts.map(({ body }) => [body.learner, body.sentAt])).toEqual(
    Array.from({ length: 3 }, () => [OWNER, NOON + 3_000]),
  )
  expect(await waiting()).toEqual([])
})

test('answers timed by different clocks go in different batches; older ones do not say', async () => {
  await entries.keepEntries([...kept(2), ...kept(2, 0, 2), ...kept(1, 7_200_000, 4)])
  await deliver(OWNER)
  expect(posts.map(({ body }) => [body.reviews.length, body.sentAt])).toEqual([
    [2, null],
    [2, NOON],
    [1, NOON + 7_200_000],
  ])
})

test('a refused answer stays with its reason, what was delivered is at hand until a page knows of it', async () => {
  await entries.keepEntries(kept(3, 0))
  answers.push(() =>
    Response.json({
      results: [
        { id: 'r00000', status: 'stored' },
        { id: null, status: 'refused', reason: 'malformed' },
        { id: 'r00002', status: 'already-stored' },
      ],
      savedAt: NOON,
    }),
  )
  expect(await deliver(OWNER)).toEqual({ outcome: 'done' })
  expect(await waiting()).toEqual([])
  const refused = await entries.refusedReviews(OWNER)
  expect(refused.map(({ id }) => id)).toEqual(['r00001'])
  expect(refused[0]?.refused).toMatch(/could not be read/)

  const unknownAt = async (at: number) =>
    (await entries.reviewsUnknownAt(OWNER, at)).map(({ id }) => id)
  expect(await unknownAt(NOON)).toEqual(['r00000', 'r00002'])
  expect(await unknownAt(NOON + 1)).toEqual([])
  await entries.forgetDelivered(OWNER, NOON)
  expect(await unknownAt(NOON)).toEqual(['r00000', 'r00002'])
  await entries.forgetDelivered(OWNER, NOON + 1)
  expect(await unknownAt(NOON)).toEqual([])

  await entries.requeueRefused(OWNER)
  expect(await waiting()).toEqual(['r00001'])
  await deliver(OWNER)
  expect(await entries.refusedReviews(OWNER)).toEqual([])
})

test.each([
  ['nobody is signed in', () => new Response('{}', { status: 401 }), { outcome: 'signed-out' }],
  [
    'the server is busy',
    () => new Response('{}', { status: 503, headers: { 'Retry-After': '7' } }),
    { outcome: 'failed', retryAfterMs: 7_000 },
  ],
  [
    'there is no network',
    () => Promise.reject(new TypeError('failed to fetch')),
    { outcome: 'failed', retryAfterMs: null },
  ],
] as const)('while %s, nothing is lost and nothing more is tried', async (_, answer, outcome) => {
  await entries.keepEntries([...kept(1), ...kept(1, 0, 1)])
  answers.push(answer)
  expect(await deliver(OWNER)).toEqual(outcome)
  expect(posts).toHaveLength(1)
  expect(await waiting()).toEqual(['r00000', 'r00001'])
})

test('a guest’s answers become the learner’s, once, and nobody else’s are touched', async () => {
  const [guest, other] = [kept(2), kept(1, 0, 2)]
  await entries.keepEntries(guest.map((entry) => ({ ...entry, owner: 'guest' })))
  await entries.keepEntries(other.map((entry) => ({ ...entry, owner: 'other' })))
  expect(await entries.claimGuestEntries(OWNER)).toBe(2)
  expect(await entries.claimGuestEntries(OWNER)).toBe(0)
  expect(await waiting()).toEqual(['r00000', 'r00001'])
  expect((await entries.waitingReviews('other')).map(({ id }) => id)).toEqual(['r00002'])
})

test('a closing page sends no more than a browser lets go with it', async () => {
  const { sendParting } = await import('./sender')
  sendParting(OWNER, kept(400, 0))
  await vi.waitFor(() => expect(posts).toHaveLength(1))
  const [post] = posts
  expect(JSON.stringify(post?.body).length).toBeLessThan(60_000)
  expect(post?.body.reviews.length).toBeGreaterThan(50)
  sendParting(OWNER, [])
  expect(posts).toHaveLength(1)
})
