import { backupOf } from '@/lib/data/backup-export'
import { now } from '@/lib/server/clock'
import { database } from '@/lib/server/database'
import { answer, learnerReader, learnerUpload, refuse } from '@/lib/server/endpoint'
import { importFor } from '@/lib/server/exchange/backup'
import { backupStream } from '@/lib/server/exchange/backup-file'

/** Everything the signed-in learner has, as one file. */
export const GET = learnerReader('backup', async (viewer) => {
  const savedAt = now()
  const head = { of: viewer.email ?? viewer.name, savedAt }
  const day = new Date(savedAt).toISOString().slice(0, 10)
  return new Response(backupStream(backupOf(database(), viewer.id), head), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="discern-backup-${day}.json"`,
      'Cache-Control': 'no-store',
    },
  })
})

/** A backup into the signed-in learner's account: what is there stays, what is missing is added; all or nothing. */
export const POST = learnerUpload(
  { maxBytes: 512 * 1024 * 1024, limit: 'backup' },
  async (viewer, body, at) => {
    const imported = await importFor(viewer.id, body, at)
    if (imported === 'busy') {
      return refuse('busy', {
        message: 'Other backups are being imported at this moment. Please try again in a minute.',
        waitSeconds: 30,
      })
    }
    if (!imported.ok) {
      const { message } = imported.error
      return refuse('malformed', { message })
    }
    return imported.value ? answer(imported.value) : refuse('signed-out')
  },
)
