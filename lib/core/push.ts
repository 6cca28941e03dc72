/** What of Web Push is known by its looks: keys, who signs, and the services that bring messages to browsers. */

/** Uncompressed points of P-256, 65 bytes beginning with 4, in base64url. */
export const PUBLIC_KEY = /^B[A-P][\w-]{85}$/
/** 32 bytes in base64url. */
const PRIVATE_KEY = /^[\w-]{43}$/
/** 16 bytes in base64url. */
export const AUTH_SECRET = /^[\w-]{22}$/

/** The keys with which a server signs what it pushes, by their names in the environment. */
export interface PushKeys {
  readonly VAPID_PUBLIC_KEY: string
  readonly VAPID_PRIVATE_KEY: string
  /** Whom a push service writes to when something goes wrong: mailto: or https:. */
  readonly VAPID_SUBJECT: string
}

const NAMES = ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'] as const
const HOW_TO_MAKE_KEYS = '"npm run push-keys" makes a set'

/** What is wrong with a set of keys, without its values; null for a whole set, and for none. */
export function pushKeysProblem(
  given: Readonly<Partial<Record<keyof PushKeys, string | undefined>>>,
): { readonly name: keyof PushKeys; readonly message: string } | null {
  const { VAPID_PUBLIC_KEY: key, VAPID_PRIVATE_KEY: secret, VAPID_SUBJECT: subject } = given
  const missing = NAMES.find((name) => !given[name])
  if (!key && !secret && !subject) return null
  if (missing) {
    const message = `must be set as well: ${NAMES.join(', ')} belong together; ${HOW_TO_MAKE_KEYS}`
    return { name: missing, message }
  }
  if (!PUBLIC_KEY.test(key ?? '')) {
    return { name: 'VAPID_PUBLIC_KEY', message: `is no public key; ${HOW_TO_MAKE_KEYS}` }
  }
  if (!PRIVATE_KEY.test(secret ?? '')) {
    return { name: 'VAPID_PRIVATE_KEY', message: `is no private key; ${HOW_TO_MAKE_KEYS}` }
  }
  if (!isContact(subject ?? '')) {
    const message = 'must be an address like mailto:you@example.org or https://example.org'
    return { name: 'VAPID_SUBJECT', message }
  }
  return null
}

const isContact = (subject: string) =>
  /^mailto:[^\s@]+@[^\s@]+$/.test(subject) ||
  (subject.startsWith('https://') && URL.canParse(subject))

/** The services of Chrome and its kin, Firefox, Edge, and Safari. */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
]

/** How a further service is written: a host, with its port where that is not 443, or `*.` and what its hosts end in. */
export const SERVICE_HOST = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/

/**
 * Whether an endpoint is an address at a push service: ours, or one of `further` (see `SERVICE_HOST`). The server sends
 * requests to what a browser tells it, so nothing else may pass: no other host, no other port, no name or password, and
 * nothing written in another way than a browser writes it.
 */
export function isPushEndpoint(endpoint: string, further: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false
  const { href, protocol, host, username, password, hash } = new URL(endpoint)
  return (
    href === endpoint &&
    protocol === 'https:' &&
    username + password + hash === '' &&
    [...SERVICES, ...further].some((service) =>
      service.startsWith('*.') ? host.endsWith(service.slice(1)) : host === service,
    )
  )
}
