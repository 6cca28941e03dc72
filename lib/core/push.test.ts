import { describe, expect, test } from 'vitest'
import { AUTH_SECRET, isPushEndpoint, PUBLIC_KEY, pushKeysProblem, SERVICE_HOST } from './push'

const KEYS = {
  VAPID_PUBLIC_KEY: `BA${'x'.repeat(85)}`,
  VAPID_PRIVATE_KEY: 'y'.repeat(43),
  VAPID_SUBJECT: 'mailto:ada@example.org',
}

describe('a set of keys', () => {
  test.each([
    ['whole', KEYS],
    ['whole, with a page to write to', { ...KEYS, VAPID_SUBJECT: 'https://example.org/contact' }],
    ['none', {}],
    ['of empty ones', { VAPID_PUBLIC_KEY: '', VAPID_PRIVATE_KEY: '', VAPID_SUBJECT: '' }],
  ])('%s is right', (_, keys) => expect(pushKeysProblem(keys)).toBeNull())

  test.each([
    ['VAPID_PUBLIC_KEY', undefined, 'must be set as well'],
    ['VAPID_PRIVATE_KEY', '', 'must be set as well'],
    ['VAPID_SUBJECT', undefined, 'must be set as well'],
    ['VAPID_PUBLIC_KEY', `AA${'x'.repeat(85)}`, 'is no public key'],
    ['VAPID_PUBLIC_KEY', KEYS.VAPID_PUBLIC_KEY.slice(1), 'is no public key'],
    ['VAPID_PUBLIC_KEY', `${KEYS.VAPID_PUBLIC_KEY}=`, 'is no public key'],
    ['VAPID_PRIVATE_KEY', 'y'.repeat(44), 'is no private key'],
    ['VAPID_PRIVATE_KEY', '+'.repeat(43), 'is no private key'],
    ['VAPID_SUBJECT', 'ada@example.org', 'must be an address like'],
    ['VAPID_SUBJECT', 'mailto:ada', 'must be an address like'],
    ['VAPID_SUBJECT', 'http://example.org', 'must be an address like'],
    ['VAPID_SUBJECT', 'https://a b', 'must be an address like'],
  ])('with %s %j is not, and its value is not told', (name, value, message) => {
    const problem = pushKeysProblem({ ...KEYS, [name]: value })
    expect(problem).toEqual({ name, message: expect.stringContaining(message) })
    if (value) expect(problem?.message).not.toContain(value)
  })
})

describe('an endpoint', () => {
  const FURTHER = ['push.example.org', 'localhost:8443', '*.push.test']

  test.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://db5p.notify.windows.com/w/?token=BQYAAA%3d',
    'https://web.push.apple.com/QGuQ',
    'https://push.example.org/1',
    'https://localhost:8443/1',
    'https://a.b.push.test/1',
  ])('%s is at a push service', (endpoint) => {
    expect(isPushEndpoint(endpoint, FURTHER)).toBe(true)
  })

  test.each([
    ['', 'nothing'],
    ['http://fcm.googleapis.com/fcm/send/abc', 'not https'],
    ['https://fcm.googleapis.com:8443/fcm/send/abc', 'another port'],
    ['https://fcm.googleapis.com.evil.example/x', 'a longer host'],
    ['https://evilfcm.googleapis.com/x', 'a host that ends alike'],
    ['https://notify.windows.com/x', 'no host below it'],
    ['https://evilnotify.windows.com/x', 'no dot before it'],
    ['https://evil.example/?https://fcm.googleapis.com/', 'a mention'],
    ['https://fcm.googleapis.com@evil.example/', 'as a name'],
    ['https://evil.example#fcm.googleapis.com', 'as a fragment'],
    ['https://a:b@fcm.googleapis.com/', 'with a password'],
    ['https://fcm.googleapis.com/x#y', 'with a fragment'],
    ['https://FCM.googleapis.com/x', 'in capitals'],
    ['https://fcm.googleapis.com\\@evil.example/', 'with a backslash'],
    [' https://fcm.googleapis.com/x', 'with a space'],
    ['https://fcm.googleapis.com./x', 'with a dot after it'],
    ['https://localhost/1', 'without its port'],
    ['https://127.0.0.1:8443/1', 'a number for its name'],
    ['https://169.254.169.254/latest/meta-data', 'a number'],
    ['https://[::1]:8443/1', 'another number'],
    ['file:///etc/passwd', 'a file'],
  ])('%s is none: %s', (endpoint) => expect(isPushEndpoint(endpoint, FURTHER)).toBe(false))

  test('of a further service is none where that is not named', () => {
    expect(isPushEndpoint('https://push.example.org/1', [])).toBe(false)
  })
})

test('keys of browsers have the right length', () => {
  const bytes = (length: number, first = 4) =>
    Buffer.from([first, ...Array(length - 1).fill(7)]).toString('base64url')
  expect([65, 64, 66].map((length) => PUBLIC_KEY.test(bytes(length)))).toEqual([true, false, false])
  expect(PUBLIC_KEY.test(bytes(65, 3))).toBe(false)
  expect([16, 15, 17].map((length) => AUTH_SECRET.test(bytes(length)))).toEqual([
    true,
    false,
    false,
  ])
})

test('further services are hosts', () => {
  const hosts = ['push.example.org', '*.push.example.org', 'localhost:8443', '127.0.0.1:1']
  expect(hosts.filter((host) => !SERVICE_HOST.test(host))).toEqual([])
  const wrong = ['', '*', '*.', 'https://push.example.org', 'a/b', 'a..b', 'A.b', 'a:b', 'a.*.b']
  expect(wrong.filter((host) => SERVICE_HOST.test(host))).toEqual([])
})
