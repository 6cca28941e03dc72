import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { PROJECT } from './project'

const NEXT = path.join(PROJECT, '.next')
const ASSET = /\/_next\/static\/[\w./~%-]+\.(?:js|css|woff2)/g
const FONT = /url\(["']?(?:\/_next\/static\/|\.\.\/)([\w./~-]+\.woff2)["']?\)/g
/** Letters of other scripts come when a page shows them. */
const IS_LATIN = /latin-(?:wght|standard|opsz)/

/** What the service worker keeps from the first visit on: the shell's page and all that it loads. */
async function precache(): Promise<{ url: string; revision: string | null }[]> {
  const shell = await readFile(path.join(NEXT, 'server', 'app', 'offline.html'), 'utf8')
  const assets = new Set(shell.match(ASSET) ?? [])
  // The flight data names chunks without the folder that all of them are in.
  for (const [, chunk] of shell.matchAll(/static\/(chunks\/[\w./~-]+\.(?:js|css))/g)) {
    assets.add(`/_next/static/${chunk}`)
  }
  for (const sheet of [...assets].filter((asset) => asset.endsWith('.css'))) {
    const css = await readFile(path.join(NEXT, sheet.replace('/_next/', '')), 'utf8')
    for (const [, font = ''] of css.matchAll(FONT)) {
      if (IS_LATIN.test(font)) assets.add(`/_next/static/${font}`)
    }
  }
  const revision = createHash('sha256').update(shell).digest('hex').slice(0, 16)
  return [
    { url: '/offline', revision },
    { url: '/manifest.webmanifest', revision },
    ...[...assets].sort().map((url) => ({ url, revision: null })),
  ]
}

const entries = await precache()
await build({
  entryPoints: [path.join(PROJECT, 'lib', 'client', 'worker', 'sw.ts')],
  outfile: path.join(NEXT, 'worker.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  platform: 'browser',
  define: {
    __PRECACHE: JSON.stringify(entries),
    'process.env.NODE_ENV': '"production"',
  },
  logLevel: 'warning',
})
console.log(`The service worker keeps ${entries.length} files.`)
