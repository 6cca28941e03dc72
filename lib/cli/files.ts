import { randomBytes } from 'node:crypto'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from './processes'

/** Prints one line of progress. */
export type Log = (line: string) => void

/** The text of a file; undefined when there is none. */
export async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Replaces a file in one step: readers see the old text or the new. Only its owner can read it. */
export async function writePrivately(file: string, text: string): Promise<void> {
  const draft = await writeDraft(file, text)
  await rename(draft, file)
  await flushFolder(path.dirname(file))
}

/** Creates a file with all its text, or returns false when there is one already. Only its owner can read it. */
export async function createPrivately(file: string, text: string): Promise<boolean> {
  const draft = await writeDraft(file, text)
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Makes a rename or a new name in the folder survive a power cut, where the system can. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Root writes on behalf of whoever owns the folder, so that the owner can start the next time. */
async function writeDraft(file: string, text: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    if (process.getuid?.() === 0) {
      const owner = await stat(path.dirname(file))
      await handle.chown(owner.uid, owner.gid)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return draft
}
