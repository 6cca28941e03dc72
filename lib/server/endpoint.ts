import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../data/accounts'
import { isUnavailable } from '../data/client'
import { getViewer } from './auth'
import { now } from './clock'
import { env } from './env'
import { type Limit, takeTurn } from './limits'

/** What every endpoint can answer besides its own results; `message` is for people. */
export type Refusal =
  | 'cross-site'
  | 'signed-out'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'malformed'
  | 'not-offered'
  | 'too-many-requests'
  | 'busy'
  | 'unavailable'
  | 'failed'

const STATUS: Record<Refusal, number> = {
  'cross-site': 403,
  'signed-out': 401,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  malformed: 400,
  'not-offered': 404,
  'too-many-requests': 429,
  busy: 503,
  unavailable: 503,
  failed: 500,
}

const MESSAGE: Record<Refusal, string> = {
  'cross-site': 'This request did not come from a page of this site.',
  'signed-out': 'Please sign in again; your answers so far are kept in this browser.',
  'not-found': 'There is nothing of this name.',
  conflict: 'This was changed elsewhere meanwhile.',
  'too-large': 'This is more than can be sent at once.',
  malformed: 'This is not what was expected.',
  'not-offered': 'This is not offered here.',
  'too-many-requests': 'That was a lot at once. Please wait a moment.',
  busy: 'Too many people are signing in at this moment. Please try again.',
  unavailable: 'The database does not answer. Nothing was lost; please try again in a moment.',
  failed: 'Something went wrong here. Nothing was lost; please try again.',
}

export function refuse(
  error: Refusal,
  detail?: { message?: string; waitSeconds?: number },
): Response {
  const headers: HeadersInit = { 'Cache-Control': 'no-store' }
  if (detail?.waitSeconds) headers['Retry-After'] = String(detail.waitSeconds)
  const message = detail?.message ?? [MESSAGE[error], waitText(detail?.waitSeconds)].join('')
  return Response.json({ error, message }, { status: STATUS[error], headers })
}

function waitText(seconds = 0): string {
  if (seconds < 60) return ''
  const minutes = Math.ceil(seconds / 60)
  return ` It goes on in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
}

export function answer(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

interface Door<S extends z.ZodType> {
  /** The shape of the JSON body; everything else is refused as malformed. */
  readonly input: S
  /** Body size limit in bytes. */
  readonly maxBytes: number
  readonly limit: Limit
}

/** A write that only a signed-in learner may make, for themselves. */
export function learnerEndpoint<S extends z.ZodType>(
  door: Door<S>,
  handle: (viewer: Viewer, input: z.output<S>, at: number) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return (request) =>
    guarded(request, door, async (input, at) => {
      const viewer = await getViewer()
      if (!viewer) return refuse('signed-out')
      const waitSeconds = await takeTurn(door.limit, viewer.id)
      if (waitSeconds !== null) return refuse('too-many-requests', { waitSeconds })
      return handle(viewer, input, at)
    })
}

/** Bytes of a request beyond what its endpoint reads. */
class TooLarge extends Error {}

/**
 * A file that a signed-in learner hands in. `handle` reads its bytes as they come; reading beyond `maxBytes` ends it and
 * answers too-large.
 */
export function learnerUpload(
  { maxBytes, limit }: Omit<Door<z.ZodType>, 'input'>,
  handle: (viewer: Viewer, body: AsyncIterable<Uint8Array>, at: number) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return (request) =>
    failing(async () => {
      if (!sameSite(request)) return refuse('cross-site')
      const viewer = await getViewer()
      if (!viewer) return refuse('signed-out')
      const waitSeconds = await takeTurn(limit, viewer.id)
      if (waitSeconds !== null) return refuse('too-many-requests', { waitSeconds })
      try {
        return await handle(viewer, bytesOf(request, maxBytes), now())
      } catch (error) {
        if (error instanceof TooLarge) return refuse('too-large')
        throw error
      }
    })
}

async function* bytesOf(request: Request, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw new TooLarge()
    yield chunk
  }
}

/** Something only a signed-in learner may read, of themselves. */
export function learnerReader(
  limit: Limit,
  handle: (viewer: Viewer, request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return (request) =>
    failing(async () => {
      const viewer = await getViewer()
      if (!viewer) return refuse('signed-out')
      const waitSeconds = await takeTurn(limit, viewer.id)
      if (waitSeconds !== null) return refuse('too-many-requests', { waitSeconds })
      return handle(viewer, request)
    })
}

interface Readable<P> {
  /** What is the same for everybody, which caches may keep for an hour; null is not there. */
  readonly open: (params: P) => Promise<object | null>
  /** What else is there for a signed-in learner, kept by no cache. */
  readonly own: (viewer: Viewer, params: P) => Promise<object | null>
}

/** Something open to all, or else a learner's own. */
export function reader<P>(
  limit: Limit,
  { open, own }: Readable<P>,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return (_request, context) =>
    failing(async () => {
      const waitSeconds = await takeTurn(limit, 'all')
      if (waitSeconds !== null) return refuse('too-many-requests', { waitSeconds })
      const params = await context.params
      const found = await open(params)
      if (found)
        return Response.json(found, { headers: { 'Cache-Control': 'public, max-age=3600' } })
      const viewer = await getViewer()
      const ownOne = viewer && (await own(viewer, params))
      return ownOne ? answer(ownOne) : refuse('not-found')
    })
}

/**
 * A file that anybody may have made for them; null is not there. It may be of what only the one who asks can see, so no
 * cache keeps it. Learners have limits of their own, guests one together.
 */
export function openFile<P>(
  limits: { readonly learner: Limit; readonly guests: Limit },
  make: (viewer: Viewer | null, params: P, query: URLSearchParams) => Promise<Response | null>,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return (request, context) =>
    failing(async () => {
      const viewer = await getViewer()
      const waitSeconds = viewer
        ? await takeTurn(limits.learner, viewer.id)
        : await takeTurn(limits.guests, 'all')
      if (waitSeconds !== null) return refuse('too-many-requests', { waitSeconds })
      const query = new URL(request.url).searchParams
      return (await make(viewer, await context.params, query)) ?? refuse('not-found')
    })
}

/** A write that anybody may make from a page of this site; `turnOf` says whose limit it counts against. */
export function publicEndpoint<S extends z.ZodType>(
  door: Door<S> & { turnOf: (input: z.output<S>) => string },
  handle: (input: z.output<S>, at: number) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return (request) =>
    guarded(request, door, async (input, at) => {
      const waitSeconds = await takeTurn(door.limit, door.turnOf(input))
      if (waitSeconds !== null) return refuse('too-many-requests', { waitSeconds })
      return handle(input, at)
    })
}

/**
 * Something that whoever has the right address may do, from anywhere and without a body that matters, as mail programs
 * do for their users (RFC 8058). The address must carry its own proof: `handle` says null where that is wrong.
 */
export function signedEndpoint(
  limit: Limit,
  handle: (query: URLSearchParams) => Promise<Response | null>,
): (request: Request) => Promise<Response> {
  return (request) =>
    failing(async () => {
      const query = new URL(request.url).searchParams
      const waitSeconds = await takeTurn(limit, query.get('u')?.slice(0, 64) ?? '')
      if (waitSeconds !== null) return refuse('too-many-requests', { waitSeconds })
      return (await handle(query)) ?? refuse('malformed')
    })
}

async function guarded<S extends z.ZodType>(
  request: Request,
  { input, maxBytes }: Door<S>,
  handle: (input: z.output<S>, at: number) => Promise<Response>,
): Promise<Response> {
  return failing(async () => {
    if (!sameSite(request)) return refuse('cross-site')
    const body = await bodyOf(request, maxBytes)
    if (body === null) return refuse('too-large')
    const parsed = input.safeParse(jsonOf(body))
    if (!parsed.success) {
      const first = parsed.error.issues[0]
      return refuse('malformed', first && { message: `${first.path.join('.')}: ${first.message}` })
    }
    return handle(parsed.data, now())
  })
}

/** What a request is answered with where something goes wrong here. */
async function failing(handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle()
  } catch (error) {
    console.error('endpoint:', error instanceof Error ? error.message : error)
    return isUnavailable(error) ? refuse('unavailable', { waitSeconds: 5 }) : refuse('failed')
  }
}

/**
 * A browser says whether a page of this site asks (Sec-Fetch-Site). Where it does not, as over plain http in a local
 * network, the page's origin must be the address asked for, or the one the site is configured to have.
 */
function sameSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === request.headers.get('host') || origin === new URL(env().NEXTAUTH_URL).origin
}

async function bodyOf(request: Request, maxBytes: number): Promise<string | null> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of bytesOf(request, maxBytes)) {
      text += decoder.decode(chunk, { stream: true })
    }
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  }
  return text + decoder.decode()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
