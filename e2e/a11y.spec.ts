import {
  answerAnyhow,
  expect,
  expectAccessible,
  finishQuiz,
  kindOf,
  LOOKS,
  signUp,
  test,
} from './fixtures'

for (const { name, width, height, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme })

    test('pages open to all', async ({ page }) => {
      await page.goto('/')
      await expectAccessible(page)
      await page.getByRole('button', { name: /^Kubernetes/ }).click()
      await expectAccessible(page)
      await page.goto('/c/docker-and-kubernetes')
      await page.getByText('Choose count and formats').click()
      await expectAccessible(page)
      await page.goto('/sign-in')
      await expectAccessible(page)
    })

    test('every question, open and answered, and the result', async ({ page }) => {
      await page.goto('/c/docker-and-kubernetes/quiz?seed=axe&count=10')
      const seen = new Set<string>()
      for (let question = 1; question <= 10; question += 1) {
        const kind = await kindOf(page)
        if (!seen.has(kind)) await expectAccessible(page)
        await answerAnyhow(page)
        if (!seen.has(kind)) await expectAccessible(page)
        seen.add(kind)
        await page.keyboard.press('Enter')
      }
      expect([...seen].sort()).toEqual(['choice', 'cloze', 'sort'])
      await expect(page.getByRole('heading', { level: 1, name: /right$/ })).toBeVisible()
      await expectAccessible(page)
    })

    test.describe('signed in', () => {
      test.use({ expectedErrors: ['400 (Bad Request)', '404 (Not Found)'] })

      test('accounts, review, progress, settings', async ({ page }) => {
        await page.goto('/sign-up')
        await page.getByLabel('E-mail').fill('weak@example.org')
        await page.getByLabel('Password', { exact: true }).fill('passwordpassword')
        await page.getByRole('button', { name: 'Create account' }).click()
        await expect(page.getByText(/easy to guess/)).toBeFocused()
        await expectAccessible(page)

        await page.goto('/c/docker-and-kubernetes/quiz?seed=axe&count=3')
        await finishQuiz(page)
        await signUp(page)
        await expect(page.getByText(/saved to your account/)).toBeVisible()
        await expectAccessible(page)
        await page.goto('/review')
        await expect(page.getByRole('button', { name: 'Show answer' })).toBeEnabled()
        await expectAccessible(page)
        await page.keyboard.press('Space')
        await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible()
        await expectAccessible(page)
        await page.goto('/progress')
        await expectAccessible(page)
        await page.goto('/settings')
        await expectAccessible(page)
        await page.goto('/no-such-page')
        await expectAccessible(page)
      })
    })
  })
}

test('nothing moves when motion is not wanted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/c/docker-and-kubernetes/quiz?seed=still&count=2')
  await answerAnyhow(page)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})

test('a page does not shift while it loads and while a question is answered', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts = { total: 0 }
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
      })[]) {
        if (!entry.hadRecentInput) shifts.total += entry.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const path of [
    '/',
    '/c/docker-and-kubernetes',
    '/c/docker-and-kubernetes/quiz?seed=a&count=3',
  ]) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    const total = await page.evaluate(
      () => (window as Window & { shifts?: { total: number } }).shifts?.total,
    )
    expect(total, path).toBeLessThan(0.01)
  }
})
