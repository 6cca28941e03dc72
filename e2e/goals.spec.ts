import { createHmac } from 'node:crypto'
import { LIBRARY_OWNER } from '../lib/data/client'
import { databaseUrl, SECRET } from './app'
import { expect, expectAccessible, signUp, test } from './fixtures'
import { newLearner, newVisitor, OUR_PAGE } from './http'
import { reviewOf } from './routes'
import { withSql } from './sql'

const PICTURE = '/api/progress-picture/docker-and-kubernetes'

test('a daily goal is set, and the first page says how far it is', async ({ page }) => {
  await signUp(page)
  await page.goto('/')
  await expect(page.getByText(/want to do today/)).toHaveCount(0)
  await page.goto('/settings')
  await expect(page.getByText('Write to me once a week')).toHaveCount(0)
  await page.getByLabel('A day', { exact: true }).fill('4')
  await page.getByRole('button', { name: 'Save the goal' }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/')
  await expect(page.getByText('0 of 4 reviews you want to do today.')).toBeVisible()
  const session = await (await page.request.get('/api/auth/session')).json()
  const facts = await withSql(databaseUrl(), (query) =>
    query<{ id: string }>(
      'SELECT id FROM facts WHERE owner_id = $1 AND retired_at IS NULL LIMIT 4',
      [LIBRARY_OWNER],
    ),
  )
  await page.request.post('/api/reviews', {
    headers: OUR_PAGE,
    data: {
      learner: session.token.sub,
      reviews: facts.map(({ id }) => reviewOf(id, Date.now() - 1000)),
    },
  })
  await page.goto('/')
  await expect(page.getByText('Your goal for today is reached: 4 reviews.')).toBeVisible()
  await expectAccessible(page)
})

test('a letter is ended by its link and by a mail program, and by nobody else', async ({
  page,
}) => {
  const { id } = await newLearner()
  const begin = () =>
    withSql(databaseUrl(), (query) =>
      query(
        `INSERT INTO weekly_letters (user_id, next_at) VALUES ($1, now() + interval '9 days')`,
        [id],
      ),
    )
  const isOn = async () =>
    (
      await withSql(databaseUrl(), (query) =>
        query('SELECT user_id FROM weekly_letters WHERE user_id = $1', [id]),
      )
    ).length > 0
  const token = createHmac('sha256', SECRET).update(`end the letters of ${id}`).digest('base64url')
  await begin()
  const stranger = await newVisitor()
  for (const query of [
    '',
    `?u=${id}`,
    `?u=${id}&t=wrong`,
    `?u=${crypto.randomUUID()}&t=${token}`,
  ]) {
    expect((await stranger.post(`/api/unsubscribe${query}`)).status(), query).toBe(400)
  }
  expect(await isOn()).toBe(true)
  const posted = await stranger.post(`/api/unsubscribe?u=${id}&t=${token}`, {
    headers: { Origin: 'https://mail.example' },
    form: { 'List-Unsubscribe': 'One-Click' },
  })
  expect(posted.status()).toBe(200)
  expect(await isOn()).toBe(false)

  await begin()
  await page.goto(`/unsubscribe?u=${id}&t=${token}`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Stop the letter' }).click()
  await expect(page.getByText('Done. No more letters come.')).toBeVisible()
  expect(await isOn()).toBe(false)
})

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

test('the table is saved as a picture, without anything of the learner', async ({ page }) => {
  await signUp(page)
  await page.goto('/progress/docker-and-kubernetes')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as picture' }).click()
  expect((await download).suggestedFilename()).toBe('what-i-know.png')
  const response = await page.request.get(PICTURE)
  expect((await response.body()).subarray(0, 4)).toEqual(PNG)
  expect((await page.request.get('/api/progress-picture/nothing-here')).status()).toBe(400)
})

test('a name stands in the picture only where it is asked for', async () => {
  const { api, id } = await newLearner()
  const picture = async (query = '') => (await api.get(`${PICTURE}${query}`)).body()
  const nameless = await picture()
  await withSql(databaseUrl(), (query) =>
    query(`UPDATE users SET name = 'Ada Lovelace' WHERE id = $1`, [id]),
  )
  expect((await picture()).equals(nameless)).toBe(true)
  expect((await picture('?name=0')).equals(nameless)).toBe(true)
  expect((await picture('?name=1')).equals(nameless)).toBe(false)
})

test('links to a comparison come with a picture of it', async ({ page }) => {
  await page.goto('/c/docker-and-kubernetes')
  const address = await page.locator('meta[property="og:image"]').getAttribute('content')
  expect(address).toContain('/c/docker-and-kubernetes/opengraph-image')
  const response = await page.request.get(address ?? '')
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toBe('image/png')
  expect((await response.body()).subarray(0, 4)).toEqual(PNG)
})
