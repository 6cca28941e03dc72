import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

export { expect }

interface Fixtures {
  /** Console errors a test provokes on purpose, by a part of their text. */
  readonly expectedErrors: string[]
}

/** A page on which any console error or exception that the test did not announce fails it. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names off the pattern
  expectedErrors: async ({}, use) => use([]),
  page: async ({ page, expectedErrors }, use) => {
    const seen: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') seen.push(message.text())
    })
    page.on('pageerror', (error) => seen.push(error.message))
    await use(page)
    const surprising = seen.filter(
      (text) => !expectedErrors.some((expected) => text.includes(expected)),
    )
    expect(surprising, 'console errors').toEqual([])
  },
})

/** Looks in which a page is looked at: both widths, both colour schemes. */
export const LOOKS = [
  { name: 'phone, light', width: 320, height: 640, colorScheme: 'light' },
  { name: 'desktop, dark', width: 1280, height: 900, colorScheme: 'dark' },
] as const

export const PASSWORD = 'lamp orbit cheddar violin'
let people = 0

export const newEmail = () => `learner-${Date.now()}-${people++}@example.org`

/** Makes an account through the page and waits until its first page is there. */
export async function signUp(
  page: Page,
  email = newEmail(),
  next = '/',
  site = '',
): Promise<string> {
  await page.goto(`${site}/sign-up?next=${encodeURIComponent(next)}`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => url.pathname === next)
  return email
}

export async function signIn(page: Page, email: string, password = PASSWORD, next = '/') {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === next)
}

export type Kind = 'choice' | 'cloze' | 'sort' | 'multi' | 'match' | 'order'

/** Which way of answering the question shown asks for. */
export async function kindOf(page: Page): Promise<Kind> {
  await expect(page.locator('section[aria-busy="false"]')).toBeVisible()
  if (await page.locator('form input[type=radio]').count()) return 'sort'
  if (await page.locator('form input[type=checkbox]').count()) return 'multi'
  if (await page.locator('form select').count()) return 'match'
  if (
    await page
      .locator('form')
      .getByRole('button', { name: /^Move / })
      .count()
  )
    return 'order'
  return (await page.locator('form input').count()) ? 'cloze' : 'choice'
}

/** Answers the question shown, rightly or wrongly as it happens. */
export async function answerAnyhow(page: Page): Promise<void> {
  const kind = await kindOf(page)
  if (kind === 'choice') await page.keyboard.press('1')
  if (kind === 'cloze') {
    await page.locator('form input').fill('something else')
    await page.keyboard.press('Enter')
  }
  if (kind === 'sort') {
    for (const row of await page.locator('form fieldset').all()) {
      await row.locator('label').first().click()
    }
    await page.getByRole('button', { name: 'Check' }).click()
  }
  if (kind === 'multi') {
    await page.locator('form label').first().click()
    await page.getByRole('button', { name: 'Check' }).click()
  }
  if (kind === 'match') {
    for (const topic of await page.locator('form select').all()) await topic.selectOption('0')
    await page.getByRole('button', { name: 'Check' }).click()
  }
  if (kind === 'order') await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('button', { name: /^(Next|See the result)/ })).toBeVisible()
}

/** Goes through the rest of a quiz to its result. */
export async function finishQuiz(page: Page): Promise<void> {
  while (!(await page.getByRole('heading', { level: 1, name: /right$/ }).count())) {
    if (!(await page.getByRole('button', { name: /^(Next|See the result)/ }).count())) {
      await answerAnyhow(page)
    }
    await page.keyboard.press('Enter')
    await page.waitForTimeout(30)
  }
}

/** Grades every card of a sitting Good, answers every question, until nothing is left; gives the number of answers. */
export async function reviewAll(page: Page): Promise<number> {
  let answers = 0
  await expect(page.locator('section[aria-busy="false"]')).toBeVisible()
  for (;;) {
    const show = page.getByRole('button', { name: 'Show answer' })
    const question = page.locator('section fieldset, section form').filter({ visible: true })
    const over = page.getByText(/That was all for now|All caught up/)
    await expect(show.or(over).or(question).first()).toBeVisible()
    if (await over.count()) break
    if (await show.count()) {
      await page.keyboard.press('Space')
      await expect(page.getByRole('button', { name: /^Good/ })).toBeFocused()
      await page.keyboard.press('3')
      // The next card comes once the grade is kept.
      await expect(page.getByRole('button', { name: /^Good/ })).toHaveCount(0)
    } else {
      await answerReview(page)
      await page.keyboard.press('Enter')
    }
    answers += 1
  }
  await expect(page.getByRole('heading', { name: 'All caught up' })).toBeVisible()
  return answers
}

/** Answers the question of a review, rightly or wrongly as it happens, until what it counts as is shown. */
async function answerReview(page: Page): Promise<void> {
  const field = page.locator('section form input').filter({ visible: true })
  if (await field.count()) {
    await field.fill('something else')
    await page.keyboard.press('Enter')
  } else await page.keyboard.press('1')
  const counted = page.locator('fieldset button[aria-pressed="true"]')
  await expect(counted.or(page.getByRole('button', { name: /^Next/ }))).toBeFocused()
}

/** A number of the progress page by its name. */
export const figure = (page: Page, name: string) =>
  page.locator('dl > div', { hasText: name }).locator('dd')

/** Nothing that axe knows of is wrong with the page as it stands, and it does not scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().length === 0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`),
  ).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'pixels of sideways scrolling').toBeLessThanOrEqual(0)
}
