import { defineConfig } from '@playwright/test'
import { SITE } from './e2e/app'

/** Journeys against the production build and a real PostgreSQL, both started by e2e/setup.ts. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/setup.ts',
  outputDir: 'test-results',
  workers: 1,
  // Limits for what hangs, not for what is slow: a machine may have other things to do.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: SITE,
    viewport: { width: 1280, height: 900 },
    // What a service worker fetches no test can hold up; those about it ask for one.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
