import { SITE } from './app'
import { expect, newEmail, PASSWORD, signIn, test } from './fixtures'
import {
  fingerprint,
  isSignedIn,
  newLearner,
  newVisitor,
  OUR_PAGE,
  postForm,
  postSignUp,
  signInBy,
} from './http'

const ELSEWHERE = [
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'https:evil.example',
  `${SITE}.evil.example`,
  `${SITE}@evil.example`,
  'javascript:alert(1)',
  'data:text/html,evil.example',
] as const

test('signing out ends the session at the server', async () => {
  const { api } = await newLearner()
  const copied = await newVisitor(await api.storageState())
  expect(await isSignedIn(copied)).toBe(true)
  await postForm(api, '/api/auth/signout', { callbackUrl: '/' })
  expect(await isSignedIn(api)).toBe(false)
  expect(await isSignedIn(copied)).toBe(false)
})

test('signing out in one browser leaves the other signed in; everywhere leaves none', async () => {
  const { api: first, email } = await newLearner()
  const [second, third] = [await newVisitor(), await newVisitor()]
  await signInBy(second, email)
  await signInBy(third, email)
  const bystander = await newLearner()
  await postForm(first, '/api/auth/signout', { callbackUrl: '/' })
  expect(await isSignedIn(second)).toBe(true)
  expect((await second.delete('/api/sessions', { headers: OUR_PAGE, data: {} })).status()).toBe(200)
  for (const api of [first, second, third]) expect(await isSignedIn(api)).toBe(false)
  expect(await isSignedIn(bystander.api)).toBe(true)
  await signInBy(second, email)
  expect(await isSignedIn(second)).toBe(true)
})

test('the session’s cookie is out of reach of scripts and other sites, and new at each sign-in', async () => {
  const { api, email } = await newLearner()
  const session = async () => {
    const { cookies } = await api.storageState()
    return cookies.find(({ name }) => name.endsWith('discern.session'))
  }
  const first = await session()
  expect(first).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(first?.value.length).toBeLessThan(4096)
  await signInBy(api, email)
  expect((await session())?.value).not.toBe(first?.value)
})

test('signing up tells nobody whether an address has an account', async () => {
  const { email } = await newLearner()
  const answers = []
  for (const address of [email, newEmail(), email.toUpperCase()]) {
    answers.push(await fingerprint(await postSignUp(await newVisitor(), address)))
  }
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('a second sign-up for an address does not change its password', async () => {
  const { email } = await newLearner()
  const intruder = await newVisitor()
  await intruder.post('/api/sign-up', {
    headers: OUR_PAGE,
    data: { email, name: 'Eve', password: 'quartz mongoose ribbon teapot', timeZone: 'UTC' },
  })
  const { error } = await signInBy(intruder, email, { password: 'quartz mongoose ribbon teapot' })
  expect(error).toBe('CredentialsSignin')
  expect((await signInBy(intruder, email)).error).toBeNull()
})

test('a wrong password and an unknown address are answered alike', async () => {
  const { email } = await newLearner()
  const api = await newVisitor()
  await api.get('/api/auth/csrf')
  const answers = []
  for (const address of [email, newEmail(), email, newEmail()]) {
    const { response, error } = await signInBy(api, address, { password: `${PASSWORD}x` })
    expect(error).toBe('CredentialsSignin')
    answers.push(await fingerprint(response))
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await isSignedIn(api)).toBe(false)
})

test('guessing one account’s password is slowed down, and no other account with it', async () => {
  const { email } = await newLearner()
  const other = await newLearner()
  const guesser = await newVisitor()
  const errors: (string | null)[] = []
  for (let guess = 0; guess < 25; guess += 1) {
    const headers = { 'X-Forwarded-For': `203.0.113.${guess}` }
    const spelling = guess % 2 ? email : ` ${email.toUpperCase()} `
    const { error } = await signInBy(guesser, spelling, { password: `${guess} wrong`, headers })
    errors.push(error)
  }
  expect(errors.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'CredentialsSignin'))
  expect(errors.slice(20)).toEqual(Array.from({ length: 5 }, () => 'too-many'))
  expect((await signInBy(await newVisitor(), other.email)).error).toBeNull()
})

test('the right password ends the counting', async () => {
  const { email } = await newLearner()
  const api = await newVisitor()
  for (let guess = 0; guess < 25; guess += 1) {
    const right = guess % 10 === 9
    const { error } = await signInBy(api, email, { password: right ? PASSWORD : 'wrong' })
    expect(error).toBe(right ? null : 'CredentialsSignin')
  }
})

test('signing in and out goes nowhere else', async () => {
  const { api, email } = await newLearner()
  for (const callbackUrl of ELSEWHERE) {
    const { url } = await signInBy(api, email, { callbackUrl })
    expect(new URL(url, SITE).origin, `sign-in, ${callbackUrl}`).toBe(SITE)
    const out = await postForm(api, '/api/auth/signout', { callbackUrl })
    const { url: left } = (await out.json()) as { url: string }
    expect(new URL(left, SITE).origin, `sign-out, ${callbackUrl}`).toBe(SITE)
    const asked = await api.get(`/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`)
    const { location } = asked.headers()
    if (location) expect(new URL(location, SITE).origin, `asked, ${callbackUrl}`).toBe(SITE)
    expect(asked.status(), callbackUrl).toBeLessThan(500)
  }
})

test('who is signed in is sent on within the site only', async () => {
  const { api } = await newLearner()
  for (const page of ['/sign-in', '/sign-up']) {
    for (const next of [...ELSEWHERE, '/progress']) {
      const response = await api.get(`${page}?next=${encodeURIComponent(next)}`)
      expect(response.status(), next).toBe(307)
      const target = new URL(response.headers().location ?? '', SITE)
      expect(target.href, next).toBe(new URL(next === '/progress' ? next : '/', SITE).href)
    }
  }
})

test('the sign-in form goes on within the site only', async ({ page }) => {
  const { email } = await newLearner()
  for (const next of ['/\t/evil.example', '//evil.example']) {
    await page.context().clearCookies()
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`${SITE}/`)
  }
  await page.context().clearCookies()
  await signIn(page, email, PASSWORD, '/progress')
})

test('providers that are not configured are not offered', async () => {
  const api = await newVisitor()
  for (const page of ['/sign-in', '/sign-up']) {
    expect(await (await api.get(page)).text()).not.toMatch(/GitHub|Google|Continue with/)
  }
  expect(Object.keys(await (await api.get('/api/auth/providers')).json())).toEqual(['credentials'])
  const { url } = (await (await postForm(api, '/api/auth/signin/github', {})).json()) as {
    url: string
  }
  expect(new URL(url, SITE).origin).toBe(SITE)
})

test('a token that cannot be read is no error of ours', async () => {
  const api = await newVisitor()
  const headers = { Authorization: 'Bearer %E0%A4%A' }
  for (const path of ['/', '/api/auth/session', '/api/auth/csrf', '/sign-in']) {
    expect((await api.get(path, { headers })).status(), path).toBe(200)
  }
  const settings = await api.put('/api/settings', {
    headers: { ...headers, ...OUR_PAGE },
    data: { timeZone: 'UTC', dayStartHour: 4, newPerDay: 20, desiredRetention: 0.9 },
  })
  expect(settings.status()).toBe(401)
})
