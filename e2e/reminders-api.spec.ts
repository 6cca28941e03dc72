import { newBrowser, type PushService } from '../lib/server/fixtures'
import { expect, test } from './fixtures'
import { newLearner } from './http'
import { type Offering, OFFERING_SITE as SITE, startOffering } from './push'

let offering: Offering
let service: PushService

test.beforeAll(async () => {
  offering = await startOffering()
  service = offering.service
})
test.afterAll(() => offering.stop())

const subscription = (endpoint: string, over: object = {}) => ({
  ...newBrowser(service.host, '/api').device,
  endpoint,
  ...over,
})

test('browsers are taken at push services only, with whole keys', async () => {
  const { api } = await newLearner(SITE)
  const post = (data: object) =>
    api.post('/api/push-subscriptions', { headers: { Origin: SITE }, data })
  for (const [name, data] of [
    ['another host', subscription('https://evil.example/push')],
    ['this machine', subscription(`https://127.0.0.1:${service.host.split(':')[1]}/push`)],
    ['this server', subscription(`${SITE}/api/health`)],
    ['no https', subscription(`http://${service.host}/push`)],
    ['a short key', subscription(`https://${service.host}/a`, { p256dh: 'BAAA' })],
    ['a short secret', subscription(`https://${service.host}/a`, { auth: 'AAAA' })],
    ['more than asked', subscription(`https://${service.host}/a`, { failures: 0 })],
  ] as const) {
    const response = await post(data)
    expect(response.status(), name).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'malformed' })
  }
  const response = await post(subscription(`https://${service.host}/a`))
  expect(response.status()).toBe(200)
  expect(await response.json()).toEqual({ devices: 1 })
})

test('reminders are set to times of day', async () => {
  const { api } = await newLearner(SITE)
  const put = (data: object) => api.put('/api/reminders', { headers: { Origin: SITE }, data })
  const times = { at: '18:30', quietFrom: '22:00', quietTo: '07:00' }
  expect((await put(times)).status()).toBe(200)
  for (const at of ['24:00', '7:30', '', 'noon', 1080]) {
    expect((await put({ ...times, at })).status(), String(at)).toBe(400)
  }
})

test('who asks may try their own browsers, ten times in ten minutes', async () => {
  const [ada, bob] = [await newLearner(SITE), await newLearner(SITE)]
  const { device } = newBrowser(service.host, '/ada')
  const { endpoint } = device
  const as = ({ api }: typeof ada, address: string, data: object) =>
    api.post(address, { headers: { Origin: SITE }, data })
  await as(ada, '/api/push-subscriptions', device)
  const tried = await as(bob, '/api/push-subscriptions/test', { endpoint })
  expect(await tried.json()).toEqual({ delivery: 'gone' })
  expect(service.pushed).toEqual([])
  for (let turn = 0; turn < 10; turn += 1) {
    const mine = await as(ada, '/api/push-subscriptions/test', { endpoint })
    expect(await mine.json()).toEqual({ delivery: 'sent' })
  }
  expect((await as(ada, '/api/push-subscriptions/test', { endpoint })).status()).toBe(429)
  expect(service.pushed).toHaveLength(10)
})
