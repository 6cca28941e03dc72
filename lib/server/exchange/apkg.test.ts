import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { ankiNotes } from '../../core/exchange/anki'
import { awkward } from '../../core/exchange/fixtures'
import { type AnkiProgress, ankiRows } from '../../core/exchange/write-apkg'
import { dockerAndKubernetes } from '../../core/questions/fixtures'
import { startOfStudyDay, studyDay } from '../../core/scheduling/day'
import { flashcard, NOON } from '../../core/scheduling/fixtures'
import { fold } from '../../core/scheduling/fold'
import { DEFAULT_SETTINGS, type Review } from '../../core/scheduling/types'
import { packApkg } from './apkg'
import { withSqlite } from './sqlite'

const DAY = 86_400_000
const settings = { ...DEFAULT_SETTINGS, timeZone: 'Asia/Tokyo' }
const options = { comparisonId: 'some', changedAt: NOON, now: NOON + 40 * DAY }

async function opened(apkg: Uint8Array) {
  const files = unzipSync(apkg)
  expect(Object.keys(files).sort()).toEqual(['collection.anki21', 'media', 'meta'])
  expect(new TextDecoder().decode(files.media)).toBe('{}')
  return withSqlite(files['collection.anki21'] ?? new Uint8Array(), (db) => {
    const all = (query: string) => {
      const [result] = db.exec(query)
      return (result?.values ?? []).map((row) =>
        Object.fromEntries((result?.columns ?? []).map((name, at) => [name, row[at]])),
      )
    }
    expect(all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    return {
      col: all('SELECT * FROM col')[0] ?? {},
      notes: all('SELECT * FROM notes ORDER BY id'),
      cards: all('SELECT * FROM cards ORDER BY id'),
      revlog: all('SELECT * FROM revlog ORDER BY id'),
    }
  })
}

const json = (text: unknown) => JSON.parse(String(text))

/** What a learner knows of some facts, by what they answered. */
function progressOf(reviews: readonly Review[]): Map<string, AnkiProgress> {
  const ids = new Set(reviews.map(({ factId }) => factId))
  return new Map(
    [...ids].map((factId) => {
      const own = reviews.filter((review) => review.factId === factId)
      return [factId, { memory: fold(own, settings), reviews: own, settings }]
    }),
  )
}

describe('an .apkg', () => {
  test('has a note and a card for each fact with a flashcard, one note type and one deck', async () => {
    const made = ankiNotes(dockerAndKubernetes, 'docker-and-kubernetes')
    const { col, notes, cards, revlog } = await opened(await packApkg(ankiRows(made, options)))
    expect(notes).toHaveLength(14)
    expect(cards).toHaveLength(14)
    expect(revlog).toEqual([])
    expect(col.ver).toBe(11)
    const [model] = Object.values(json(col.models)) as {
      id: number
      flds: { name: string }[]
      tmpls: object[]
    }[]
    expect(model?.flds.map(({ name }) => name)).toEqual([
      'Topic',
      'Subject',
      'Statement',
      'Question',
      'Answer',
      'Source',
    ])
    expect(model?.tmpls).toHaveLength(1)
    expect(notes.every(({ mid }) => mid === model?.id)).toBe(true)
    const decks = Object.values(json(col.decks)) as { id: number; name: string }[]
    expect(decks.map(({ name }) => name)).toEqual(['Default', 'Docker & Kubernetes'])
    expect(
      cards.every(({ did, type, queue }) => did === decks[1]?.id && type === 0 && queue === 0),
    ).toBe(true)
    const fields = notes.map(({ flds }) => String(flds).split('\u001f'))
    expect(fields.every((each) => each.length === 6)).toBe(true)
    expect(new Set(cards.map(({ nid }) => nid))).toEqual(new Set(notes.map(({ id }) => id)))
    expect(notes[0]?.tags).toMatch(/^ discern::docker-and-kubernetes::\S+ $/)
  })

  test('is the same bytes each time, and keeps ids and guids over an edit', async () => {
    const made = ankiNotes(dockerAndKubernetes, 'slug')
    const once = await packApkg(ankiRows(made, options))
    expect(await packApkg(ankiRows(made, options))).toEqual(once)
    const edited = {
      ...made,
      notes: made.notes.slice(1).map((note) => ({ ...note, answer: 'New' })),
    }
    const before = new Map((await opened(once)).notes.map(({ guid, id }) => [guid, id]))
    const later = await opened(
      await packApkg(ankiRows(edited, { ...options, changedAt: NOON + 9_000 })),
    )
    expect(later.notes).toHaveLength(13)
    for (const { guid, id, mod } of later.notes) {
      expect(before.get(guid)).toBe(id)
      expect(mod).toBe(Math.floor(NOON / 1000) + 9)
    }
  })

  test('holds words that mean something to HTML as text', async () => {
    const { notes } = await opened(await packApkg(ankiRows(ankiNotes(awkward, 'x'), options)))
    expect(notes.some(({ flds }) => String(flds).includes('Less &amp; &lt;more&gt;'))).toBe(true)
    expect(notes.filter(({ flds }) => /<(?!br>)/.test(String(flds)))).toEqual([])
  })

  test("carries a learner's schedule: dates, FSRS state, log", async () => {
    const made = ankiNotes(dockerAndKubernetes, 'slug')
    const [a = '', b = '', c = '', d = ''] = made.notes.map(({ guid }) => guid)
    const practised = flashcard({
      id: 'p',
      factId: a,
      at: NOON + 5 * DAY,
      practice: true,
      rating: 1,
      elapsedMs: 700,
    })
    const reviews: Review[] = [
      flashcard({ id: '1', factId: a, at: NOON, rating: 4, elapsedMs: 900 }),
      flashcard({ id: '2', factId: a, at: NOON + 20 * DAY, rating: 3, elapsedMs: 4321 }),
      practised,
      flashcard({ id: '3', factId: b, at: NOON, rating: 1 }),
      flashcard({ id: '4', factId: c, at: NOON, rating: 4 }),
      { kind: 'suspend', id: '5', factId: c, at: NOON + 1000 },
      { kind: 'flag', id: '6', factId: c, at: NOON + 2000, flag: 2 },
      flashcard({ id: '7', factId: d, at: NOON, rating: 3 }),
      { kind: 'undo', id: '8', factId: d, at: NOON + 100, undoes: '7' },
    ]
    const progress = progressOf(reviews)
    const { col, notes, cards, revlog } = await opened(
      await packApkg(ankiRows(made, { ...options, progress })),
    )
    const cardOf = (guid: string) => {
      const note = notes.find((each) => each.guid === guid)
      return cards.find(({ nid }) => nid === note?.id) ?? {}
    }
    const crt = Number(col.crt) * 1000
    expect(crt).toBe(startOfStudyDay(studyDay(NOON, 'Asia/Tokyo', 4), 'Asia/Tokyo', 4))

    const memory = progress.get(a)?.memory
    if (!memory) throw new Error('nothing known')
    const card = cardOf(a)
    expect(card).toMatchObject({
      type: 2,
      queue: 2,
      ivl: memory.intervalDays,
      reps: memory.reps,
      lapses: 0,
    })
    const due = startOfStudyDay(studyDay(crt, 'Asia/Tokyo', 4) + Number(card.due), 'Asia/Tokyo', 4)
    expect(due).toBe(startOfStudyDay(studyDay(memory.due, 'Asia/Tokyo', 4), 'Asia/Tokyo', 4))
    const { s, d: difficulty, dr, lrt } = json(card.data)
    expect(s).toBeCloseTo(memory.stability, 3)
    expect(difficulty).toBeCloseTo(memory.difficulty, 2)
    expect({ dr, lrt }).toEqual({ dr: 0.9, lrt: Math.floor((NOON + 20 * DAY) / 1000) })

    expect(cardOf(b)).toMatchObject({
      type: 1,
      queue: 1,
      due: Math.floor((progress.get(b)?.memory?.due ?? 0) / 1000),
      left: 2_002,
    })
    expect(cardOf(c)).toMatchObject({ type: 2, queue: -1, flags: 2 })
    expect(cardOf(d)).toMatchObject({ type: 0, queue: 0, reps: 0, data: '{}' })

    const ofA = revlog.filter(({ cid }) => cid === card.id)
    expect(ofA.map(({ id, ease, type, time }) => [id, ease, type, time])).toEqual([
      [NOON, 4, 0, 900],
      [NOON + 5 * DAY, 1, 3, 700],
      [NOON + 20 * DAY, 3, 1, 4321],
    ])
    expect(ofA.at(-1)?.ivl).toBe(memory.intervalDays)
    expect(new Set(revlog.map(({ id }) => id)).size).toBe(revlog.length)
    expect(revlog.filter(({ cid }) => cid === cardOf(d).id)).toEqual([])
  })
})
