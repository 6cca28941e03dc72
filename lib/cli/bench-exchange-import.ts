import { readFile } from 'node:fs/promises'
import { v7 as uuidv7 } from 'uuid'
import type { NoteUse } from '../core/exchange/choices'
import { createClient } from '../data/client'
import { storeImport } from '../data/imports'
import { importFile } from '../importer/jobs'

/** Brings a package in as the app does, in a process of its own, and prints as JSON what it took. */
const [, , file = '', url = '', ownerId = '', history = ''] = process.argv
const cards: NoteUse = { as: 'cards', front: [0], back: [1] }
const db = createClient(url, 2)
await db.$queryRaw`SELECT 1`
const before = process.memoryUsage().rss
const from = performance.now()
const now = Date.now()
const batches = importFile(
  new Uint8Array(await readFile(file)),
  { uses: { 1: cards }, decks: null, history: history === 'history' },
  now,
)
const stored = await storeImport(db, ownerId, batches, now, { addressOf: () => uuidv7() })
const ms = performance.now() - from
if (!stored.ok) throw new Error(stored.error)
const { facts, documents, reviews } = stored.value.report
const peak = process.resourceUsage().maxRSS * 1024
console.log(JSON.stringify({ ms, before, peak, facts, documents, reviews }))
await db.$disconnect()
