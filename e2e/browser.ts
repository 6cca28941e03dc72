import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { isAlive, waitUntil } from '../lib/cli/processes'
import config from '../playwright.config'

/** A browser that keeps its data in a folder, so that it can be killed and started again. */
export interface KeptBrowser {
  start(options?: Parameters<typeof chromium.launchPersistentContext>[1]): Promise<Page>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Ends it for good and throws its data away. */
  discard(): Promise<void>
}

export async function keptBrowser(baseURL: string): Promise<KeptBrowser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'discern-browser-'))
  let context: BrowserContext | undefined
  return {
    async start(options) {
      const { launchOptions, viewport } = config.use ?? {}
      context = await chromium.launchPersistentContext(folder, {
        ...launchOptions,
        viewport: viewport ?? null,
        baseURL,
        serviceWorkers: 'allow',
        ...options,
      })
      return context.pages()[0] ?? (await context.newPage())
    },
    async kill() {
      const pids = await pidsWith(folder)
      if (pids.length === 0) throw new Error('There is no browser to kill.')
      for (const pid of pids) process.kill(pid, 'SIGKILL')
      const gone = () => pids.every((pid) => !isAlive({ pid }))
      if (!(await waitUntil(gone, 10_000))) throw new Error('The browser outlived its SIGKILL.')
      await context?.close().catch(() => undefined)
      await Promise.all(
        ['SingletonLock', 'SingletonCookie', 'SingletonSocket'].map((name) =>
          rm(path.join(folder, name), { force: true }),
        ),
      )
    },
    async discard() {
      await context?.close().catch(() => undefined)
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The processes that were started with a word in their command. */
async function pidsWith(word: string): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter(Boolean)
  const found: number[] = []
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (pid !== process.pid && command.includes(word)) found.push(pid)
  }
  return found
}

/** Waits until the service worker holds what it keeps and speaks for this page. */
export async function whenWorkerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  })
}

/** All that a store of the browser's own database holds. */
export const storeOf = <T>(page: Page, name: string): Promise<T[]> =>
  page.evaluate(
    (wanted) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open('discern')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const reading = db.transaction(wanted).objectStore(wanted).getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            db.close()
            resolve(reading.result as T[])
          }
        }
      }),
    name,
  )
