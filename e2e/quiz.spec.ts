import { answerAnyhow, expect, kindOf, test } from './fixtures'

test('the whole quiz by keyboard, and the focus follows the eyes', async ({ page }) => {
  await page.goto('/c/docker-and-kubernetes')
  await page.getByRole('button', { name: 'Start the quiz' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/seed=/)
  await expect(page.getByRole('heading', { name: 'Question 1 of 10' })).toBeVisible()
  for (let question = 1; question <= 10; question += 1) {
    const kind = await kindOf(page)
    if (kind === 'choice') await page.keyboard.press(question % 2 ? 'ArrowLeft' : '1')
    if (
      kind === 'choice' &&
      (await page.getByRole('button', { name: /^(Next|See)/ }).count()) === 0
    )
      await page.keyboard.press('2')
    if (kind === 'cloze') {
      await expect(page.locator('form input')).toBeFocused()
      await page.keyboard.type('anything')
      await page.keyboard.press('Enter')
    }
    if (kind === 'sort') {
      const rows = await page.locator('form fieldset').count()
      for (let row = 0; row < rows; row += 1) {
        await page.keyboard.press('Tab')
        await page.keyboard.press('Space')
      }
      await page.keyboard.press('Enter')
    }
    if (kind === 'multi') {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
    }
    if (kind === 'match') {
      const lists = await page.locator('form select').count()
      for (let list = 0; list < lists; list += 1) {
        await page.keyboard.press('Tab')
        await page.keyboard.press('ArrowDown')
      }
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
    }
    if (kind === 'order') {
      const check = page.getByRole('button', { name: 'Check' })
      while (!(await check.evaluate((button) => button === document.activeElement)))
        await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('button', { name: /^(Next|See the result)/ })).toBeFocused()
    await page.keyboard.press('Enter')
    if (question < 10) {
      const heading = page.getByRole('heading', { name: `Question ${question + 1} of 10` })
      await expect(heading.or(page.locator('form input:focus'))).not.toHaveCount(0)
      const focus = (await kindOf(page)) === 'cloze' ? page.locator('form input') : heading
      await expect(focus).toBeFocused()
    }
  }
  await expect(page.getByRole('heading', { level: 1, name: /of 10 right/ })).toBeFocused()
})

test('a verdict is said once', async ({ page }) => {
  await page.goto('/c/docker-and-kubernetes/quiz?seed=said&count=1&formats=which-subject')
  await expect(page.getByText('Which one is this about?')).toBeVisible()
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    for (const region of document.querySelectorAll('[role=status]')) {
      new MutationObserver(() => {
        if (region.textContent) said.push(region.textContent)
      }).observe(region, { childList: true, characterData: true, subtree: true })
    }
  })
  await answerAnyhow(page)
  const said = await page.evaluate(() => (window as Window & { said?: string[] }).said ?? [])
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/^(Right\.|Not quite\.) It is (Docker|Kubernetes)\.$/)
})

test('wrong or strange settings in an address give a quiz all the same', async ({ page }) => {
  await page.goto(
    '/c/docker-and-kubernetes/quiz?seed=%3Cscript%3E&count=9999&formats=nonsense&pick=x',
  )
  await page.waitForURL(/seed=[0-9a-f]{8}&count=50/)
  await expect(page.getByRole('heading', { name: /^Question 1 of \d+/ })).toBeVisible()
})

test.describe('a comparison nobody wrote', () => {
  test.use({ expectedErrors: ['404 (Not Found)'] })

  test('says so', async ({ page }) => {
    const response = await page.goto('/c/no-such-comparison')
    expect(response?.status()).toBe(404)
    await expect(
      page.getByRole('heading', { name: 'There is nothing at this address' }),
    ).toBeVisible()
  })
})

test('only the formats chosen are asked', async ({ page }) => {
  await page.goto('/c/docker-and-kubernetes')
  await page.getByText('Choose count and formats').click()
  await page.getByLabel('Questions').fill('3')
  for (const box of await page.getByRole('checkbox').all()) {
    if ((await box.getAttribute('value')) !== 'true-false') await box.uncheck()
  }
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/formats=true-false/)
  for (let question = 1; question <= 3; question += 1) {
    await expect(page.getByRole('heading', { name: `Question ${question} of 3` })).toBeVisible()
    await expect(page.getByRole('button', { name: 'True' })).toBeVisible()
    await answerAnyhow(page)
    await page.keyboard.press('Enter')
  }
})
