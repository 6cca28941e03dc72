import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { hash } from '@node-rs/argon2'
import { isTimeZone, studyDay } from '../core/scheduling/day'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import type { Database } from '../data/client'
import { demoHistory } from './demo-learner'
import { dataDirectory, openDatabase } from './embedded-postgres'
import { generateClient } from './generate'
import { loadEnvFiles, PROJECT } from './project'

const USAGE = `Usage: npm run demo -- [--learner EMAIL] [--seed SEED] [--days N] [--password PASSWORD] [--zone ZONE] [--yes]
  --learner EMAIL      who to make (default demo@example.org); one who is there already is left alone
  --seed SEED          the same seed on the same day makes the same history (default demo)
  --days N             how many days of it, 7 to 2000 (default 365)
  --password PASSWORD  to sign in with; one is made and printed otherwise
  --zone ZONE          the learner's time zone (default this machine's)
  --yes                also in production, on the database at DATABASE_URL`

interface Wanted {
  readonly email: string
  readonly seed: string
  readonly days: number
  readonly password: string
  readonly zone: string
}

/** What the flags ask for, or what is wrong with them. */
export function wantedOf(args: readonly string[], env: NodeJS.ProcessEnv): Wanted | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        learner: { type: 'string', default: 'demo@example.org' },
        seed: { type: 'string', default: 'demo' },
        days: { type: 'string', default: '365' },
        password: { type: 'string' },
        zone: { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
        yes: { type: 'boolean', default: false },
      },
    })
    const { learner, seed, zone, password, yes } = values
    const days = Number(values.days)
    if (env.NODE_ENV === 'production' && env.DATABASE_URL && !yes) {
      return 'This is production, and the database at DATABASE_URL is not a place for an invented learner. With --yes it is done all the same.'
    }
    if (!/^[^\s@]+@[^\s@]+$/.test(learner)) return `--learner is no address: ${learner}`
    if (!Number.isInteger(days) || days < 7 || days > 2000) return '--days takes 7 to 2000.'
    if (!isTimeZone(zone)) return `--zone is no time zone: ${zone}`
    if (password !== undefined && [...password].length < 15) {
      return '--password takes 15 characters or more.'
    }
    return {
      email: learner.toLowerCase(),
      seed,
      days,
      zone,
      password: password ?? randomBytes(15).toString('base64url'),
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n${USAGE}`
  }
}

/** Reviews recorded at once. */
const BATCH = 250

/**
 * Makes a learner and lets them study the library for some days, through what records real answers.
 * @returns what was recorded, or null when somebody has that address
 */
export async function makeLearner(
  db: Database,
  { email, seed, days, password, zone }: Wanted,
  now: number,
): Promise<{ reviews: number; attempts: number; comparisons: number } | null> {
  const [
    { createAccount },
    { listLibrary, findComparisons },
    { recordReviews },
    { recordAttempts },
    { LIBRARY_OWNER },
  ] = await Promise.all([
    import('../data/accounts'),
    import('../data/comparisons'),
    import('../data/reviews'),
    import('../data/attempts'),
    import('../data/client'),
  ])
  const account = { email, name: null, timeZone: zone, passwordHash: await hash(password) }
  const learner = await createAccount(db, account)
  if (!learner) return null
  const listed = await listLibrary(db)
  const comparisons = await findComparisons(
    db,
    LIBRARY_OWNER,
    listed.map(({ id }) => id),
  )
  const settings = { ...DEFAULT_SETTINGS, timeZone: zone }
  const until = studyDay(now, zone, settings.dayStartHour)
  const { reviews, attempts } = demoHistory({ comparisons, settings, seed, days, until })
  for (let from = 0; from < reviews.length; from += BATCH) {
    await recordReviews(db, learner.id, reviews.slice(from, from + BATCH), now)
  }
  await recordAttempts(db, learner.id, attempts)
  return { reviews: reviews.length, attempts: attempts.length, comparisons: comparisons.length }
}

async function main(args: readonly string[]): Promise<number> {
  loadEnvFiles()
  const wanted = wantedOf(args, process.env)
  if (typeof wanted === 'string') {
    console.error(wanted)
    return 2
  }
  const given = process.env.DATABASE_URL
  const own = given ? null : await openDatabase({ dataDir: dataDirectory(process.env, PROJECT) })
  try {
    return await make(wanted, given ?? own?.url ?? '')
  } finally {
    await own?.close()
  }
}

async function make(wanted: Wanted, url: string): Promise<number> {
  await generateClient()
  const [{ applyMigrations }, { seedLibrary }, { createClient }] = await Promise.all([
    import('../data/migrate'),
    import('../../prisma/seed'),
    import('../data/client'),
  ])
  await applyMigrations({ url })
  await seedLibrary(url)
  const db = createClient(url, 2)
  try {
    const made = await makeLearner(db, wanted, Date.now())
    if (!made) {
      console.error(`${wanted.email} is there already and is left alone. Choose another --learner.`)
      return 1
    }
    const { reviews, attempts, comparisons } = made
    console.log(
      `${wanted.days} days over ${comparisons} comparisons: ${reviews} reviews, ${attempts} quizzes.`,
    )
    console.log(`Sign in as ${wanted.email} with the password ${wanted.password}`)
    return 0
  } finally {
    await db.$disconnect()
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2))
