import type { SchedulingSettings } from '../core/scheduling/types'
import type { Queries } from './client'
import { type SettingsRow, settingsOf } from './settings-schema'

export interface LockedLearner {
  readonly settings: SchedulingSettings
  /** False while no browser has told the time zone, which then counts as UTC. */
  readonly placed: boolean
  readonly settingsVersion: number
  readonly foldedVersion: number
  readonly foldingVersion: number
  readonly foldedTo: string | null
}

/**
 * A learner as of now, held until the transaction ends: whatever depends on settings or writes memories waits for each
 * other here. Null when there is no such learner.
 */
export async function lockLearner(tx: Queries, userId: string): Promise<LockedLearner | null> {
  const rows = await tx.$queryRaw<(SettingsRow & Omit<LockedLearner, 'settings' | 'placed'>)[]>`
    SELECT time_zone AS "timeZone", day_start_hour AS "dayStartHour", new_per_day AS "newPerDay",
      desired_retention AS "desiredRetention", scheduling, settings_version AS "settingsVersion",
      folded_version AS "foldedVersion", folding_version AS "foldingVersion", folded_to AS "foldedTo"
    FROM users WHERE id = ${userId}::uuid FOR UPDATE`
  const row = rows[0]
  if (!row) return null
  const { settingsVersion, foldedVersion, foldingVersion, foldedTo, ...columns } = row
  return {
    settings: settingsOf(columns),
    placed: columns.timeZone !== null,
    settingsVersion,
    foldedVersion,
    foldingVersion,
    foldedTo,
  }
}
