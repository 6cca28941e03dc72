import fc from 'fast-check'
import { choice, flashcard, NOON, ratings, undoOf } from './fixtures'
import { apply, fold } from './fold'
import type { Law } from './fold.laws'
import { answer, current, type Session, setAside, startSession, undo } from './session'
import { type Answer, type Command, DEFAULT_SETTINGS, type Memory, type Review } from './types'

/** A sitting and everything it changes. */
interface Sitting {
  readonly session: Session
  readonly memories: ReadonlyMap<string, Memory | null>
  readonly log: readonly Review[]
  /** What was done and not taken back. */
  readonly done: readonly (Answer | Command)[]
  /** How things stood before each of these, in full. */
  readonly before: readonly string[]
}

const SETTINGS = {
  ...DEFAULT_SETTINGS,
  leechThreshold: 1,
  leechAction: 'suspend' as const,
  burySiblings: { new: true, review: true, learning: false },
}

const moves = fc.oneof(
  { weight: 5, arbitrary: ratings.map((rating) => ({ kind: 'grade' as const, rating })) },
  { weight: 2, arbitrary: fc.boolean().map((correct) => ({ kind: 'quiz' as const, correct })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<'suspend' | 'bury' | 'reset'>('suspend', 'bury', 'reset')
      .map((command) => ({ kind: 'command' as const, command })),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 6 }).map((steps) => ({ kind: 'undo' as const, steps })),
  },
)
type Move = typeof moves extends fc.Arbitrary<infer Each> ? Each : never

const sittings = fc.record({
  facts: fc.integer({ min: 1, max: 8 }),
  moves: fc.array(fc.record({ move: moves, pause: fc.nat(20 * 60_000) }), { maxLength: 40 }),
})

/** Everything but the log, which only grows. */
const shown = ({ session, memories }: Sitting) =>
  JSON.stringify([session, [...memories].sort(([a], [b]) => (a < b ? -1 : 1))])

function begin(facts: number): Sitting {
  const main = Array.from({ length: facts }, (_, index) => ({
    factId: `f${index}`,
    kind: 'new' as const,
    due: 0,
    row: `row ${index % 3}`,
  }))
  const memories = new Map(main.map(({ factId }) => [factId, null]))
  return {
    session: startSession({ learning: [], main }, SETTINGS),
    memories,
    log: [],
    done: [],
    before: [],
  }
}

function step(sitting: Sitting, move: Exclude<Move, { kind: 'undo' }>, at: number): Sitting {
  const factId = current(sitting.session, at)?.factId
  if (factId === undefined) return sitting
  const id = `r${String(sitting.log.length).padStart(3, '0')}`
  const entry: Answer | Command =
    move.kind === 'grade'
      ? flashcard({ id, factId, at, rating: move.rating })
      : move.kind === 'quiz'
        ? choice({ id, factId, at, correct: move.correct, policy: 2 })
        : { kind: move.command, id, factId, at }
  const memory = apply(sitting.memories.get(factId) ?? null, entry, SETTINGS)
  const session =
    move.kind === 'command'
      ? setAside(sitting.session, factId)
      : answer(sitting.session, move.kind === 'grade' ? move.rating : 3, memory)
  return {
    session,
    memories: new Map(sitting.memories).set(
      factId,
      fold([...logOf(sitting, factId), entry], SETTINGS),
    ),
    log: [...sitting.log, entry],
    done: [...sitting.done, entry],
    before: [...sitting.before, shown(sitting)],
  }
}

const logOf = ({ log }: Sitting, factId: string) => log.filter((entry) => entry.factId === factId)

function takeBack(sitting: Sitting, at: number): Sitting {
  const last = sitting.done.at(-1)
  if (!last) return sitting
  const undoing: Review = {
    ...undoOf(last.id, at),
    id: `u${sitting.log.length}`,
    factId: last.factId,
  }
  const log = [...sitting.log, undoing]
  const own = log.filter(({ factId }) => factId === last.factId)
  const after: Sitting = {
    session: undo(sitting.session),
    memories: new Map(sitting.memories).set(last.factId, fold(own, SETTINGS)),
    log,
    done: sitting.done.slice(0, -1),
    before: sitting.before.slice(0, -1),
  }
  if (shown(after) !== sitting.before.at(-1)) {
    throw new Error(`is ${shown(after)}\nshould be ${sitting.before.at(-1)}`)
  }
  return after
}

/**
 * In random sittings of grades, quiz answers, commands and undos of several steps, each undo gives back the memories
 * and the session as they were before, byte for byte.
 */
export const undoLaw: Law = (runs, seed) => {
  fc.assert(
    fc.property(sittings, ({ facts, moves: drawn }) => {
      let at = NOON
      let sitting = begin(facts)
      for (const { move, pause } of drawn) {
        at += pause
        if (move.kind !== 'undo') sitting = step(sitting, move, at)
        else for (let left = move.steps; left > 0; left--) sitting = takeBack(sitting, at)
      }
      while (sitting.done.length > 0) sitting = takeBack(sitting, at)
    }),
    seed === undefined ? { numRuns: runs } : { numRuns: runs, seed },
  )
}
