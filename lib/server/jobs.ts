import 'server-only'
import { purgeDeleted } from '../data/authoring'
import { now } from './clock'
import { database } from './database'
import { every } from './every'
import { recountStatistics } from './items'
import { sendLetters } from './letters'
import { startReminders } from './reminding'

/** How often the work that no request does is looked for. */
const EVERY_SECONDS = 60

/** Comparisons purged in one go. */
const PURGED_AT_ONCE = 20

/** Begins the work that no request does; every process of a site may, what is to be done is taken by one of them. */
export function startJobs(): void {
  every('item statistics', EVERY_SECONDS, () => recountStatistics())
  every('weekly letters', EVERY_SECONDS, () => sendLetters())
  every('deleted comparisons', 3600, async () => {
    await purgeDeleted(database(), now(), PURGED_AT_ONCE)
  })
  startReminders()
}
