import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { hostileFiles } from '../importer/hostile'
import { openMutants } from '../importer/mutations.laws'
import { type Figure, figure, printFigures, zero } from './figures'

const ONE = fileURLToPath(new URL('./check-hostile-one.ts', import.meta.url))
const MOST_MS = 2_000
const MOST_GROWN = 100_000_000
const MUTANTS = 1_000
const run = promisify(execFile)

/** Opens every hostile file: each is refused or harmless, within two seconds and a hundred megabytes. */
async function* figures(): AsyncIterable<Figure> {
  for (const { name, refused } of hostileFiles()) {
    const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', ONE, name])
    const { code, ms, grown } = JSON.parse(stdout) as {
      code: string | null
      ms: number
      grown: number
    }
    const came = code === null ? 'harmless' : `refused as ${code}`
    const value = `${came}, ${ms.toFixed(0)} ms, +${(grown / 1e6).toFixed(0)} MB`
    yield figure(name, value, code === refused && ms <= MOST_MS && grown <= MOST_GROWN)
  }
  const { read, refused, failed } = await openMutants(1_000, MUTANTS)
  yield zero(`crashes in ${MUTANTS} mutated packages (${read} read, ${refused} refused)`, failed)
}

await printFigures(figures())
