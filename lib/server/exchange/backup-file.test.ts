import { describe, expect, test } from 'vitest'
import type { BackupRecord } from '../../core/exchange/backup'
import { backupStream, withBackup } from './backup-file'
import { resealed } from './fixtures'

const PROFILE: BackupRecord = {
  record: 'profile',
  settings: {
    timeZone: null,
    dayStartHour: 4,
    newPerDay: 20,
    desiredRetention: 0.9,
    scheduling: {},
  },
  goal: { amount: 0, unit: 'reviews' },
  plan: null,
  reminders: null,
  letter: false,
}
const enrolment = (slug: string): BackupRecord => ({
  record: 'enrolment',
  comparison: `library/${slug}`,
  createdAt: 1,
  desiredRetention: null,
  examDay: null,
})

async function written(pages: readonly (readonly BackupRecord[])[], of: string | null = null) {
  async function* given() {
    yield* pages
  }
  return new Response(backupStream(given(), { of, savedAt: 5 })).text()
}

async function* bytes(text: string, size = 64): AsyncGenerator<Uint8Array> {
  const all = new TextEncoder().encode(text)
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size)
}

async function readBack(text: string, size?: number) {
  return withBackup(bytes(text, size), async ({ records }) => {
    const read: BackupRecord[] = []
    for await (const record of records()) read.push(record)
    return read
  })
}

test.each([
  ['no page', []],
  ['an empty page', [[]]],
  ['one record', [[PROFILE]]],
  ['pages of several, some empty', [[PROFILE], [], [enrolment('größe'), enrolment('b')], []]],
])('%s is read as it was written', async (_, pages) => {
  const text = await written(pages, 'Ada "the first" <ada@example.org>')
  expect(JSON.parse(text).records).toHaveLength(pages.flat().length)
  for (const size of [1, 7, 10_000]) {
    expect(await readBack(text, size)).toEqual({ ok: true, value: pages.flat() })
  }
})

test('an editor may end lines its own way', async () => {
  const text = await written([[PROFILE, enrolment('a')]])
  expect(await readBack(text.replaceAll('\n', '\r\n'))).toMatchObject({ ok: true })
})

describe('a file that is no whole backup is refused before anything is done', () => {
  const refused = async (text: string) => {
    let done = false
    const result = await withBackup(bytes(text), async () => {
      done = true
    })
    expect(done).toBe(false)
    return result.ok ? null : result.error
  }

  test.each([
    ['nothing', '', 'not-a-backup', 1],
    ['other text', 'Dear diary', 'not-a-backup', 1],
    ['other JSON', '{"cards":[]}', 'not-a-backup', 1],
  ])('%s', async (_, text, code, line) => {
    expect(await refused(text)).toMatchObject({ code, line })
  })

  test('bytes that are no text', async () => {
    const result = await withBackup(
      (async function* () {
        yield new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe])
      })(),
      async () => null,
    )
    expect(result).toMatchObject({ ok: false, error: { code: 'not-a-backup' } })
  })

  test('one of a version to come', async () => {
    const text = (await written([[PROFILE]])).replace('"version":1', '"version":2')
    const error = await refused(text)
    expect(error).toMatchObject({ code: 'newer-version' })
    expect(error?.message).toContain('version 2')
  })

  test('one that broke off', async () => {
    const text = await written([[PROFILE, enrolment('a')]])
    expect(await refused(text.slice(0, text.lastIndexOf('\n]')))).toMatchObject({ code: 'cut-off' })
    expect(await refused(text.slice(0, -40))).toMatchObject({ code: 'damaged' })
  })

  test('one with a record that was changed, taken away or put in twice', async () => {
    const text = await written([[PROFILE, enrolment('a'), enrolment('b')]])
    const [head, profile, a, b, foot] = text.trimEnd().split('\n')
    const lines = (...kept: (string | undefined)[]) => `${kept.join('\n')}\n`
    expect(await refused(text.replace('"newPerDay":20', '"newPerDay":99'))).toMatchObject({
      code: 'damaged',
    })
    expect(await refused(lines(head, profile, b, foot))).toMatchObject({ code: 'damaged' })
    expect(await refused(lines(head, profile, a, a, b, foot))).toMatchObject({ code: 'damaged' })
    expect(await refused(`${text}${b}`)).toMatchObject({ code: 'damaged' })
  })

  test.each([
    ['a field it does not know', '"examDay":3', '"examDay":3,"role":"admin"', 'role'],
    ['a number out of bounds', '"examDay":3', '"examDay":-3', 'examDay'],
    ['a text that no database holds', 'library/a', 'library/\\u0000', 'comparison'],
    ['a record of no known kind', '"enrolment"', '"password"', 'record'],
  ])('one with %s', async (_, from, to, named) => {
    const text = await written([[PROFILE, { ...enrolment('a'), examDay: 3 } as BackupRecord]])
    const error = await refused(resealed(text.replace(from, to)))
    expect(error).toMatchObject({ code: 'malformed', line: 3 })
    expect(error?.message).toContain(named)
  })
})
