import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { createPrivately, readIfPresent } from './files'

/**
 * The key that signs sessions of a local run: made once, kept in `secret` in the data folder, readable by its owner only.
 * @throws when the file cannot be read or written, or is shorter than 32 characters
 */
export async function localSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'secret')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const kept = await readIfPresent(file)
  if (kept === undefined) await createPrivately(file, `${randomBytes(32).toString('base64url')}\n`)
  const secret = (kept ?? (await readIfPresent(file)) ?? '').trim()
  if (secret.length < 32) {
    throw new Error(
      `${file} is damaged: remove it, and a new one is made (everyone signs in again).`,
    )
  }
  return secret
}
