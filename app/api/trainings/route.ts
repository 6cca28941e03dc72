import { Nothing } from '@/lib/server/bodies'
import { answer, learnerEndpoint, learnerReader } from '@/lib/server/endpoint'
import { beginTraining, stopTraining, trainingOf } from '@/lib/server/trainings'

/** The signed-in learner's latest run of the optimiser; null where there has been none. */
export const GET = learnerReader('read', async (viewer) =>
  answer({ training: await trainingOf(viewer.id) }),
)

/** Starts a run over the learner's log, unless one is under way. */
export const POST = learnerEndpoint(
  { input: Nothing, maxBytes: 64, limit: 'train' },
  async (viewer) => answer({ training: await beginTraining(viewer.id) }),
)

/** Gives up the run that is under way. */
export const DELETE = learnerEndpoint(
  { input: Nothing, maxBytes: 64, limit: 'write' },
  async (viewer) => answer({ training: await stopTraining(viewer.id) }),
)
