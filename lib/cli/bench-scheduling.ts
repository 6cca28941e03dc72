import { benchFold, benchNext } from './bench-scheduling-fold'
import { benchCancel, benchOptimiser } from './bench-scheduling-optimiser'
import { benchQueue } from './bench-scheduling-queue'
import { type Figure, printFigures } from './figures'

async function* figures(): AsyncGenerator<Figure> {
  yield benchNext(200_000, 50_000)
  yield benchFold(100_000, 1)
  yield benchFold(1_000_000, 10)
  yield* await benchOptimiser(10_000, 2)
  yield* await benchOptimiser(100_000, 10)
  yield await benchCancel(100_000)
  yield* benchQueue()
}

/** How fast scheduling is, each beside the bare library in the same run; exits non-zero when one falls short. */
await printFigures(figures())
