import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { TARGETS } from '../lib/core/exchange/targets'
import { expect, expectAccessible, signUp, test } from './fixtures'
import { newLearner, newVisitor, OUR_PAGE } from './http'
import { reviewOf, UPLOADS } from './routes'

const EXPORT = '/api/comparisons/docker-and-kubernetes/export'

for (const { key, type } of TARGETS) {
  test(`a guest takes a comparison away as ${key}`, async () => {
    const response = await (await newVisitor()).get(`${EXPORT}?format=${key}`)
    expect(response.status()).toBe(200)
    const headers = response.headers()
    expect(headers['content-type']).toBe(type)
    expect(headers['content-disposition']).toMatch(/^attachment; filename="docker-and-kubernetes/)
    expect(headers['cache-control']).toBe('no-store')
    expect((await response.body()).length).toBeGreaterThan(1000)
  })
}

test('an export says what is wrong with what it is asked for', async () => {
  const api = await newVisitor()
  const unknown = await api.get(`${EXPORT}?format=docx`)
  expect(unknown.status()).toBe(400)
  expect((await unknown.json()).message).toContain('gift')
  expect((await api.get('/api/comparisons/none/export?format=csv')).status()).toBe(404)
})

test('the questions of a quiz are exported by its address', async () => {
  const api = await newVisitor()
  const one = await api.get(`${EXPORT}?format=aiken&seed=x&count=3&formats=which-subject`)
  expect((await one.text()).match(/^ANSWER: /gm)).toHaveLength(3)
  const cards = await api.get(`${EXPORT}?format=gift`)
  expect(cards.headers()['x-left-out']).toContain('card=')
})

test('a deck holds what a learner knows, and nothing of it for a guest', async () => {
  const { api, id } = await newLearner()
  const pack = await (await api.get('/api/packs/docker-and-kubernetes')).json()
  const review = reviewOf(pack.comparison.facts[0].id, Date.now())
  const sent = { learner: id, sentAt: Date.now(), reviews: [review] }
  await api.post('/api/reviews', { headers: OUR_PAGE, data: sent })
  const sizes = await Promise.all(
    [api, await newVisitor()].map(async (asking) => {
      const deck = unzipSync(await (await asking.get(`${EXPORT}?format=apkg`)).body())
      const text = new TextDecoder('latin1').decode(deck['collection.anki21'])
      return text.includes('"lrt"')
    }),
  )
  expect(sizes).toEqual([true, false])
})

for (const { path } of Object.values(UPLOADS)) {
  test.describe(`POST ${path}`, () => {
    test('is for pages of this site and for who is signed in', async () => {
      const { api } = await newLearner()
      const file = await (await api.get('/api/backup')).body()
      const foreign: Record<string, string>[] = [{}, { Origin: 'https://evil.example' }]
      for (const headers of foreign) {
        expect((await api.post(path, { headers, data: file })).status()).toBe(403)
      }
      const stranger = await (await newVisitor()).post(path, { headers: OUR_PAGE, data: file })
      expect(stranger.status()).toBe(401)
      expect((await api.post(path, { headers: OUR_PAGE, data: file })).status()).toBe(200)
    })

    test('says what is wrong with a file', async () => {
      const { api } = await newLearner()
      const file = await (await api.get('/api/backup')).text()
      for (const [name, data, said] of [
        ['nothing', '', 'not a backup'],
        ['another file', 'Dear diary', 'not a backup'],
        ['a part of one', file.slice(0, file.lastIndexOf('\n]')), 'ends too early'],
        ['a changed one', file.replace('"dayStartHour":4', '"dayStartHour":5'), 'checksum'],
      ] as const) {
        const response = await api.post(path, { headers: OUR_PAGE, data: Buffer.from(data) })
        expect(response.status(), name).toBe(400)
        expect((await response.json()).message, name).toContain(said)
      }
    })
  })
}

test('a backup moves a learner to another account, once', async () => {
  const [ada, bob] = [await newLearner(), await newLearner()]
  const pack = await (await ada.api.get('/api/packs/docker-and-kubernetes')).json()
  const reviews = pack.comparison.facts.map(({ id }: { id: string }, n: number) =>
    reviewOf(id, Date.now() - n * 1000),
  )
  const sent = { learner: ada.id, sentAt: Date.now(), reviews }
  await ada.api.post('/api/reviews', { headers: OUR_PAGE, data: sent })
  const file = await (await ada.api.get('/api/backup')).body()
  const records = file
    .toString()
    .split('\n')
    .slice(1, -2)
    .map((line) => line.replace(/,$/, ''))
  const digest = createHash('sha256')
    .update(records.map((line) => `${line}\n`).join(''))
    .digest('hex')
  expect(file.toString()).toContain(digest)
  for (const added of [14, 0]) {
    const response = await bob.api.post('/api/backup', { headers: OUR_PAGE, data: file })
    expect(response.status(), await response.text()).toBe(200)
    expect((await response.json()).added.review).toBe(added)
  }
  const again = (await (await bob.api.get('/api/backup')).text()).split('\n').slice(1)
  expect(again).toEqual(file.toString().split('\n').slice(1))
  expect(await (await bob.api.get('/review')).text()).not.toContain('Nothing to review yet')
})

test('settings offer the backup and take it in', async ({ page }) => {
  await signUp(page, undefined, '/settings')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download a backup' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^discern-backup-\d{4}-\d\d-\d\d\.json$/)
  const field = page.getByLabel('Import a backup')
  await field.setInputFiles(await download.path())
  await expect(page.getByText('All of this was here already.')).toBeVisible()
})

test.describe('a file that is none', () => {
  test.use({ expectedErrors: ['400'] })
  test('is refused in words, and another can be chosen', async ({ page }) => {
    await signUp(page, undefined, '/settings')
    const field = page.getByLabel('Import a backup')
    await field.setInputFiles({ name: 'x.json', mimeType: 'text/plain', buffer: Buffer.from('{}') })
    await expect(page.getByText(/This is not a backup of Discern/)).toBeVisible()
    await expect(field).toBeEnabled()
  })
})

test('the page of a comparison offers every format with what it is good for', async ({ page }) => {
  await page.goto('/c/docker-and-kubernetes')
  await page.getByText('Take it with you').click()
  for (const { name, goodFor } of TARGETS) {
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
    await expect(page.getByText(goodFor)).toBeVisible()
  }
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectAccessible(page)
})

/** The text of each page, without white space, which a PDF has in places of its own. */
async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
    mergePages: false,
  })
  return text.map((each) => each.replace(/\s+/g, ''))
}

test('a quiz on paper cuts no question in two and has its answers on a page of their own', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/c/docker-and-kubernetes/print?seed=paper&count=30')
  await expectAccessible(page)
  const questions = await page
    .locator('article > ol > li')
    .evaluateAll((items) => items.map((item) => (item.textContent ?? '').replace(/\s+/g, '')))
  // Not all that can be asked is: one question may answer another.
  expect(questions.length).toBeGreaterThan(20)
  expect(questions.length).toBeLessThanOrEqual(30)
  const pages = await pagesOf(await page.pdf({ format: 'A4' }))
  expect(pages.length).toBeGreaterThan(3)
  const key = pages.findIndex((text) => text.startsWith('Answers'))
  expect(key).toBeGreaterThan(2)
  for (const question of questions) {
    // What the screen reads question by question, a page prints line by line: the parts are all on one.
    const on = pages.filter((text, at) => at < key && text.includes(question.slice(0, 60)))
    expect(on, question).toHaveLength(1)
    expect(on[0], question).toContain(question.slice(-30))
  }
  const all = pages.join('')
  expect(all).not.toContain('Backtothecomparison')
  expect(all).not.toContain('Signin')
  expect(pages.slice(key).join('')).toContain('1.')
})

test('flashcards on paper are whole, with question and answer side by side', async ({ page }) => {
  await page.goto('/c/docker-and-kubernetes/print?what=cards')
  await expectAccessible(page)
  const cards = await page
    .locator('article li')
    .evaluateAll((items) =>
      items.map((item) =>
        [...item.children].map((side) => (side.textContent ?? '').replace(/\s+/g, '')),
      ),
    )
  expect(cards).toHaveLength(14)
  const pages = await pagesOf(await page.pdf({ format: 'A4' }))
  for (const [front = '', back = ''] of cards) {
    const on = pages.filter((text) => text.includes(front) && text.includes(back.slice(-20)))
    expect(on, front).toHaveLength(1)
  }
})

test('a quiz to print gets a seed, and no comparison none', async () => {
  const api = await newVisitor()
  const first = await api.get('/c/docker-and-kubernetes/print')
  expect(first.status()).toBe(307)
  expect(first.headers().location).toMatch(/\/c\/docker-and-kubernetes\/print\?seed=\w+&count=10$/)
  expect((await api.get('/c/nothing-here/print')).status()).toBe(404)
})
