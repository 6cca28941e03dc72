import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { type Press, prepare, type Timing, timing } from './bench-player-page'

/** A page whose presses are timed, on a processor that is slowed down. */
export interface Bench {
  /** Brings its page before the other one, and slows it down. */
  show(): Promise<void>
  /** Lets its page go at full speed: being slowed down takes a processor's time even while nothing happens. */
  rest(): Promise<void>
  press(press: Press): Promise<Timed>
}

export interface Timed extends Timing {
  /** Milliseconds of scripts from the press until the frame after the change began. */
  readonly scripting: number
}

/** How many times slower than this machine: a phone of the middle. */
const SLOWDOWN = 4
/** Between two presses; nobody reads faster, and what goes on in the background has its turn. */
const PAUSE_MS = 250
const SETTLING_MS = 500

const BARE = `<!doctype html><meta name="viewport" content="width=device-width"><title>A button</title>
<button style="font: 1rem sans-serif; padding: 1rem">Off</button>
<script>
  const button = document.querySelector('button')
  button.addEventListener('click', () => {
    button.firstChild.data = button.firstChild.data === 'Off' ? 'On' : 'Off'
  })
</script>`

/** The least there is to wait for: one button whose handler changes one text. */
export async function bareButton(context: BrowserContext): Promise<Bench> {
  const page = await context.newPage()
  await page.goto(`data:text/html,${encodeURIComponent(BARE)}`)
  return benchOn(page)
}

export async function benchOn(page: Page): Promise<Bench> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const slowDown = (rate: number) => cdp.send('Emulation.setCPUThrottlingRate', { rate })
  return {
    rest: async () => void (await slowDown(1)),
    show: async () => {
      await page.bringToFront()
      await slowDown(SLOWDOWN)
      await page.waitForTimeout(SETTLING_MS)
    },
    press: (press) => timed(page, cdp, press),
  }
}

async function timed(page: Page, cdp: CDPSession, press: Press): Promise<Timed> {
  const { x, y } = await page.evaluate(prepare, press)
  const mouse = { x, y, button: 'left', clickCount: 1 } as const
  await cdp.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseMoved', button: 'none' })
  await page.waitForTimeout(PAUSE_MS)
  const before = await scriptSeconds(cdp)
  await cdp.send('Input.dispatchMouseEvent', { ...mouse, type: 'mousePressed' })
  await cdp.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseReleased' })
  const measured = await page.evaluate(timing)
  const scripting = ((await scriptSeconds(cdp)) - before) * 1000
  return { ...measured, scripting }
}

async function scriptSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
}
