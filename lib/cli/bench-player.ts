import { type Browser, chromium } from '@playwright/test'
import { seenRequests, watchRequests } from './bench-player-page'
import { type Bench, bareButton, benchOn, type Timed } from './bench-player-press'
import { emptyApp, type Loaded, quizScripts, reviewScripts } from './bench-player-scripts'
import { type BenchSite, openSite } from './bench-player-site'
import { findBrowser } from './browser'
import { buildIfNeeded } from './build'
import { type Figure, figure, printFigures } from './figures'

const PORT = Number(process.env.PORT || 3220)
const PRESSES = 200
const UNPLUGGED = 60
const BLOCK = 20
const FACTS = 300
const GRADES = ['Good', 'Good', 'Again', 'Good', 'Easy', 'Hard', 'Good'] as const

const MOST_TIMES = 2
const GOAL_TIMES = 1.3
const MOST_KB = 40
const GOAL_KB = 25

const ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

async function* figures(): AsyncGenerator<Figure> {
  await buildIfNeeded(console.log)
  const executablePath = await findBrowser()
  const floor = await emptyApp()
  const site = await openSite(PORT, FACTS)
  try {
    const browser = await chromium.launch({ executablePath, args: ARGS })
    try {
      yield scriptsFigure('/review', await reviewScripts(site, browser), floor)
      yield scriptsFigure('a quiz', await quizScripts(site, browser), floor)
      yield* await pressFigures(site, browser)
    } finally {
      await browser.close()
    }
  } finally {
    await site.close()
  }
}

function scriptsFigure(page: string, { named, all }: Loaded, floor: number): Figure {
  const over = all - floor
  return figure(
    `client JavaScript of ${page}, kB gzip beyond an empty Next app (at most ${MOST_KB}, goal ${GOAL_KB})`,
    `${over.toFixed(1)}; ${all.toFixed(1)} in all, ${(all - named).toFixed(1)} of it fetched later, empty app ${floor.toFixed(1)}`,
    over <= MOST_KB,
  )
}

interface Presses {
  readonly button: readonly Timed[]
  readonly reveal: readonly Timed[]
  readonly grade: readonly Timed[]
}

/** So many of each, in blocks by turns, so that what else the machine does falls on all of them. */
async function presses(bare: Bench, review: Bench, count: number): Promise<Presses> {
  const taken = { button: [] as Timed[], reveal: [] as Timed[], grade: [] as Timed[] }
  while (taken.button.length < count) {
    await bare.show()
    for (let n = 0; n < BLOCK; n += 1) {
      const [button, next] = n % 2 === 0 ? ['Off', 'On'] : ['On', 'Off']
      taken.button.push(await bare.press({ button, next }))
    }
    await bare.rest()
    await review.show()
    for (let n = 0; n < BLOCK; n += 1) {
      const grade = GRADES[taken.grade.length % GRADES.length] ?? 'Good'
      taken.reveal.push(await review.press({ button: 'Show answer', next: 'Good' }))
      taken.grade.push(await review.press({ button: grade, next: 'Show answer' }))
    }
    await review.rest()
  }
  return taken
}

async function pressFigures(site: BenchSite, browser: Browser): Promise<Figure[]> {
  const context = await site.learner(browser, { viewport: { width: 390, height: 844 } })
  const bare = await bareButton(context)
  const page = await context.newPage()
  await page.addInitScript(watchRequests)
  await page.goto('/review')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const review = await benchOn(page)

  const first = await presses(bare, review, BLOCK)
  const { button, reveal, grade } = await presses(bare, review, PRESSES)
  await page.waitForLoadState('networkidle')
  const requests = await page.evaluate(seenRequests)
  await site.unplug()
  const unplugged = await presses(bare, review, UNPLUGGED)

  const meanwhile = requests.filter(({ at }) =>
    grade.some((press) => at >= press.at && at <= press.at + press.changed),
  )
  const sent = requests.filter(({ address }) => address.endsWith('/api/reviews')).length
  return [
    pressFigure(`reveal to next frame, ${PRESSES}`, reveal, button),
    pressFigure(`grade, kept on disk, to next question, ${PRESSES}`, grade, button),
    pressFigure(
      `the same without a server, ${UNPLUGGED} grades`,
      unplugged.grade,
      unplugged.button,
    ),
    figure(
      'requests begun between a grade and the next question (0)',
      `${meanwhile.length}; ${sent} deliveries in the background`,
      meanwhile.length === 0 && sent > 0,
    ),
    partsFigure('reveal', reveal),
    partsFigure('grade', grade),
    firstFigure(first),
  ]
}

function pressFigure(name: string, of: readonly Timed[], beside: readonly Timed[]): Figure {
  const mine = of.map(({ presented }) => presented)
  const least = beside.map(({ presented }) => presented)
  const times = quantile(mine, 0.95) / quantile(least, 0.95)
  return figure(
    `${name}, ms, p95 beside a bare button (at most ${MOST_TIMES}x, goal ${GOAL_TIMES}x)`,
    `${spread(mine)}; button ${spread(least)}; ${times.toFixed(2)}x`,
    times <= MOST_TIMES,
  )
}

/** What the time goes into; it is part of the figures above and has no bar of its own. */
function partsFigure(name: string, of: readonly Timed[]): Figure {
  return figure(
    `of a ${name}, ms: until the document has changed; scripts, those in the background too`,
    `${spread(of.map(({ changed }) => changed))}; ${spread(of.map(({ scripting }) => scripting))}`,
    true,
  )
}

/** The very first ones, while the browser still compiles; they are not in the figures above and have no bar. */
const firstFigure = ({ button, reveal, grade }: Presses): Figure =>
  figure(
    `the first ${BLOCK} of each before those, ms: reveal; grade; button`,
    [reveal, grade, button]
      .map((each) => spread(each.map(({ presented }) => presented)))
      .join('; '),
    true,
  )

const spread = (values: readonly number[]) =>
  `p50 ${quantile(values, 0.5).toFixed(1)}, p95 ${quantile(values, 0.95).toFixed(1)}`

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
}

/** How soon the player answers and how much it loads, beside the least there is; exits non-zero when it falls short. */
await printFigures(figures())
