import type { APIRequestContext } from '@playwright/test'
import { SITE } from './app'
import { expect, test } from './fixtures'
import { newLearner, newVisitor } from './http'
import { PAGES } from './routes'

const pages = Object.entries(PAGES).map(([file, page]) => ({
  ...page,
  /** To Next `.rsc` behind its address is another name, of which it tells its router that there is no such page. */
  named: file.includes('['),
}))
const learnerPages = pages.filter(({ who }) => who === 'learner')

/** The ways in which Next's router and its servers ask for a page, and those that once led past its guards. */
const VARIANTS: readonly { suffix?: string; headers: Record<string, string> }[] = [
  { headers: {} },
  { headers: { RSC: '1' } },
  { headers: { RSC: '1', 'Next-Router-Prefetch': '1' } },
  { headers: { RSC: '1', 'Next-Router-Prefetch': '2' } },
  {
    headers: {
      RSC: '1',
      'Next-Router-Prefetch': '1',
      'Next-Router-Segment-Prefetch': '/_tree',
    },
  },
  { suffix: '?_rsc=1a2b3', headers: { RSC: '1', 'Next-Url': '/' } },
  { suffix: '.rsc', headers: {} },
  { suffix: '.rsc', headers: { RSC: '1' } },
  { suffix: '.segments/_tree.segment.rsc', headers: { RSC: '1' } },
  { headers: { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware' } },
  { headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' } },
  { headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' } },
]

const pathOf = (address: string) => new URL(address, SITE).pathname

/** Next sends a request of its router without the right `_rsc` to the same address with it; that is followed. */
async function ask(api: APIRequestContext, path: string, variant: (typeof VARIANTS)[0]) {
  const { suffix = '', headers } = variant
  const response = await api.get(`${path}${suffix}`, { headers })
  const { location = '' } = response.headers()
  const again = location.includes('_rsc') && pathOf(location) === pathOf(path)
  return again ? api.get(location, { headers }) : response
}

for (const { path, shows = '', named } of learnerPages) {
  const toSignIn = `/sign-in?next=${path}`

  test(`${path} sends who is not signed in to sign in, however it is asked for`, async () => {
    const api = await newVisitor()
    for (const variant of VARIANTS) {
      const { suffix = '', headers } = variant
      const name = `${suffix} ${JSON.stringify(headers)}`
      const response = await ask(api, path, variant)
      const text = await response.text()
      expect(text, name).not.toContain(shows)
      if (named && suffix === '.rsc') {
        expect(response.status(), name).toBeLessThan(500)
        continue
      }
      const { location } = response.headers()
      if (location !== undefined) {
        expect(new URL(location, SITE).href, name).toBe(new URL(toSignIn, SITE).href)
      }
      if (!('RSC' in headers)) expect(response.status(), name).toBe(suffix ? 404 : 307)
      else expect([200, 404], name).toContain(response.status())
      if (!suffix && Object.keys(headers).join() === 'RSC') expect(text).toContain(toSignIn)
    }
  })

  test(`${path} is there for who is signed in`, async () => {
    const { api } = await newLearner()
    for (const variant of VARIANTS.slice(0, 2)) {
      const response = await ask(api, path, variant)
      expect(response.status()).toBe(200)
      expect(await response.text()).toContain(shows)
    }
  })
}

test('no page shows one learner anything of another', async () => {
  const [ada, bob] = [await newLearner(), await newLearner()]
  for (const { path } of pages) {
    for (const variant of VARIANTS.slice(0, 6)) {
      const both = await Promise.all([ada, bob].map(({ api }) => ask(api, path, variant)))
      const [adas = '', bobs = ''] = await Promise.all(both.map((response) => response.text()))
      expect(adas, path).not.toContain(bob.email)
      expect(bobs, path).not.toContain(ada.email)
    }
  }
  expect(await (await ada.api.get('/settings')).text()).toContain(ada.email)
})

test('what is made for one learner is kept by no cache', async () => {
  const { api } = await newLearner()
  for (const { path } of pages.filter(({ built }) => !built)) {
    for (const variant of VARIANTS.slice(0, 2)) {
      const { 'cache-control': caching = '' } = (await ask(api, path, variant)).headers()
      expect(caching, path).toMatch(/\bprivate\b/)
      expect(caching, path).toMatch(/\bno-store\b/)
    }
  }
})

test('what caches may keep is the same for everybody', async () => {
  const [stranger, { api, email }] = [await newVisitor(), await newLearner()]
  for (const { path } of pages.filter(({ built }) => built)) {
    const own = await (await api.get(path)).text()
    expect(own, path).toBe(await (await stranger.get(path)).text())
    expect(own, path).not.toContain(email)
  }
})

const HEADERS: Record<string, RegExp> = {
  'content-security-policy':
    /^(?=.*base-uri 'none')(?=.*object-src 'none')(?=.*frame-ancestors 'none')(?=.*form-action 'self')(?=.*connect-src 'self')/,
  'cross-origin-opener-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*microphone=\(\).*geolocation=\(\)/,
  'referrer-policy': /^strict-origin-when-cross-origin$/,
  'x-content-type-options': /^nosniff$/,
}

test('everything is sent with the headers that guard it', async () => {
  const visitor = await newVisitor()
  const { api } = await newLearner()
  const paths = pages.map(({ path }) => path)
  for (const asking of [visitor, api]) {
    for (const path of [
      ...paths,
      '/nothing-here',
      '/c/nothing-here',
      '/api/health',
      '/api/reviews',
    ]) {
      const response = await asking.get(path)
      const headers = response.headers()
      for (const [name, expected] of Object.entries(HEADERS)) {
        expect(headers[name], `${path}: ${name}`).toMatch(expected)
      }
      expect(headers, path).not.toHaveProperty('x-powered-by')
      expect(response.status(), path).toBeLessThan(500)
    }
  }
})

test('the picture server is closed', async () => {
  const api = await newVisitor()
  expect((await api.get('/_next/image?url=%2Ficon.svg&w=64&q=75')).status()).toBe(404)
})
