import { hostname } from 'node:os'
import { describe, expect, test } from 'vitest'
import { readSettings } from './settings'

const read = (env: Record<string, string>) => readSettings({ NODE_ENV: 'test', ...env })
const SECRET = 's'.repeat(32)
const PUSH = {
  VAPID_PUBLIC_KEY: `BA${'x'.repeat(85)}`,
  VAPID_SUBJECT: 'mailto:ada@example.org',
}
const DATABASE_URL = 'postgresql://u:p@db.example/discern'

describe('readSettings', () => {
  test('needs nothing', () => {
    expect(read({})).toEqual({ port: 3000, appUrl: 'http://localhost:3000' })
  })

  test('takes a deployment', () => {
    const env = { DATABASE_URL, NEXTAUTH_SECRET: SECRET, PORT: '80', NEXTAUTH_URL: 'https://a.b' }
    expect(read(env)).toEqual({
      port: 80,
      databaseUrl: DATABASE_URL,
      secret: SECRET,
      appUrl: 'https://a.b',
    })
  })

  test.each([
    ['a deployment without a secret', { DATABASE_URL }, 'NEXTAUTH_SECRET must be set'],
    ['an empty secret', { DATABASE_URL, NEXTAUTH_SECRET: '' }, 'NEXTAUTH_SECRET must be set'],
    ['a short secret', { DATABASE_URL, NEXTAUTH_SECRET: 'hunter2' }, 'openssl rand -base64 32'],
    ['a short secret of a local run', { NEXTAUTH_SECRET: 'hunter2' }, 'shorter than 32'],
    ['another kind of database', { DATABASE_URL: 'mysql://hunter2@x/y' }, 'DATABASE_URL must be'],
    ['a port out of range', { PORT: '65536' }, 'PORT must be'],
    ['a port that is no number', { PORT: 'http' }, 'PORT must be'],
    ['push keys without a secret one', PUSH, 'VAPID_PRIVATE_KEY must be set as well'],
    ['a push key that is none', { ...PUSH, VAPID_PRIVATE_KEY: 'hunter2' }, 'is no private key'],
    ['an address that is none', { NEXTAUTH_URL: 'example.org' }, 'NEXTAUTH_URL must be'],
  ])('refuses %s and does not repeat its value', (_, env, message) => {
    expect(() => read(env as Record<string, string>)).toThrow(message)
    expect(() => read(env as Record<string, string>)).not.toThrow('hunter2')
  })

  test('takes a set of push keys', () => {
    expect(read({ ...PUSH, VAPID_PRIVATE_KEY: 'y'.repeat(43) })).toEqual(read({}))
  })

  test('listens where HOSTNAME says, unless it only says the name of the machine', () => {
    expect(read({ HOSTNAME: '127.0.0.1' }).host).toBe('127.0.0.1')
    expect(read({ HOSTNAME: hostname() }).host).toBeUndefined()
  })
})
