import { endLetters } from '@/lib/data/letters'
import { database } from '@/lib/server/database'
import { answer, signedEndpoint } from '@/lib/server/endpoint'
import { isStopToken } from '@/lib/server/stop-token'

/** Ends the weekly letters of the learner whose token the address carries; safe to repeat. */
export const POST = signedEndpoint('write', async (query) => {
  const [learner, token] = [query.get('u') ?? '', query.get('t') ?? '']
  if (!isStopToken(learner, token)) return null
  await endLetters(database(), learner)
  return answer({ stopped: true })
})
