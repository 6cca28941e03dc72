import { verify } from '@node-rs/argon2'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  hashPassword,
  MAX_PASSWORD,
  MIN_PASSWORD,
  passwordMatches,
  passwordProblem,
} from './passwords'

vi.mock('@node-rs/argon2', async (original) => {
  const actual = await original<typeof import('@node-rs/argon2')>()
  return { ...actual, verify: vi.fn(actual.verify) }
})

const EMAIL = 'grace.hopper@navy.example'
const GOOD = 'lamp orbit cheddar violin'

describe('passwordProblem', () => {
  test.each([
    ['four unrelated words', GOOD],
    ['two hundred random emoji', emoji(200)],
    ['random letters', 'vqzjx-mwplt-hkrgd'],
    ['a script of the learner’s own', 'лампа орбита сыр скрипка'],
  ])('takes %s', (_, password) => expect(passwordProblem(password, EMAIL)).toBeNull())

  test.each([
    ['fourteen characters', 'lamp orbit che', `at least ${MIN_PASSWORD} characters; this has 14`],
    ['fourteen emoji, though they have 28 units', emoji(14), 'this has 14'],
    ['no characters', '', 'this has 0'],
    ['more than is hashed', emoji(MAX_PASSWORD + 1), `at most ${MAX_PASSWORD}`],
  ])('refuses %s by their number', (_, password, reason) =>
    expect(passwordProblem(password, EMAIL)).toContain(reason),
  )

  test.each([
    ['a common word twice', 'passwordpassword'],
    ['a common word with spaces', 'p a s s w o r d p a s s w o r d'],
    ['a row of the keyboard', 'qwertyuiopasdfghjkl'],
    ['one letter', 'aaaaaaaaaaaaaaaaaaaa'],
    ['numbers in a row', '123456789012345678'],
    ['a common word in disguise', 'P@ssw0rdP@ssw0rd!!'],
    ['a date and a word', 'football19840101'],
    ['the address', EMAIL],
    ['the name in the address', 'grace.hopper123'],
    ['parts of the address', 'grace hopper navy'],
    ['parts of the address with signs between', 'hopper-grace-navy1'],
    ['the name of the site', 'discerndiscern1'],
  ])('refuses %s as easy to guess', (_, password) =>
    expect(passwordProblem(password, EMAIL)).toContain('easy to guess'),
  )

  test('refuses an address of short parts by the whole of its name', () => {
    const password = 'qx.zv.kw.jp.mb1'
    expect(passwordProblem(password, 'qx.zv.kw.jp.mb@example.org')).toContain('easy to guess')
    expect(passwordProblem(password, EMAIL)).toBeNull()
  })

  test('what is easy to guess for one address may be good for another', () => {
    const [email, password] = ['vqzjxk@mwpltb.example', 'vqzjxk-mwpltb-2024']
    expect(passwordProblem(password, email)).toContain('easy to guess')
    expect(passwordProblem(password, EMAIL)).toBeNull()
  })
})

describe('a hash', () => {
  beforeEach(() => {
    vi.mocked(verify).mockClear()
  })

  test('matches its password and no other', async () => {
    const kept = await hashPassword(GOOD)
    expect(await passwordMatches(kept, GOOD)).toBe(true)
    expect(await passwordMatches(kept, `${GOOD}x`)).toBe(false)
    expect(await passwordMatches(kept, GOOD.slice(0, -1))).toBe(false)
    expect(await passwordMatches(kept, GOOD.toUpperCase())).toBe(false)
    expect(await passwordMatches(kept, '')).toBe(false)
  })

  test('is of every character, to the last of the longest password', async () => {
    const long = emoji(MAX_PASSWORD)
    const kept = await hashPassword(long)
    expect(await passwordMatches(kept, long)).toBe(true)
    expect(await passwordMatches(kept, [...long].slice(0, -1).join(''))).toBe(false)
    expect(await passwordMatches(kept, `${long}x`)).toBe(false)
  })

  test('is Argon2id at the cost that OWASP asks for, and never twice the same', async () => {
    const [one, two] = await Promise.all([hashPassword(GOOD), hashPassword(GOOD)])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
    expect(one).not.toContain(GOOD)
  })

  test.each([
    ['an unknown address', undefined],
    ['an account without a password', null],
  ])('%s costs the work of a known one, and lets nobody in', async (_, none) => {
    for (const password of [GOOD, 'decoy', '']) {
      expect(await passwordMatches(none, password)).toBe(false)
    }
    expect(verify).toHaveBeenCalledTimes(3)
    const [against] = vi.mocked(verify).mock.calls[0] ?? []
    expect(against).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

/** So many faces and beasts in no order that anybody would type. */
function emoji(count: number): string {
  let state = 7
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCodePoint(0x1f600 + (state % 64))
  }).join('')
}
