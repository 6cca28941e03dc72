import { afterEach, describe, expect, test, vi } from 'vitest'
import webPush from 'web-push'

const { publicKey, privateKey } = webPush.generateVAPIDKeys()
const KEYS = {
  VAPID_PUBLIC_KEY: publicKey,
  VAPID_PRIVATE_KEY: privateKey,
  VAPID_SUBJECT: 'mailto:ada@example.org',
}
const NEEDED = {
  DATABASE_URL: 'postgresql://u:p@db.example/discern',
  NEXTAUTH_SECRET: 's'.repeat(32),
  NEXTAUTH_URL: 'https://discern.example',
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** The environment as a process started with these variables reads it. */
async function read(given: Record<string, string>) {
  for (const name of Object.keys({ ...KEYS, PUSH_SERVICE_HOSTS: '' })) vi.stubEnv(name, '')
  for (const [name, value] of Object.entries({ ...NEEDED, ...given })) vi.stubEnv(name, value)
  const { env, pushKeys } = await import('./env')
  return { keys: pushKeys(), hosts: env().PUSH_SERVICE_HOSTS }
}

describe('the environment', () => {
  test('needs no push keys', async () => {
    expect(await read({})).toEqual({ keys: null, hosts: [] })
  })

  test('takes a set of push keys', async () => {
    expect((await read(KEYS)).keys).toEqual(KEYS)
  })

  test.each([
    ['a part of them', { ...KEYS, VAPID_SUBJECT: '' }, 'VAPID_SUBJECT must be set as well'],
    ['a key that is none', { ...KEYS, VAPID_PUBLIC_KEY: 'key' }, 'VAPID_PUBLIC_KEY is no public'],
    [
      'keys of two pairs',
      { ...KEYS, VAPID_PRIVATE_KEY: webPush.generateVAPIDKeys().privateKey },
      'VAPID_PRIVATE_KEY does not belong to VAPID_PUBLIC_KEY',
    ],
    [
      'a key outside of the curve',
      { ...KEYS, VAPID_PRIVATE_KEY: '_'.repeat(43) },
      'VAPID_PRIVATE_KEY does not belong to VAPID_PUBLIC_KEY',
    ],
    ['an address as a host', { PUSH_SERVICE_HOSTS: 'https://x' }, 'PUSH_SERVICE_HOSTS must name'],
  ])('is not complete with %s, and tells no value', async (_, given, message) => {
    const failure = await read(given).catch((error: Error) => error.message)
    expect(failure).toContain(message)
    expect(failure).not.toContain(privateKey)
  })

  test('takes further push services', async () => {
    const { hosts } = await read({
      PUSH_SERVICE_HOSTS: 'push.example.org, *.Push.test localhost:1',
    })
    expect(hosts).toEqual(['push.example.org', '*.push.test', 'localhost:1'])
  })
})
