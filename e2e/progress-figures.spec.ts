import type { Page } from '@playwright/test'
import { dateOf, daysName } from '../app/components/progress/words'
import { formatNames } from '../app/components/quiz/format-names'
import {
  expect,
  expectAccessible,
  figure,
  finishQuiz,
  LOOKS,
  PASSWORD,
  signIn,
  signUp,
  test,
} from './fixtures'
import { recomputed, studiousLearner } from './progress-figures'

test.describe.configure({ mode: 'serial' })
test.slow()

let email: string

test.beforeAll(async () => {
  email = await studiousLearner()
})

async function openProgress(page: Page) {
  await signIn(page, email, PASSWORD, '/progress')
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('section[id] details')) {
      details.setAttribute('open', '')
    }
  })
}

/** The cells of a figure's table, row by row, as they read. */
const tableOf = (page: Page, id: string): Promise<string[][]> =>
  page
    .locator(`#${id} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...(row as HTMLTableRowElement).cells].map((cell) =>
          (cell.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim(),
        ),
      ),
    )

const findingOf = async (page: Page, id: string) =>
  (await page.locator(`#${id} h3`).textContent())?.replaceAll('\u00a0', ' ')

const percent = (share: number | null, none: string) =>
  share === null ? none : `${Math.round(share * 100)} %`
const ofReviews = ({ share, reviews }: { share: number | null; reviews: number }) =>
  [percent(share, '–'), reviews > 0 ? `of ${reviews.toLocaleString('en-GB')}` : ''].join(' ').trim()

test('every figure on the page is that of the raw log', async ({ page }) => {
  await openProgress(page)
  const plain = await recomputed(email, Date.now())
  const { calendar, streak, retention, knowledge, calibration } = plain

  await expect(figure(page, 'in a row')).toHaveText(String(streak.days))

  const days = calendar.months.flatMap((month) => month.days)
  const states = {
    frozen: 'frozen',
    missed: 'missed',
    free: 'nothing due',
    ahead: '',
    answered: '',
  }
  const texts = new Map(
    days.map(({ day, answers, state }) => [day, answers > 0 ? String(answers) : states[state]]),
  )
  const weeks = (await tableOf(page, 'days')).map(([head = '', ...cells]) => ({ head, cells }))
  const shown = weeks.flatMap(({ head, cells }) => {
    const monday = Date.parse(`${head} UTC`) / 86_400_000
    return cells.map((text, index) => [monday + index, text] as const)
  })
  const inMonths = shown.filter(([day]) => texts.has(day))
  expect(inMonths).toEqual(inMonths.map(([day]) => [day, texts.get(day)]))
  expect(inMonths.filter(([, text]) => text !== '')).toHaveLength(
    [...texts.values()].filter((text) => text !== '').length,
  )
  expect(await findingOf(page, 'days')).toContain(
    `on ${calendar.studied} days in twelve months; ${streak.longest} days in a row`,
  )

  expect(await tableOf(page, 'forecast')).toEqual([
    ['Overdue', String(plain.forecast.overdue)],
    ...plain.forecast.days.map((count, day) => [dateOf(plain.today + day, 'long'), String(count)]),
  ])
  expect(await tableOf(page, 'effort')).toEqual(
    plain.effort.days.map(({ day, answers, milliseconds }) => [
      dateOf(day, 'long'),
      String(answers),
      (milliseconds / 60_000).toFixed(1),
    ]),
  )
  expect(await tableOf(page, 'hours')).toEqual(
    plain.hours.hours.map(({ hour, answers, reviews, share }) => [
      `${String(hour).padStart(2, '0')}:00`,
      answers.toLocaleString('en-GB'),
      reviews.toLocaleString('en-GB'),
      percent(share, 'too few'),
    ]),
  )

  const names = ['Today', '7 days', '30 days', 'A year', 'All time']
  expect(await tableOf(page, 'retention')).toEqual(
    retention.periods.map(({ young, mature, all }, index) => [
      names[index],
      ...[young, mature, all].map(ofReviews),
    ]),
  )
  const month = retention.periods.find(({ period }) => period === 'month')?.all
  expect(await findingOf(page, 'retention')).toContain(
    `${percent(month?.share ?? null, '')} of what was due`,
  )
  expect(await tableOf(page, 'formats')).toEqual(
    retention.formats.map(({ format, recalled }) => [
      formatNames[format],
      ofReviews(recalled),
      percent(recalled.withoutLuck, '–'),
    ]),
  )
  expect(await tableOf(page, 'calibration')).toEqual(
    calibration.bins.map(({ from, to, reviews, expected, measured }) => {
      const points = ((measured ?? 0) - expected) * 100
      return [
        `${Math.round(from * 100)} to ${percent(to, '')}`,
        reviews.toLocaleString('en-GB'),
        percent(measured === null ? null : expected, 'too few'),
        percent(measured, 'too few'),
        measured === null ? 'too few' : `${points > 0 ? '+' : ''}${points.toFixed(1)}`,
      ]
    }),
  )

  const points = knowledge.points.filter(({ met }) => met > 0)
  const curve = await tableOf(page, 'knowledge')
  expect(curve.map(([day, , met]) => [day, met])).toEqual(
    points.map(({ day, met }, index) => [
      index === points.length - 1 ? 'Now' : dateOf(day, 'long'),
      met.toLocaleString('en-GB'),
    ]),
  )
  for (const [index, [, known]] of curve.entries()) {
    expect(Math.abs(Number(known) - (points[index]?.known ?? 0))).toBeLessThan(0.06)
  }
  for (const id of ['stability', 'difficulty', 'recall'] as const) {
    const counts = (await tableOf(page, id)).map(([, facts]) => facts)
    expect(counts, id).toEqual(
      plain.spreads[id].bins.map(({ facts }) => facts.toLocaleString('en-GB')),
    )
  }
  expect(await findingOf(page, 'stability')).toContain(
    daysName(plain.spreads.stability.median ?? 0),
  )

  const quizzes = [...new Set(plain.attempts.map(({ title, settings }) => `${title}, ${settings}`))]
  const taken = quizzes
    .map((quiz) => plain.attempts.filter(({ title, settings }) => `${title}, ${settings}` === quiz))
    .filter((attempts) => attempts.length > 1)
  expect((await tableOf(page, 'scores')).toSorted()).toEqual(
    taken
      .flatMap((attempts) => {
        const [first, last] = [attempts[0], attempts.at(-1)]
        if (!first || !last) return []
        const gain = last.correct - first.correct
        return [
          [
            `${first.title}, ${first.settings}`,
            String(attempts.length),
            `${first.correct} of ${first.total}`,
            `${last.correct} of ${last.total}`,
            `${gain > 0 ? '+' : ''}${gain}`,
          ],
        ]
      })
      .toSorted(),
  )
  expect(plain.hardest.length).toBeGreaterThan(0)
  expect(plain.attempts.length).toBeGreaterThan(0)
  const hardest = page.locator('#hardest li')
  await expect(hardest).toHaveCount(plain.hardest.length)
  for (const [index, { statement, lapses }] of plain.hardest.entries()) {
    await expect(hardest.nth(index)).toContainText(statement)
    await expect(hardest.nth(index)).toContainText(`forgotten ${lapses} time`)
  }
})

/** How each figure reads to whoever cannot see it: what it shows, what it says, the drawing by name, its numbers. */
const READINGS: Record<string, string> = {
  days: `
    - region /You studied on \\d+ days in twelve months; \\d+ days in a row is your longest run/:
      - paragraph: Days you studied
      - heading /You studied on \\d+ days/ [level=3]
      - paragraph: /A day with nothing due never breaks a run, and 2 missed days a month are frozen/
      - 'img "Days you studied: a square for each day, by month"'
      - list
      - group: /Days you studied/`,
  forecast: `
    - region /due/:
      - paragraph: Facts that come due
      - heading /facts? (is|are|comes?) (over)?due/ [level=3]
      - paragraph: /If you answer nothing/
      - 'img "Facts that come due: a bar for each day"'
      - group: /Facts that come due/`,
  knowledge: `
    - region /You would recall \\d+ of \\d+ facts right now/:
      - paragraph: Facts you would recall
      - heading /You would recall/ [level=3]
      - paragraph: /Each fact counts by the chance/
      - 'img /Facts you would recall: a curve over \\d+ moments/'
      - list
      - group: /Facts you would recall/`,
  retention: `
    - region /You recalled \\d+ % of what was due/:
      - paragraph: How much of what was due you recalled
      - heading /\\d+ % was the aim/ [level=3]
      - paragraph: /The first answer of a day/
      - table "Share recalled by period and age":
        - rowgroup:
          - row "Period Young Mature All"
        - rowgroup:
          - row /Today/
          - row /7 days/
          - row /30 days \\d+ % of \\d+/
          - row /A year/
          - row /All time/`,
  formats: `
    - region /Luck aside, you recall/:
      - paragraph: How much you recalled by kind of question
      - heading /Luck aside, you recall/ [level=3]
      - paragraph: /Who guesses among two options/
      - table "Share recalled by kind of question":
        - rowgroup:
          - row "Kind Recalled Luck aside"`,
  hardest: `
    - region /slipping|forgotten/:
      - paragraph: Hardest facts
      - heading /slipping|forgotten/ [level=3]
      - list:
        - listitem:
          - paragraph
          - paragraph: /forgotten \\d+ times?/
          - paragraph:
            - link /Drill this row/
            - link /Look at it beside the others/`,
  scores: `
    - region /quiz/:
      - paragraph: Quiz scores
      - heading /quiz/ [level=3]
      - paragraph: /Joined dots are the same questions again/
      - 'img /Quiz scores: a dot for each of \\d+/'
      - list
      - group: /Quiz scores/`,
  effort: `
    - region /answers in \\d+ minutes, on \\d+ of the last 30 days/:
      - paragraph: Answers and minutes a day
      - heading /answers in/ [level=3]
      - 'img "Answers and minutes a day: a bar for the answers of each day, a line for the minutes"'
      - list
      - group: /Answers and minutes a day/`,
  hours: `
    - region /You answer most between/:
      - paragraph: Answers by hour of the day
      - heading /You answer most between \\d\\d:00 and \\d\\d:00/ [level=3]
      - 'img "Answers by hour of the day: a bar for each hour"'
      - group: /Answers by hour of the day/`,
  calibration: `
    - region /was expected and/:
      - paragraph: Expected and measured recall
      - heading /\\d+ % was expected and \\d+ % recalled/ [level=3]
      - paragraph: /Before each review/
      - 'img "Expected and measured recall: a dot for each twentieth of expected recall that has ten reviews"'
      - paragraph: "Across: expected."
      - list
      - group: /Expected and measured recall/`,
  stability: `
    - region /Half of your facts last/:
      - paragraph: How long facts last
      - heading /Half of your facts last/ [level=3]
      - paragraph: /Stability/
      - 'img "How long facts last: a bar for each range"'
      - group: /How long facts last/`,
  difficulty: `
    - region /Your typical fact/:
      - paragraph: How hard facts are for you
      - heading /Your typical fact is [\\d.]+ of 10 hard/ [level=3]
      - paragraph: /Difficulty/
      - 'img "How hard facts are for you: a bar for each range"'
      - group: /How hard facts are for you/`,
  recall: `
    - region /Half of your facts are/:
      - paragraph: How likely facts come back now
      - heading /Half of your facts are \\d+ % likely to come back, or more/ [level=3]
      - paragraph: /The chance to recall/
      - 'img "How likely facts come back now: a bar for each range"'
      - group: /How likely facts come back now/`,
}

test('each figure reads as what it says, its name and its numbers', async ({ page }) => {
  await signIn(page, email, PASSWORD, '/progress')
  const shown = page.locator('section[aria-labelledby="figures"] section[id]')
  const ids = await shown.evaluateAll((figures) => figures.map(({ id }) => id))
  expect(ids.toSorted()).toEqual(Object.keys(READINGS).toSorted())
  for (const [id, reading] of Object.entries(READINGS)) {
    await expect(page.locator(`#${id}`)).toMatchAriaSnapshot(reading)
  }
})

test('a hard fact can be drilled from the page', async ({ page }) => {
  await openProgress(page)
  await page
    .getByRole('link', { name: /^Drill this row/ })
    .first()
    .click()
  await page.waitForURL(/\/review\?c=.*&topic=.*&practise=1/)
  await expect(page.locator('section[aria-busy="false"]')).toBeVisible()
})

for (const { name, width, height, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme })

    test('figures and their tables can be used by everybody', async ({ page }) => {
      await openProgress(page)
      await expectAccessible(page)
    })
  })
}

test('no script is sent to draw', async ({ page }) => {
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text())
  })
  await openProgress(page)
  await page.waitForLoadState('networkidle')
  const code = (await Promise.all(scripts)).join('\n')
  expect(code.length).toBeGreaterThan(0)
  expect(code).not.toContain('paddingInner')
  expect(code).not.toContain('longest run')
})

test('who begins sees one sentence, and no percentage before ten reviews', async ({ page }) => {
  await signUp(page, undefined, '/progress')
  const figures = page.getByRole('region', { name: 'Figures', exact: true })
  await expect(figures.getByText('Answer one question to fill in today.')).toBeVisible()
  await expect(figures.getByRole('img')).toHaveCount(0)
  await expectAccessible(page)
  await page.goto('/c/docker-and-kubernetes/quiz?seed=first&count=3')
  const saved = page.waitForResponse((response) => response.url().endsWith('/api/attempts'))
  await finishQuiz(page)
  await saved
  await page.goto('/progress')
  await expect(page.locator('#retention h3')).toHaveText(
    '0 reviews so far: percentages begin at 10',
  )
  await expect(page.locator('#formats h3')).toHaveText('0 reviews so far: percentages begin at 10')
  await expect(page.locator('#hours table')).not.toContainText('%')
  await expect(page.locator('#retention table')).toHaveCount(0)
  await expectAccessible(page)
})
