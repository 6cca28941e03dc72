/** What runs inside the measured pages: each function is sent there as it is and knows nothing around it. */

export interface Press {
  /** What is written on the button that is pressed, from its beginning. */
  readonly button: string
  /** What is written on a button that is there only afterwards. */
  readonly next: string
}

/** One press. `at` is the time stamp the browser gave its event, the others are milliseconds after that. */
export interface Timing {
  readonly at: number
  /** The document has changed to what is to be shown. */
  readonly changed: number
  /**
   * The second frame after that began, so that the one with the change is on the screen. Event Timing says the same only
   * to 8 ms, and not of a change that comes after the handler has returned, as that of a grade does.
   */
  readonly presented: number
}

export interface SeenRequest {
  readonly at: number
  readonly address: string
}

/** What the page keeps for whoever measures. */
type Watched = Window & { timing?: Promise<Timing>; requests?: SeenRequest[] }

/** Notes every request from now on, on the clock of `Timing.at`; each when it has ended. */
export function watchRequests(): void {
  const page: Watched = window
  const requests: SeenRequest[] = []
  page.requests = requests
  new PerformanceObserver((list) => {
    for (const { startTime, name } of list.getEntries()) {
      requests.push({ at: startTime, address: name })
    }
  }).observe({ type: 'resource' })
}

export function seenRequests(): SeenRequest[] {
  const page: Watched = window
  return page.requests ?? []
}

/** Makes ready to time one press. Gives the middle of the button. */
export function prepare({ button, next }: Press): { readonly x: number; readonly y: number } {
  const find = (text: string) =>
    [...document.querySelectorAll('button')].find((each) => each.textContent.startsWith(text))
  const target = find(button)
  if (!target) throw new Error(`There is no button "${button}".`)
  if (find(next)) throw new Error(`There is a button "${next}" already.`)

  const page: Watched = window
  page.timing = new Promise((resolve) => {
    let at = 0
    addEventListener('click', (event) => (at = event.timeStamp), { capture: true, once: true })
    const observer = new MutationObserver(() => {
      if (at === 0 || !find(next)) return
      observer.disconnect()
      const changed = performance.now() - at
      requestAnimationFrame(() => {
        requestAnimationFrame(() => resolve({ at, changed, presented: performance.now() - at }))
      })
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true })
  })
  target.scrollIntoView({ block: 'nearest' })
  const { left, top, width, height } = target.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

export function timing(): Promise<Timing> {
  const page: Watched = window
  if (!page.timing) throw new Error('Nothing was pressed.')
  return page.timing
}
