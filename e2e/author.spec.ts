import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { databaseUrl, PORT, startTestApp } from './app'
import { expect, expectAccessible, finishQuiz, LOOKS, signIn, signUp, test } from './fixtures'
import { newLearner, newVisitor, OUR_PAGE } from './http'
import { TABLE } from './routes'
import { withSql } from './sql'
import { DAY, learnerIdOf, typed } from './studied'

const CUSTOMER = readFileSync(
  new URL('../prisma/library/docker-and-kubernetes.md', import.meta.url),
  'utf8',
)
const LINES = CUSTOMER.split('\n')
const ROW = LINES.findIndex((line) => line.startsWith('| Configuration |'))
/** The customer's table with one row in which a pipe is missing. */
const BROKEN = LINES.map((line, at) => (at === ROW ? line.replace('n | D', 'n D') : line)).join(
  '\n',
)

const field = (page: Page) => page.getByLabel('Text', { exact: true })
const saveButton = (page: Page) => page.getByRole('button', { name: /^(Save \d|Nothing to save)/ })

/** Pastes into the text as a browser does. */
async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await field(page).focus()
  await field(page).evaluate((element, formats) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(formats)) clipboardData.setData(type, text)
    const event = { clipboardData, bubbles: true, cancelable: true }
    element.dispatchEvent(new ClipboardEvent('paste', event))
  }, data)
}

/** Makes a comparison of the signed-in learner's own; gives its address. */
async function authored(page: Page, source = TABLE): Promise<string> {
  const response = await page.request.post('/api/comparisons', {
    headers: OUR_PAGE,
    data: { id: uuidv7(), source },
  })
  expect(response.status(), await response.text()).toBe(201)
  return ((await response.json()) as { slug: string }).slug
}

/** Words that only the reader says. */
const OF_THE_READER = 'compares nothing: it has'

/** The scripts of the build that hold the reader. */
const readerScripts = () =>
  readdirSync('.next/static', { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.js') &&
      readFileSync(path.join('.next/static', file), 'utf8').includes(OF_THE_READER),
  )

interface FactRow {
  readonly id: string
  readonly statement: string
  readonly retired: boolean
  readonly reps: number | null
}

/** The facts of a comparison with how often its owner answered them. */
const factsOf = (slug: string) =>
  withSql(databaseUrl(), (query) =>
    query<FactRow>(
      `SELECT facts.id, facts.statement, facts.retired_at IS NOT NULL AS retired, memories.reps
       FROM comparisons JOIN facts ON facts.owner_id = comparisons.owner_id
         AND facts.comparison_id = comparisons.id
       LEFT JOIN memories ON memories.user_id = facts.owner_id AND memories.fact_id = facts.id
       WHERE comparisons.slug = $1 ORDER BY facts.retired_at NULLS FIRST, facts.position`,
      [slug],
    ),
  )

test("the customer's table with a broken row is pasted, mended in place, saved and asked", async ({
  page,
}) => {
  await signUp(page, undefined, '/new')
  await expect(saveButton(page)).toHaveText('Nothing to save yet')
  await paste(page, { 'text/plain': BROKEN })
  await expect(saveButton(page)).toHaveText(/^Save 12 facts, \d+ questions$/)
  await expect(page.getByText(`Line ${ROW + 1} has 1 of 2 cells.`)).toBeVisible()
  const row = page.getByRole('listitem').filter({ hasText: `Line ${ROW + 1} has 1 of 2` })
  await row
    .getByRole('button', { name: `Go to line ${ROW + 1}` })
    .first()
    .click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.insertText(LINES[ROW] ?? '')
  await expect(saveButton(page)).toHaveText(/^Save 14 facts, \d+ questions$/)
  await expect(page.getByText('the weakest')).toBeVisible()
  await saveButton(page).click()
  await page.waitForURL(/\/c\/docker-kubernetes-[a-z2-9]{14}$/)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await finishQuiz(page)
})

test('what is pasted or opened becomes a table, and one press says of whom a sentence is true', async ({
  page,
}) => {
  await signUp(page, undefined, '/new')
  await paste(page, {
    'text/plain': 'Topic\tCats\tDogs\nSleep\tlong\tshort',
    'text/html':
      '<table><tr><th>Topic</th><th>Cats</th><th>Dogs</th></tr><tr><td>Sleep</td><td><b>long</b></td><td>short</td></tr></table>',
  })
  await expect(field(page)).toHaveValue(/\| Sleep \| long \| short \|/)
  await expect(saveButton(page)).toHaveText(/^Save 2 facts/)

  await field(page).fill('')
  await page.locator('input[type=file]').setInputFiles({
    name: 'pets.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Topic,Cats,Dogs\nSound,meow,bark\n'),
  })
  await expect(field(page)).toHaveValue(/\| Sound \| meow \| bark \|/)

  const sentence =
    'Docker is scaled by hand. Kubernetes scales by itself. Developers like the command line.'
  await field(page).fill(
    `# Docker & Kubernetes\n\n| Topic | Description |\n| --- | --- |\n| Scale | ${sentence} |\n`,
  )
  await expect(
    page.getByText('Third sentence names no one: Docker, Kubernetes or both?'),
  ).toBeVisible()
  await page.getByRole('button', { name: /^Docker ?, line 5/ }).click()
  await expect(field(page)).toHaveValue(/With Docker, developers like the command line\./)
  await expect(page.getByText('Third sentence names no one')).toHaveCount(0)
  await expect(saveButton(page)).toHaveText(/^Save 3 facts/)
})

test.describe('without the network', () => {
  test.use({ expectedErrors: ['ERR_INTERNET_DISCONNECTED', 'Failed to load resource'] })

  test('what is typed outlives a reload, signing out and a lost network', async ({ page }) => {
    const email = await signUp(page, undefined, '/new')
    await field(page).fill(TABLE)
    await expect(saveButton(page)).toHaveText(/^Save 4 facts/)
    await page.reload()
    await expect(field(page)).toHaveValue(TABLE)
    await expect(page.getByText('The text you left unsaved is back.')).toBeVisible()

    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
    const other = await signUp(page, undefined, '/new')
    await expect(field(page)).toHaveValue('')
    expect(other).not.toBe(email)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
    await signIn(page, email, undefined, '/new')
    await expect(field(page)).toHaveValue(TABLE)
    await expect(saveButton(page)).toHaveText(/^Save 4 facts/)

    await page.context().setOffline(true)
    await saveButton(page).click()
    await expect(page.getByText('Your text is kept in this browser')).toBeVisible()
    await page.context().setOffline(false)
    await saveButton(page).click()
    await page.waitForURL(/\/c\/cats-dogs-/)
    await page.goto('/new')
    await expect(saveButton(page)).toHaveText('Nothing to save yet')
    await expect(field(page)).toHaveValue('')
  })
})

test('a cell edited after a week of reviews keeps what is known, and the author can say it is another fact', async ({
  page,
}) => {
  await signUp(page)
  const slug = await authored(page)
  const before = await factsOf(slug)
  expect(before).toHaveLength(4)
  const reviews = before.flatMap(({ id }) => [typed(id, 6, true), typed(id, 3, true)])
  const data = { learner: await learnerIdOf(page), reviews }
  expect((await page.request.post('/api/reviews', { headers: OUR_PAGE, data })).ok()).toBe(true)

  const later = await startTestApp(PORT + 1, (7 * DAY) / 1000)
  const site = `http://localhost:${PORT + 1}`
  try {
    await page.goto(`${site}/edit/${slug}`)
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    const cell = page.getByLabel('Cats, Sleep')
    await cell.focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByLabel('Dogs, Sleep')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Dogs, Sound')).toBeFocused()
    await cell.fill('fifteen hours a day')
    await expect(page.getByText('Changed, what is known of them is kept (1)')).toBeVisible()
    await saveButton(page).click()
    await page.waitForURL(`${site}/c/${slug}`)
    await expect(page.getByRole('cell', { name: /fifteen hours a day/ })).toBeVisible()
    const kept = await factsOf(slug)
    expect(kept.map(({ id, reps }) => [id, reps])).toEqual(before.map(({ id }) => [id, 2]))
    expect(kept[0]?.statement).toBe('fifteen hours a day')
    await page.goto(`${site}/progress/${slug}`)
    await expect(page.getByRole('cell', { name: /%/ }).first()).toBeVisible()

    await page.goto(`${site}/edit/${slug}`)
    await field(page).fill(TABLE.replace('sixteen hours a day', 'fourteen hours a day'))
    await page.getByRole('button', { name: /^This is another fact/ }).click()
    await expect(page.getByText('New (1)')).toBeVisible()
    await expect(page.getByText('Removed, not asked any more (1)')).toBeVisible()
    await saveButton(page).click()
    await page.waitForURL(`${site}/c/${slug}`)
    const apart = await factsOf(slug)
    expect(apart.find(({ id }) => id === before[0]?.id)?.retired).toBe(true)
    const fresh = apart.find(({ statement }) => statement === 'fourteen hours a day')
    expect(fresh).toMatchObject({ retired: false, reps: null })

    await page.goto(`${site}/revisions/${slug}`)
    await expect(page.getByText('fourteen').first()).toBeVisible()
    await page.getByRole('link', { name: 'Revision 1', exact: true }).click()
    await page.getByRole('button', { name: 'Restore revision 1' }).click()
    await expect(page.getByRole('link', { name: 'Revision 4' })).toBeVisible()
    const restored = await factsOf(slug)
    const back = restored.find(({ statement }) => statement === 'sixteen hours a day')
    expect(back).toMatchObject({ retired: false })
  } finally {
    await later.stop()
  }
})

test.describe('what is not there', () => {
  test.use({ expectedErrors: ['404 (Not Found)'] })

  test('a comparison is archived, duplicated, deleted, and the deletion undone', async ({
    page,
  }) => {
    await signUp(page)
    const slug = await authored(page)
    await page.goto('/comparisons')
    await page.getByRole('button', { name: /^Archive ?: Cats & Dogs/ }).click()
    await expect(page.getByRole('heading', { name: 'Archived' })).toBeVisible()
    await expect(page.getByText('Archived: Cats & Dogs')).toBeFocused()
    await page.getByRole('button', { name: /^Take out of the archive ?: Cats & Dogs/ }).click()
    await expect(page.getByRole('heading', { name: 'Archived' })).toHaveCount(0)

    await page.getByRole('button', { name: /^Delete ?: Cats & Dogs/ }).click()
    await expect(page.getByRole('heading', { name: 'Deleted' })).toBeVisible()
    expect((await page.goto(`/c/${slug}`))?.status()).toBe(404)
    await page.goto('/comparisons')
    await page.getByRole('button', { name: /^Undo the deletion ?: Cats & Dogs/ }).click()
    await expect(page.getByRole('heading', { name: 'Deleted' })).toHaveCount(0)
    expect((await page.goto(`/c/${slug}`))?.status()).toBe(200)

    await page.getByRole('button', { name: /^Duplicate/ }).click()
    await page.waitForURL(/\/edit\/cats-dogs-/)
    expect(page.url()).not.toContain(slug)
    await page.goto('/comparisons?q=cat&sort=known')
    await expect(page.getByText('copied from Cats & Dogs')).toBeVisible()
    await page.goto('/comparisons?q=zebra')
    await expect(page.getByText('Nothing is called that.')).toBeVisible()
  })
})

test('a private comparison is there for nobody else', async ({ page }) => {
  await signUp(page)
  const slug = await authored(page)
  const [fact] = await factsOf(slug)
  const html = await (await page.request.get(`/c/${slug}`)).text()
  const picture = /\/c\/[\w-]+\/opengraph-image[\w-]*/.exec(html)?.[0] ?? ''
  expect(picture).toContain(slug)
  const paths = [
    `/c/${slug}`,
    `/c/${slug}/quiz?seed=a`,
    picture,
    `/progress/${slug}`,
    `/items/${slug}`,
    `/edit/${slug}`,
    `/revisions/${slug}`,
    `/api/packs/${slug}`,
  ]
  for (const path of paths.filter((each) => each !== picture)) {
    expect((await page.request.get(path)).status(), path).toBe(200)
  }
  const pack = await page.request.get(`/api/packs/${slug}`)
  expect(pack.headers()['cache-control']).toBe('no-store')
  const { api: bob } = await newLearner()
  const guest = await newVisitor()
  for (const path of paths) {
    const seen = await bob.get(path)
    expect(seen.status(), path).toBe(404)
    expect(await seen.text()).not.toContain('sixteen hours')
    const open = path.startsWith('/c/') || path.startsWith('/api/')
    const asked = await guest.get(path, { maxRedirects: 0 })
    expect(asked.status(), path).toBe(open ? 404 : 307)
  }
  const deeds: [string, string, object][] = [
    ['PUT', '/api/comparisons', { slug, base: 1, source: TABLE.replace('bark', 'woof') }],
    ['POST', '/api/comparisons/copies', { id: uuidv7(), slug }],
    ['POST', '/api/comparisons/restorations', { slug, base: 1, revision: 1 }],
    ['PUT', '/api/withheld', { slug, withheld: true, factId: fact?.id }],
  ]
  for (const [method, path, data] of deeds) {
    const response = await bob.fetch(path, { method, headers: OUR_PAGE, data })
    expect(response.status(), `${method} ${path}`).toBe(404)
  }
})

test('its author has a fact and a question asked of nobody, and again', async ({ page }) => {
  await signUp(page)
  const slug = await authored(page)
  await page.goto(`/items/${slug}`)
  const fact = page.getByRole('listitem').filter({ hasText: 'sixteen hours a day' }).first()
  await fact.getByRole('button', { name: /^Ask it of nobody ?: sixteen hours a day/ }).click()
  await expect(fact.getByText('Asked of nobody.')).toBeVisible()
  await fact.getByRole('button', { name: /^Ask it again ?: sixteen hours a day/ }).click()
  await expect(fact.getByText('Asked of nobody.')).toHaveCount(0)
  await fact.getByText(/^\d+ questions? of|^\d+ question/).click()
  await fact
    .getByRole('button', { name: /^Ask it of nobody ?: / })
    .nth(1)
    .click()
  await expect(page.getByRole('heading', { name: 'Questions asked of nobody' })).toBeVisible()
  await page.getByRole('button', { name: /^Ask it again/ }).click()
  await expect(page.getByRole('heading', { name: 'Questions asked of nobody' })).toHaveCount(0)
})

test('the library is found by word and tag, without a script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`http://localhost:${PORT}/library`)
  await page.getByLabel('Search').fill('tcp')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('1 of 40 comparisons')).toBeVisible()
  await page.getByRole('link', { name: 'Show all' }).click()
  await page.getByLabel('Tag').selectOption('networking')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('4 of 40 comparisons')).toBeVisible()
  await context.close()
})

test('only the editor loads the reader', async ({ page }) => {
  const scripts = new Map<string, Promise<string>>()
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url()))
      scripts.set(
        response.url(),
        response.text().catch(() => ''),
      )
  })
  const hold = async () =>
    (await Promise.all(scripts.values())).some((text) => text.includes(OF_THE_READER))
  await signUp(page)
  const slug = await authored(page)
  for (const path of ['/', `/c/${slug}`, `/c/${slug}/quiz?seed=a`, '/review', '/comparisons']) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
  }
  expect(await hold()).toBe(false)
  expect(readerScripts().length).toBeGreaterThan(0)
  await page.goto('/new')
  await field(page).fill(TABLE)
  await expect(saveButton(page)).toHaveText(/^Save 4 facts/)
})

for (const { name, width, height, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme })

    test('authoring is accessible', async ({ page }) => {
      await signUp(page, undefined, '/comparisons')
      await expectAccessible(page)
      await page.goto('/new')
      await expectAccessible(page)
      await field(page).fill(BROKEN)
      await expect(saveButton(page)).toHaveText(/^Save 12 facts/)
      if (width < 1024) await page.getByRole('button', { name: 'Preview' }).click()
      await expect(page.getByText('As it will be asked')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Table', exact: true }).click()
      await expectAccessible(page)
      const slug = await authored(page)
      await page.goto(`/edit/${slug}`)
      await field(page).fill(TABLE.replace('meow', 'mew').replace('bark', 'woof and growl'))
      await expect(page.getByText('Changed, what is known of them is kept (2)')).toBeVisible()
      await expectAccessible(page)
      await saveButton(page).click()
      await page.waitForURL(`**/c/${slug}`)
      await expectAccessible(page)
      for (const path of [
        `/revisions/${slug}`,
        `/items/${slug}`,
        `/c/${slug}`,
        '/comparisons',
        '/library',
        '/library?q=nothing-like-it',
        '/edit/docker-and-kubernetes',
        '/',
      ]) {
        await page.goto(path)
        await expectAccessible(page)
      }
    })
  })
}
