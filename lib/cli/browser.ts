import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { inPackages, PROJECT } from './project'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/**
 * The path of a Chromium or Chrome for Playwright: the one the environment names (PLAYWRIGHT_CHROMIUM, CHROME_PATH), one
 * of the system, Playwright's own; else one is installed, by Playwright or, as root on Debian and its kin, by apt-get.
 * @throws when there is none and none can be installed, saying what to do
 */
export async function findBrowser(log: (line: string) => void = console.log): Promise<string> {
  const named = process.env.PLAYWRIGHT_CHROMIUM || process.env.CHROME_PATH
  if (named) {
    if (await isProgram(named)) return named
    throw new Error(`PLAYWRIGHT_CHROMIUM or CHROME_PATH names ${named}, which is not a program.`)
  }
  const present = (await systemBrowser()) ?? (await playwrightBrowser())
  if (present) return present

  log('No Chromium found: asking Playwright to install one (at most 2 minutes)')
  await attempt(process.execPath, [inPackages('playwright/cli.js'), 'install', 'chromium'], 120_000)
  const installed = await playwrightBrowser()
  if (installed) return installed

  if (process.getuid?.() === 0) {
    log('Playwright could not: asking apt-get for the package chromium')
    await attempt('apt-get', ['update'], 180_000)
    await attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], 600_000)
    const packaged = await systemBrowser()
    if (packaged) return packaged
  }
  throw new Error(
    'No Chromium for the browser tests, and none could be installed. Install Chromium or Chrome (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROME_PATH to its program.',
  )
}

async function systemBrowser(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return firstProgram([...candidates, MAC_CHROME])
}

async function playwrightBrowser(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test')
  return firstProgram([chromium.executablePath()])
}

async function firstProgram(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) if (await isProgram(file)) return file
  return undefined
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Runs an installer and leaves it to the caller to see what came of it. */
function attempt(command: string, args: readonly string[], limitMs: number): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return new Promise((resolve) => {
    execFile(command, args, { cwd: PROJECT, env, timeout: limitMs, maxBuffer: 64e6 }, () =>
      resolve(),
    )
  })
}
