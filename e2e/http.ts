import { type APIRequestContext, type APIResponse, request } from '@playwright/test'
import { SITE } from './app'
import { newEmail, PASSWORD } from './fixtures'

type Cookies = Awaited<ReturnType<APIRequestContext['storageState']>>

/** What a page of the site says of itself when it writes. */
export const OUR_PAGE = { Origin: SITE }

/** A browser's cookies without the browser; it follows no redirect, so that each can be looked at. */
export function newVisitor(cookies?: Cookies, site = SITE): Promise<APIRequestContext> {
  return request.newContext({ baseURL: site, maxRedirects: 0, storageState: cookies })
}

export interface Learner {
  readonly api: APIRequestContext
  readonly email: string
  readonly id: string
}

/** A learner with a new account, signed in. */
export async function newLearner(site = SITE): Promise<Learner> {
  const api = await newVisitor(undefined, site)
  const email = newEmail()
  await makeAccount(api, email, site)
  const session = (await (await api.get('/api/auth/session')).json()) as { token: { sub: string } }
  return { api, email, id: session.token.sub }
}

/** Makes an account and signs it in, with the cookies of the browser given. */
export async function makeAccount(
  api: APIRequestContext,
  email: string,
  site = SITE,
): Promise<void> {
  const made = await postSignUp(api, email, site)
  if (made.status() !== 202) throw new Error(`sign-up: ${made.status()} ${await made.text()}`)
  const { error } = await signInBy(api, email)
  if (error) throw new Error(`sign-in: ${error}`)
}

export function postSignUp(
  api: APIRequestContext,
  email: string,
  site = SITE,
): Promise<APIResponse> {
  return api.post('/api/sign-up', {
    headers: { Origin: site },
    data: { email, name: '', password: PASSWORD, timeZone: 'UTC' },
  })
}

interface SignInOptions {
  readonly password?: string
  readonly callbackUrl?: string
  readonly headers?: Record<string, string>
}

/** Signs in as the form does. `url` is where next-auth would go, `error` why it did not let in. */
export async function signInBy(
  api: APIRequestContext,
  email: string,
  { password = PASSWORD, callbackUrl = '/', headers }: SignInOptions = {},
) {
  const fields = { email, password, callbackUrl }
  const response = await postForm(api, '/api/auth/callback/credentials', fields, headers)
  const { url } = (await response.json()) as { url: string }
  return { response, url, error: new URL(url, SITE).searchParams.get('error') }
}

/** Posts one of next-auth's forms with the token it wants. */
export async function postForm(
  api: APIRequestContext,
  path: string,
  fields: Record<string, string>,
  headers?: Record<string, string>,
): Promise<APIResponse> {
  const { csrfToken } = (await (await api.get('/api/auth/csrf')).json()) as { csrfToken: string }
  return api.post(path, { headers, form: { ...fields, csrfToken, json: 'true' } })
}

/** Whether the site still knows these cookies. */
export async function isSignedIn(api: APIRequestContext): Promise<boolean> {
  return (await api.get('/settings')).status() === 200
}

/** All that tells one answer from another, but for the date. */
export async function fingerprint(response: APIResponse): Promise<object> {
  const headers = response
    .headersArray()
    .filter(({ name }) => name.toLowerCase() !== 'date')
    .map(({ name, value }) => `${name}: ${value}`)
  return { status: response.status(), headers, body: (await response.body()).toString('hex') }
}
