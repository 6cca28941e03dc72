import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url)).replace(/\/$/, '')

export default defineConfig({
  resolve: {
    alias: {
      '@': inProject('.'),
      // Outside Next the package throws; here nothing is bundled for a browser.
      'server-only': inProject('node_modules/server-only/empty.js'),
    },
  },
  test: {
    include: ['lib/**/*.test.ts', 'app/**/*.test.ts', 'prisma/**/*.test.ts'],
    // A limit for what hangs, not for what is slow: a machine may have other things to do.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
