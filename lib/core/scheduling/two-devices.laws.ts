import fc from 'fast-check'
import { reviewsUnknownAt } from '../../client/entries'
import { random } from '../random'
import { HOUR } from './day'
import { choice, flashcard, NOON } from './fixtures'
import { apply, fold, isWorthKeeping } from './fold'
import { Device, FACTS, type Flying, SETTINGS, Server, type Stored } from './two-devices-model.laws'
import type { Command, Memory, Rating, Review } from './types'

/** What two devices did in all cases, so that it can be seen to have been enough. */
export interface Played {
  /** Entries stored. */
  entries: number
  /** Times an entry came that was there already. */
  repeated: number
  /** Entries that a clock had put elsewhere in time. */
  moved: number
  /** Memories of a device that had not asked again, found to be those of the server. */
  foreseen: number
}

const EVENTS = 1000

/** Between two events: seconds as a rule, now and then minutes or the night. */
function pauseBy(draw: Draw): number {
  const kind = draw(250)
  if (kind === 0) return 20 * HOUR
  return kind < 5 ? 10 * 60_000 : 1 + draw(4) * 1_500
}

/** Draws one choice after the other out of a number. */
type Draw = (below: number) => number

function drawsFrom(number: number): Draw {
  let rest = number
  return (below) => {
    const drawn = rest % below
    rest = Math.floor(rest / below)
    return drawn
  }
}

function answerBy(draw: Draw, id: string, factId: string): Review {
  const grade = draw(6)
  const over = { id, factId, slow: draw(5) === 0, practice: draw(12) === 0, policy: 2 as const }
  if (grade >= 4) return choice({ ...over, correct: grade === 4, hinted: draw(4) === 0 })
  const intervalDays = draw(3) === 0 ? 1 + draw(30) : null
  return flashcard({ ...over, rating: (grade + 1) as Rating, intervalDays })
}

function commandBy(draw: Draw, id: string, factId: string): Command {
  const entry = { id, factId, at: 0 }
  const kinds = ['suspend', 'resume', 'bury', 'unbury', 'reset'] as const
  const kind = draw(kinds.length + 2)
  if (kind === kinds.length) return { kind: 'flag', flag: draw(8), ...entry }
  return { kind: kinds[kind] ?? 'set-due', days: draw(60), ...entry } as Command
}

let cases = 0

/** Plays a tape of events on two devices until all is delivered; throws where they do not agree. */
async function play(tape: readonly number[], seed: number): Promise<Played> {
  cases += 1
  let now = NOON
  let foreseen = 0
  const made: string[] = []
  /** In half of all cases no clock jumps, so that devices have the more to foresee. */
  const jumps = seed % 2 === 0
  const server = new Server()
  const devices = ['a', 'b'].map((name) => new Device(`${name} of ${cases}`, server, now))
  const flying: Flying[] = []

  async function send(device: Device, draw: Draw): Promise<void> {
    const [most, twice] = [1 + draw(draw(2) === 0 ? 500 : 8), draw(4) === 0]
    const batch = await device.send(now, { seed: draw(1e6), most, twice })
    if (batch) flying.push(batch)
  }

  async function arrive(index: number, isHeard: boolean, isRepeated: boolean): Promise<void> {
    const [one] = flying.splice(index, 1)
    if (!one) return
    const { from, batch, sentAt } = one
    const reviews = batch.map(({ review }) => review)
    const verdicts = server.receive(from.owner, reviews, sentAt, now)
    if (isRepeated) flying.push(one)
    now += 1
    if (isHeard) await from.hear(batch, verdicts, now)
    now += 1
  }

  async function sendAll(device: Device): Promise<void> {
    while ((await device.waiting()).length > 0) {
      await send(device, drawsFrom(Number.MAX_SAFE_INTEGER))
      await arrive(flying.length - 1, true, true)
    }
  }

  async function fetch(device: Device, loading: number): Promise<void> {
    foreseen += await foresee(device, server)
    const at = now
    now += 1 + loading
    await device.fetch(at, now)
  }

  async function happen(draw: Draw): Promise<void> {
    const kind = draw(100)
    const which = draw(2)
    const device = devices[which]
    if (!device) return
    now += pauseBy(draw)
    if (kind < 70) return act(device, kind, FACTS[which * 3 + draw(FACTS.length - 3)] ?? '', draw)
    if (kind < 80) return send(device, draw)
    if (kind < 97) {
      const index = draw(3) > 0 ? flying.length - 1 : draw(flying.length || 1)
      return arrive(index, draw(3) > 0, draw(4) === 0)
    }
    if (kind < 99) {
      if (draw(2) === 0) await sendAll(device)
      return fetch(device, draw(3_000))
    }
    if (jumps) device.ahead += (draw(25) - 12) * HOUR
  }

  async function act(device: Device, kind: number, factId: string, draw: Draw): Promise<void> {
    const id = `${String(made.length).padStart(5, '0')} by ${device.owner}`
    const recent = draw(3) > 0 ? 5 : device.made.length
    const taken = device.made.at(-1 - draw(Math.min(recent, device.made.length) || 1))
    const entry: Review =
      kind < 52 || !taken
        ? answerBy(draw, id, factId)
        : kind < 62
          ? commandBy(draw, id, factId)
          : { kind: 'undo', undoes: taken.id, id, factId: taken.factId, at: 0 }
    made.push(id)
    await device.do(entry, now)
  }

  for (const number of tape) await happen(drawsFrom(number))
  for (const device of devices) await sendAll(device)
  for (const one of random(String(seed)).shuffle(flying)) {
    await arrive(flying.indexOf(one), true, false)
  }
  requireSame([...server.log.keys()].sort(), made.toSorted())
  requireFolded(server, seed)
  for (const device of devices) {
    await fetch(device, 0)
    requireSame(shown(await device.memories()), shown(server.memories()))
    await device.leave()
  }
  const { repeated, moved } = server
  return { entries: server.log.size, repeated, moved, foreseen }
}

/** Memories in the order of their facts. */
const shown = (memories: ReadonlyMap<string, Memory>) =>
  [...memories.values()].sort((a, b) => (a.factId < b.factId ? -1 : 1))

function requireSame(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (is !== should) throw new Error(`is ${is}\nshould be ${should}`)
}

/** What the log comes to by the plainest way: in order of time, one after the other, without what was taken back. */
function plainly(log: readonly Review[]): Memory | null {
  const undone = new Set(log.flatMap((entry) => (entry.kind === 'undo' ? [entry.undoes] : [])))
  let memory: Memory | null = null
  for (const entry of log.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    if (entry.kind !== 'undo' && !undone.has(entry.id)) memory = apply(memory, entry, SETTINGS)
  }
  return memory && isWorthKeeping(memory) ? memory : null
}

/** The memories of the server are the fold of its log in any order, and what that comes to by hand. */
function requireFolded(server: Server, seed: number): void {
  const { shuffle } = random(String(seed))
  const memories = server.memories()
  for (const factId of FACTS) {
    const log = server.entriesOf(factId).map(({ review }) => review)
    const memory = memories.get(factId) ?? null
    requireSame(fold(shuffle([...log, ...log.slice(0, 5)]), SETTINGS), memory)
    requireSame(plainly(log), memory)
  }
}

/**
 * What a device makes of its sitting and of the entries it takes to have come after it is what the server makes of them,
 * for facts that only this device touched, with its clock right, and all of whose entries it has sent. What came before
 * but was heard of only after it is among those entries, unless another device has added to the same fact meanwhile:
 * then nothing tells a device that its entry is in the sitting, and it is wrong until the next one. Gives how many such
 * facts there are.
 */
async function foresee(device: Device, server: Server): Promise<number> {
  const { at, known } = device.sitting
  const waiting = new Set((await device.waiting()).map(({ review }) => review.factId))
  const memories = await device.memories()
  const misplaced = new Set(
    (await reviewsUnknownAt(device.owner, at)).flatMap(({ id, factId }) => {
      const stored = server.log.get(id)
      if (stored?.review.at !== stored?.claimedAt) return [factId]
      return stored && stored.number < known && isOverlaid(server, stored, known) ? [factId] : []
    }),
  )
  const facts = FACTS.filter((factId) => {
    const since = server.entriesOf(factId).filter(({ number }) => number >= known)
    const ids = new Set(since.map(({ review }) => review.id))
    const isOwn = since.every(
      ({ by, review, claimedAt }) =>
        by === device.owner &&
        review.at === claimedAt &&
        review.at >= at &&
        (review.kind !== 'undo' || ids.has(review.undoes)),
    )
    return since.length > 0 && isOwn && !waiting.has(factId) && !misplaced.has(factId)
  })
  for (const factId of facts) {
    const memory = memories.get(factId)
    const foreseen = memory && isWorthKeeping(memory) ? memory : null
    requireSame(foreseen, server.memories().get(factId) ?? null)
  }
  return facts.length
}

/** Whether a sitting holds what another device made of the same fact after an entry. */
const isOverlaid = (server: Server, { review, by }: Stored, known: number) =>
  server
    .entriesOf(review.factId)
    .some((other) => other.number < known && other.by !== by && other.review.at >= review.at)

/**
 * Two devices with clocks of their own answer, take back, command, send and ask again, a thousand times, over a network
 * that reorders, repeats and loses: in the end the server has every entry once, and all three have the same memories.
 */
export async function twoDevicesLaw(runs: number, seed?: number): Promise<Played> {
  const total: Played = { entries: 0, repeated: 0, moved: 0, foreseen: 0 }
  const tapes = fc.array(fc.maxSafeNat(), { minLength: EVENTS, maxLength: EVENTS })
  await fc.assert(
    fc.asyncProperty(tapes, fc.nat(), async (tape, order) => {
      const played = await play(tape, order)
      for (const name of Object.keys(total) as (keyof Played)[]) total[name] += played[name]
    }),
    // A tape of a thousand events does not get shorter in any time worth waiting.
    { numRuns: runs, endOnFailure: true, ...(seed !== undefined && { seed }) },
  )
  return total
}
