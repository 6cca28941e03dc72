import { hash32 } from '../hash'
import { startOfStudyDay, studyDay } from '../scheduling/day'
import { journey, verdictAt } from '../scheduling/fold'
import { newMemory } from '../scheduling/schedule'
import type { Memory, MemorySettings, Review } from '../scheduling/types'
import type { AnkiNotes } from './anki'

/** What a learner knows of a fact. */
export interface AnkiProgress {
  readonly memory: Memory | null
  /** Its whole log. */
  readonly reviews: readonly Review[]
  readonly settings: MemorySettings
}

export interface AnkiOptions {
  /** What of the comparison's name stays when its title changes: the deck's id is made of it. */
  readonly comparisonId: string
  /** When the notes were last written, milliseconds: a note changed in Anki since then stays as it is there. */
  readonly changedAt: number
  /** Milliseconds. */
  readonly now: number
  /** By guid; left out of a deck for everybody. */
  readonly progress?: ReadonlyMap<string, AnkiProgress>
}

type Cell = string | number
/** Rows of the tables of a collection of schema 11, which every Anki from 2.1.28 on and AnkiDroid reads. */
export interface AnkiRows {
  /** All columns but `id`, in their order. */
  readonly col: readonly Cell[]
  /** `csum` is left to whoever writes them: the first field is `sfld`. */
  readonly notes: readonly (readonly Cell[])[]
  readonly cards: readonly (readonly Cell[])[]
  readonly revlog: readonly (readonly Cell[])[]
}

export const ANKI_FIELDS = [
  'Topic',
  'Subject',
  'Statement',
  'Question',
  'Answer',
  'Source',
] as const
const NOTE_TYPE = 1_764_288_000_001
const SECOND = 1_000
const SPAN = 2 ** 32

/** A number such as Anki gives things for the millisecond they were made in, the same for the same text: 41 bits. */
function idOf(text: string, taken: Set<number>): number {
  let id = 1_000_000_000_000 + ((hash32(text) * 163 + hash32(`${text} `)) % (163 * SPAN))
  while (taken.has(id)) id += 1
  taken.add(id)
  return id
}

export function ankiRows(made: AnkiNotes, options: AnkiOptions): AnkiRows {
  const { comparisonId, changedAt, progress } = options
  const first = [...(progress?.values() ?? [])][0]
  const clock = first?.settings ?? { timeZone: 'UTC', dayStartHour: 4 }
  const day = (ms: number) => studyDay(ms, clock.timeZone, clock.dayStartHour)
  const begun = [...(progress?.values() ?? [])].flatMap(({ reviews }) =>
    reviews.map(({ at }) => at),
  )
  const crt = day(begun.reduce((least, at) => Math.min(least, at), options.now))
  const taken = new Set<number>()
  const deckId = idOf(`deck ${comparisonId}`, taken)
  const mod = Math.floor(changedAt / SECOND)
  const notes: Cell[][] = []
  const cards: Cell[][] = []
  const revlog: Cell[][] = []
  const moments = new Set<number>()
  for (const [position, note] of made.notes.entries()) {
    const noteId = idOf(`note ${note.guid}`, taken)
    const cardId = idOf(`card ${note.guid}`, taken)
    const fields = [
      note.topic,
      note.subjects,
      note.statement,
      note.question,
      note.answer,
      note.source,
    ]
    const tags = ` ${note.tags.join(' ')} `
    notes.push([
      noteId,
      note.guid,
      NOTE_TYPE,
      mod,
      -1,
      tags,
      fields.join('\u001f'),
      note.topic,
      0,
      0,
      '',
    ])
    const known = progress?.get(note.guid)
    const schedule = scheduleOf(known, { position, crt, day, now: options.now })
    cards.push([cardId, noteId, deckId, 0, mod, -1, ...schedule])
    if (known) revlog.push(...revlogOf(cardId, known, moments))
  }
  const start = startOfStudyDay(crt, clock.timeZone, clock.dayStartHour)
  return {
    col: [
      Math.floor(start / SECOND),
      changedAt,
      changedAt,
      11,
      0,
      0,
      0,
      JSON.stringify({
        schedVer: 2,
        curDeck: deckId,
        curModel: NOTE_TYPE,
        nextPos: notes.length + 1,
        rollover: clock.dayStartHour,
      }),
      JSON.stringify({ [NOTE_TYPE]: noteType(deckId, mod) }),
      JSON.stringify({ 1: deck(1, 'Default', mod), [deckId]: deck(deckId, made.deck, mod) }),
      JSON.stringify({ 1: DECK_OPTIONS }),
      '{}',
    ],
    notes,
    cards,
    revlog,
  }
}

interface Calendar {
  readonly position: number
  /** Study day in which the collection begins. */
  readonly crt: number
  readonly day: (ms: number) => number
  readonly now: number
}

const EASE = 2_500
const NEW = { new: 0, learning: 1, review: 2, relearning: 3 } as const

/** type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data */
function scheduleOf(
  known: AnkiProgress | undefined,
  { position, crt, day, now }: Calendar,
): Cell[] {
  const memory = known?.memory
  if (!known || !memory) return [0, 0, position + 1, 0, 0, 0, 0, 0, 0, 0, 0, '{}']
  const { state, suspended, buriedUntil, flag, reps, lapses, intervalDays } = memory
  const isNew = state === 'new'
  const steps =
    state === 'learning'
      ? known.settings.learningStepsSeconds
      : known.settings.relearningStepsSeconds
  const remaining = isNew || state === 'review' ? 0 : Math.max(1, steps.length - memory.step)
  const queue = suspended ? -1 : buriedUntil > now ? -3 : isNew ? 0 : state === 'review' ? 2 : 1
  const due = isNew
    ? position + 1
    : state === 'review'
      ? day(memory.due) - crt
      : Math.floor(memory.due / SECOND)
  return [
    NEW[state],
    queue,
    due,
    isNew ? 0 : intervalDays,
    isNew ? 0 : EASE,
    reps,
    lapses,
    remaining * 1_001,
    0,
    0,
    flag,
    isNew ? '{}' : fsrsOf(memory, known.settings),
  ]
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

/** How Anki keeps FSRS's state beside a card: stability, difficulty, desired retention, decay, last review in seconds. */
function fsrsOf({ stability, difficulty, lastReview }: Memory, settings: MemorySettings): string {
  return JSON.stringify({
    s: rounded(stability, 4),
    d: rounded(difficulty, 3),
    dr: rounded(settings.desiredRetention, 2),
    ...(settings.parameters && { decay: rounded(settings.parameters[20] ?? 0.1542, 4) }),
    lrt: Math.floor(lastReview / SECOND),
  })
}

/** Difficulty as Anki's log shows it under FSRS: 100 to 1100. */
const factorOf = ({ difficulty }: Memory) => Math.round(((difficulty - 1) / 9) * 1_000 + 100)

/** Days, or seconds below none. */
function intervalOf({ state, intervalDays, due, lastReview }: Memory): number {
  if (state === 'new') return 0
  return intervalDays > 0 ? intervalDays : -Math.max(1, Math.round((due - lastReview) / SECOND))
}

const FILTERED = 3
const MANUAL = 4

/** id, cid, usn, ease, ivl, lastIvl, factor, time, type: a row for each answer that stands, and each change of date. */
function revlogOf(
  cardId: number,
  { reviews, settings }: AnkiProgress,
  moments: Set<number>,
): Cell[][] {
  let before: Memory | null = null
  return journey(reviews, settings).flatMap(({ entry, memory }) => {
    const earlier: Memory = before ?? newMemory(entry.factId)
    before = memory
    if (entry.kind !== 'answer' && entry.kind !== 'reset' && entry.kind !== 'set-due') return []
    let id = Math.floor(entry.at)
    while (moments.has(id)) id += 1
    moments.add(id)
    const [ivl, last] = [intervalOf(memory), intervalOf(earlier)]
    if (entry.kind !== 'answer') {
      return [
        [id, cardId, -1, 0, ivl, last, entry.kind === 'reset' ? 0 : factorOf(memory), 0, MANUAL],
      ]
    }
    const verdict = verdictAt(earlier, entry, settings)
    if (!verdict) {
      const ease = entry.rating ?? (entry.correct ? 3 : 1)
      return [[id, cardId, -1, ease, ivl, last, 0, entry.elapsedMs, FILTERED]]
    }
    const type = earlier.state === 'review' ? 1 : earlier.state === 'relearning' ? 2 : 0
    return [[id, cardId, -1, verdict.rating, ivl, last, factorOf(memory), entry.elapsedMs, type]]
  })
}

const CSS =
  '.card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: center; max-width: 40em; margin: 0 auto; } .source { margin-top: 2em; font-size: 14px; opacity: 0.7; }'

function noteType(deckId: number, mod: number) {
  return {
    id: NOTE_TYPE,
    name: 'Discern',
    type: 0,
    mod,
    usn: -1,
    sortf: 0,
    did: deckId,
    tmpls: [
      {
        name: 'Recall',
        ord: 0,
        qfmt: '{{Question}}',
        afmt: '{{FrontSide}}<hr id=answer>{{Answer}}<div class="source">{{Source}}</div>',
        bqfmt: '',
        bafmt: '',
        did: null,
        bfont: '',
        bsize: 0,
      },
    ],
    flds: ANKI_FIELDS.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    css: CSS,
    latexPre: '',
    latexPost: '',
    latexsvg: false,
    req: [[0, 'any', [3]]],
    tags: [],
    vers: [],
  }
}

function deck(id: number, name: string, mod: number) {
  const today = [0, 0]
  return {
    id,
    name,
    mod,
    usn: -1,
    desc: '',
    dyn: 0,
    conf: 1,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 0,
    extendRev: 0,
    newToday: today,
    revToday: today,
    lrnToday: today,
    timeToday: today,
  }
}

/** Anki's own defaults, under the one id each collection has. */
const DECK_OPTIONS = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: { bury: false, delays: [1, 10], initialFactor: EASE, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: false, ease4: 1.3, hardFactor: 1.2, ivlFct: 1, maxIvl: 36_500, perDay: 200 },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
}
