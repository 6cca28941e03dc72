import type { Page } from '@playwright/test'
import { FSRSAlgorithm } from 'ts-fsrs'
import { databaseUrl } from './app'
import { expect, expectAccessible, LOOKS, signUp, test } from './fixtures'
import { withSql } from './sql'
import { DAY, type FactRow, MAP, studious } from './studied'

interface LogRow {
  readonly factId: string
  readonly at: number
  readonly correct: boolean
}

const studyDay = (ms: number) => Math.floor((ms - 4 * 3_600_000) / DAY)

/** What a cell says at a moment, by FSRS and arithmetic alone. */
function plainCell(log: readonly LogRow[], ids: readonly string[], at: number): string {
  const fsrs = new FSRSAlgorithm({})
  const recalls: number[] = []
  let learning = false
  for (const id of ids) {
    let memory: { stability: number; difficulty: number } | null = null
    let last = 0
    let lastWrong = false
    for (const entry of log.filter(({ factId, at: when }) => factId === id && when <= at)) {
      const days = memory ? studyDay(entry.at) - studyDay(last) : 0
      memory = fsrs.next_state(memory, days, entry.correct ? 3 : 1)
      last = entry.at
      lastWrong = !entry.correct
    }
    if (!memory) continue
    recalls.push(fsrs.forgetting_curve((at - last) / DAY, memory.stability))
    learning ||= lastWrong
  }
  if (recalls.length === 0) return 'not met yet'
  if (learning) return 'learning'
  const mean = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length
  return `${Math.round(mean * 100)} %`
}

const cellLink = (page: Page, topic: string, subject: string) =>
  page.getByRole('link', { name: `Facts of ${subject} on ${topic}` })

const SUBJECTS = { docker: 'Docker', kubernetes: 'Kubernetes' }

async function expectCells(
  page: Page,
  all: readonly FactRow[],
  log: readonly LogRow[],
  at: number,
) {
  for (const topic of new Set(all.map((fact) => fact.topic))) {
    for (const [key, name] of Object.entries(SUBJECTS)) {
      const ids = all
        .filter((fact) => fact.topic === topic && fact.about.includes(key))
        .map(({ id }) => id)
      if (ids.length === 0) continue
      await expect(cellLink(page, topic, name), `${topic}, ${name}`).toContainText(
        plainCell(log, ids, at),
      )
    }
  }
}

test('every cell, now, ahead and back in time, is what the rows of the log come to', async ({
  page,
}) => {
  const { learner, facts: all } = await studious(page)
  const log = await withSql(databaseUrl(), (query) =>
    query<LogRow>(
      `SELECT fact_id AS "factId", (extract(epoch FROM at) * 1000)::float8 AS at, correct
       FROM reviews WHERE user_id = $1 ORDER BY at, id`,
      [learner],
    ),
  )
  expect(log.length).toBeGreaterThan(24)
  await page.goto(MAP)
  await expectCells(page, all, log, Date.now())
  await page.getByRole('link', { name: 'In 30 days' }).click()
  await expectCells(page, all, log, Date.now() + 30 * DAY)
  const slider = page.getByRole('slider', { name: 'Moment shown' })
  await slider.fill('20')
  const day = await slider.getAttribute('aria-valuetext')
  const end = Date.parse(`${day} UTC`) + DAY + 4 * 3_600_000
  await expectCells(page, all, log, end)
})

test('sliding asks nothing of the network, and the address remembers the moment', async ({
  page,
}) => {
  await studious(page)
  await page.goto(MAP)
  await expect(page.getByRole('link', { name: 'Today' })).toHaveAttribute('aria-current', 'true')
  await page.waitForLoadState('networkidle')
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().includes('/icon.svg')) asked.push(request.url())
  })
  const slider = page.getByRole('slider', { name: 'Moment shown' })
  await slider.focus()
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft')
  await page.getByRole('link', { name: 'Earlier' }).click()
  await page.getByRole('link', { name: 'The beginning' }).click()
  await expect(page.getByText('1 of 14 facts met')).toBeVisible()
  expect(asked).toEqual([])
  const told = await slider.getAttribute('aria-valuetext')
  await page.reload()
  await expect(slider).toHaveAttribute('aria-valuetext', told ?? '')
  await expect(page.getByRole('link', { name: 'Earlier' })).toHaveAttribute('aria-disabled', 'true')
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('the moments and the cells are links', async ({ page, browser }) => {
    const scripted = await browser.newContext({ javaScriptEnabled: true })
    const other = await scripted.newPage()
    await studious(other)
    await page.context().addCookies(await scripted.cookies())
    await scripted.close()
    await page.goto(MAP)
    await page.getByRole('link', { name: 'The beginning' }).click()
    await expect(page.getByText('1 of 14 facts met')).toBeVisible()
    await page.getByRole('link', { name: 'Later' }).click()
    await expect(page.getByText('2 of 14 facts met')).toBeVisible()
    await cellLink(page, 'Networking', 'Docker').click()
    await expect(page.getByRole('heading', { name: 'Docker on Networking' })).toBeVisible()
    await expect(page.getByText('2 of 14 facts met')).toBeVisible()
  })
})

test('a cell opens on its facts, their log, and a drill of just these', async ({ page }) => {
  await studious(page)
  await page.goto(MAP)
  await page.getByRole('link', { name: 'In 7 days' }).click()
  await cellLink(page, 'Networking', 'Docker').press('Enter')
  await expect(page.getByRole('heading', { name: 'Docker on Networking' })).toBeFocused()
  await expect(page.getByText(/^In 7 days/).first()).toBeVisible()
  const log = page.getByRole('table', { name: /^Log of:/ })
  await expect(log.getByRole('row')).toHaveCount(4)
  await expect(log.getByRole('row').nth(1)).toContainText('Fill the blank, right')
  await page.getByRole('link', { name: 'Drill this cell' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practice')
  await expect(page.getByText('1 left')).toBeVisible()
})

test.describe('an unknown comparison', () => {
  test.use({ expectedErrors: ['404 (Not Found)'] })

  test('is not found', async ({ page }) => {
    await signUp(page)
    const response = await page.goto('/progress/nothing-here')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
})

test.describe('read out', () => {
  test('the table says subject, topic, statement and how well it is known', async ({ page }) => {
    await studious(page)
    await page.goto(MAP)
    await expect(page.getByRole('table', { name: 'Docker & Kubernetes' })).toMatchAriaSnapshot(`
      - table "Docker & Kubernetes":
        - caption: Docker & Kubernetes
        - rowgroup:
          - row "Topic Docker Kubernetes":
            - columnheader "Topic"
            - columnheader "Docker"
            - columnheader "Kubernetes"
        - rowgroup:
          - row:
            - rowheader "Architecture"
            - cell:
              - paragraph: /^Docker is a containerization platform/
              - link /^\\d+ % likely to be recalled, (fading|shaky|good|solid)\\. Facts of Docker on Architecture$/
            - cell:
              - paragraph: /^Kubernetes is a container orchestration platform/
              - link /^\\d+ % likely to be recalled, (fading|shaky|good|solid)\\. Facts of Kubernetes on Architecture$/
          - row:
            - rowheader "Functionality"
            - cell
            - cell
          - row:
            - rowheader "Scalability"
            - cell:
              - paragraph: /^Docker provides scalability/
              - link "learning. Facts of Docker on Scalability"
            - cell
          - row:
            - rowheader "Networking"
            - cell
            - cell
          - row:
            - rowheader "Resource Management"
            - cell
            - cell
          - row:
            - rowheader "Configuration"
            - cell
            - cell
          - row:
            - rowheader "Ecosystem"
            - cell:
              - paragraph: /^Docker has a large ecosystem/
              - link "not met yet. Facts of Docker on Ecosystem"
            - cell:
              - paragraph: /^Kubernetes has a large ecosystem/
              - link "not met yet. Facts of Kubernetes on Ecosystem"
    `)
    await expect(page.getByRole('slider', { name: 'Moment shown' })).toHaveAttribute(
      'aria-valuetext',
      'Today',
    )
  })
})

for (const { name, width, height, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme })

    test('axe finds nothing, at any moment and in a cell', async ({ page }) => {
      await studious(page)
      await page.goto(MAP)
      await expectAccessible(page)
      await page.getByRole('link', { name: 'The beginning' }).click()
      await expectAccessible(page)
      await page.getByRole('link', { name: 'In 30 days' }).click()
      await cellLink(page, 'Networking', 'Docker').click()
      await expect(page.getByRole('heading', { name: 'Docker on Networking' })).toBeVisible()
      await expectAccessible(page)
    })
  })
}
