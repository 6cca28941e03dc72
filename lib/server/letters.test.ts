import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextMonday } from '../core/progress/letter'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import { newLearner, type TestDatabase, testDatabase } from '../data/fixtures'
import { askForLetters, endLetters, getsLetters } from '../data/letters'
import { sendLetters } from './letters'
import { isStopToken, stopToken } from './stop-token'

const held = vi.hoisted(() => ({ db: undefined as unknown, now: 0, smtp: undefined as unknown }))
vi.mock('./database', () => ({ database: () => held.db }))
vi.mock('./clock', () => ({ now: () => held.now }))
vi.mock('./env', () => ({
  env: () => ({
    NEXTAUTH_SECRET: 'a-secret-for-tests-of-some-length-0123456789',
    NEXTAUTH_URL: 'https://discern.example',
    SMTP_URL: held.smtp,
    MAIL_FROM: 'Discern <letters@discern.example>',
  }),
}))

/** A Monday morning. Far ahead, so that letters of other tests are not due. */
const MONDAY = Date.UTC(2031, 2, 3, 7)
const HOUR = 3_600_000

interface Received {
  readonly to: string
  readonly data: string
}

let database: TestDatabase
let server: Server
let received: Received[] = []
let refusing = false
let hangingUp = false

/** As much of SMTP as it takes to hand in a letter. */
function converse(socket: Socket): void {
  let buffered = ''
  let to = ''
  let data: string[] | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 test')
  socket.on('error', () => undefined)
  socket.setEncoding('utf8').on('data', (text: string) => {
    buffered += text
    for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
      const line = buffered.slice(0, end)
      buffered = buffered.slice(end + 2)
      if (data) {
        if (line !== '.') data.push(line)
        else {
          received.push({ to, data: data.join('\n') })
          data = null
          if (hangingUp) socket.destroy()
          else say('250 taken')
        }
      } else if (/^(EHLO|HELO)/i.test(line)) say('250 test')
      else if (/^RCPT/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? ''
        say(refusing ? '450 not now' : '250 fine')
      } else if (/^DATA/i.test(line)) {
        data = []
        say('354 go on')
      } else if (/^QUIT/i.test(line)) {
        say('221 bye')
        socket.end()
      } else say('250 fine')
    }
  })
}

beforeAll(async () => {
  database = await testDatabase()
  held.db = database.db
  server = createServer(converse)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  held.smtp = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 120_000)

afterAll(async () => {
  server.close()
  await database.close()
})

beforeEach(async () => {
  await database.sql('DELETE FROM weekly_letters')
  received = []
  refusing = false
  hangingUp = false
  held.now = MONDAY
})

const nextOf = async (userId: string) => {
  const [row] = await database.db.weeklyLetter.findMany({ where: { userId } })
  return row && { at: row.nextAt.getTime(), tries: row.tries }
}

async function subscriber(dueAt = MONDAY): Promise<string> {
  const id = await newLearner(database.db)
  await askForLetters(database.db, id, dueAt)
  return id
}

describe('a weekly letter', () => {
  test('comes once, however many processes send, and again in a week', async () => {
    const id = await subscriber()
    await Promise.all([sendLetters(), sendLetters(), sendLetters()])
    await sendLetters()
    expect(received.map(({ to }) => to)).toEqual([`${id}@example.org`])
    expect(await nextOf(id)).toEqual({ at: MONDAY + 7 * 24 * HOUR, tries: 0 })
    held.now = MONDAY + 7 * 24 * HOUR
    await sendLetters()
    expect(received).toHaveLength(2)
  })

  test('has a way out in its text and in its head', async () => {
    const id = await subscriber()
    await sendLetters()
    const unfolded = (received[0]?.data ?? '').replace(/=\n/g, '').replace(/\n[ \t]+/g, ' ')
    expect(unfolded).toContain(
      `List-Unsubscribe: <https://discern.example/api/unsubscribe?u=${id}&t=${stopToken(id)}>`,
    )
    expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(unfolded.replaceAll('=3D', '=')).toContain(
      `https://discern.example/unsubscribe?u=${id}&t=${stopToken(id)}`,
    )
    expect(unfolded).toContain('From: Discern <letters@discern.example>')
  })

  test('is not sent before its time, to who did not ask, or after it was ended', async () => {
    await subscriber(MONDAY + 1)
    await newLearner(database.db)
    const ended = await subscriber()
    await endLetters(database.db, ended)
    await sendLetters()
    expect(received).toEqual([])
    expect(await getsLetters(database.db, ended)).toBe(false)
  })

  test('that the server refuses is tried again in an hour, three times', async () => {
    refusing = true
    const id = await subscriber()
    await sendLetters()
    expect(await nextOf(id)).toEqual({ at: MONDAY + HOUR, tries: 1 })
    held.now = MONDAY + HOUR
    await sendLetters()
    held.now = MONDAY + 2 * HOUR
    await sendLetters()
    expect(await nextOf(id)).toEqual({ at: nextMonday(held.now, DEFAULT_SETTINGS), tries: 0 })
    expect(received).toEqual([])
  })

  test('that finds no server is tried again; one the server falls silent over is not', async () => {
    const [before, id] = [held.smtp, await subscriber()]
    held.smtp = 'smtp://127.0.0.1:1'
    await sendLetters()
    expect(await nextOf(id)).toEqual({ at: MONDAY + HOUR, tries: 1 })
    held.smtp = before
    hangingUp = true
    held.now = MONDAY + HOUR
    await sendLetters()
    expect(await nextOf(id)).toEqual({ at: MONDAY + 7 * 24 * HOUR, tries: 0 })
  })

  test('that is more than a day late is left out', async () => {
    const id = await subscriber(MONDAY - 25 * HOUR)
    await sendLetters()
    expect(received).toEqual([])
    expect(await nextOf(id)).toEqual({ at: MONDAY + 7 * 24 * HOUR, tries: 0 })
  })

  test('is not thought of where mail is not configured', async () => {
    const before = held.smtp
    held.smtp = undefined
    const id = await subscriber()
    await sendLetters()
    held.smtp = before
    expect(await nextOf(id)).toEqual({ at: MONDAY, tries: 0 })
  })

  test('at most twenty go out at once', async () => {
    await Promise.all(Array.from({ length: 23 }, () => subscriber()))
    await sendLetters()
    expect(received).toHaveLength(20)
    await sendLetters()
    expect(received).toHaveLength(23)
    expect(new Set(received.map(({ to }) => to)).size).toBe(23)
  }, 30_000)
})

test('a token ends the letters of one learner only', () => {
  expect(isStopToken('ada', stopToken('ada'))).toBe(true)
  expect(isStopToken('bob', stopToken('ada'))).toBe(false)
  expect(isStopToken('ada', '')).toBe(false)
  expect(isStopToken('ada', `${stopToken('ada').slice(0, -1)}!`)).toBe(false)
})
