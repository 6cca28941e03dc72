import { Refused } from '../core/exchange/refusal'
import { legacy1 } from '../importer/fixtures'
import { hostileFiles } from '../importer/hostile'
import { importFile, previewFile } from '../importer/jobs'

/** Opens one hostile file in a process of its own, and prints as JSON what came of it and what it took. */
const name = process.argv[2]
const file = hostileFiles().find((each) => each.name === name)
if (!file) throw new Error(`check-hostile: no file named ${name}`)

async function outcomeOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code
    throw error
  }
}

/** Peak memory since the mark was set, in bytes, by sampling. */
function watchMemory(): () => number {
  let peak = process.memoryUsage().rss
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 5)
  return () => {
    clearInterval(timer)
    return Math.max(peak, process.memoryUsage().rss)
  }
}

const bytes = (await file.make()).slice()
const again = bytes.slice()
await previewFile(await legacy1({ notes: [{ guid: 'a', type: 1, fields: ['front', 'back'] }] }))
globalThis.gc?.()
const before = process.memoryUsage().rss
const peak = watchMemory()
const from = performance.now()
let code = await outcomeOf(() => previewFile(bytes))
const ms = performance.now() - from
if (code === null) {
  const choice = {
    uses: { 1: { as: 'cards', front: [0], back: [1] } },
    decks: null,
    history: false,
  } as const
  code = await outcomeOf(async () => {
    for await (const _ of importFile(again, choice, 0));
  })
}
console.log(JSON.stringify({ code, ms, grown: Math.max(0, peak() - before) }))
