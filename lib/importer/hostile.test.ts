import { describe, expect, test } from 'vitest'
import { Refused } from '../core/exchange/refusal'
import type { ImportBatch } from '../core/exchange/wire'
import { hostileFiles } from './hostile'
import { importFile, previewFile } from './jobs'

const CHOICE = {
  uses: { 1: { as: 'cards', front: [0], back: [1] } },
  decks: null,
  history: true,
} as const

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code
    throw error
  }
}

async function batchesOf(file: Uint8Array): Promise<ImportBatch[]> {
  const batches: ImportBatch[] = []
  for await (const batch of importFile(file, CHOICE, 1_764_000_000_000)) batches.push(batch)
  return batches
}

const files = hostileFiles()

describe('hostile files', () => {
  test.each(files.filter(({ refused }) => refused !== null))(
    '$name: $refused',
    async ({ make, refused }) => {
      expect(await codeOf(previewFile(await make()))).toBe(refused)
    },
  )

  test.each(files.filter(({ refused }) => refused === null))(
    '$name: harmless',
    async ({ make }) => {
      const file = await make()
      expect(await codeOf(previewFile(file.slice()))).toBeNull()
      const batches = await batchesOf(file)
      expect(batches.at(-1)?.kind).toBe('report')
      for (const batch of batches) {
        if (batch.kind !== 'document') continue
        expect(batch.source.isWellFormed()).toBe(true)
        expect(/[^\P{C}\n]/u.exec(batch.source.replace(/\p{Cf}/gu, ''))).toBeNull()
        expect(batch.source).not.toContain('\u202e')
      }
    },
  )

  test('what runs in a field is gone, and what it says is text', async () => {
    const payloads = files.find(({ name }) => name.startsWith('scripts'))
    const batches = await batchesOf((await payloads?.make()) ?? new Uint8Array())
    const [document] = batches
    if (document?.kind !== 'document') throw new Error('no document')
    const facts: { w: string }[] = JSON.parse(document.rows.facts)
    const said = facts.map(({ w }) => w).join('\n')
    expect(said).toContain('link back')
    expect(said).toContain('<script>alert(1)</script> back')
    expect(said).not.toMatch(/onerror=alert\(1\)>|@import|srcdoc|onbegin/)
    expect(document.source.replaceAll(/\\./g, '')).not.toMatch(/[<&]/)
  })

  test('a thread that is not wanted any more ends with the reason', async () => {
    const large = files.find(({ name }) => name === '100,000 notes')
    const stop = new AbortController()
    const batches = importFile((await large?.make()) ?? new Uint8Array(), CHOICE, 0, {
      signal: stop.signal,
    })
    const all = async () => {
      for await (const _ of batches) stop.abort(new Error('cancelled'))
    }
    await expect(all()).rejects.toThrow('cancelled')
  })

  test('a thread that takes too long is ended', async () => {
    const large = files.find(({ name }) => name === '100,000 notes')
    const file = (await large?.make()) ?? new Uint8Array()
    expect(await codeOf(previewFile(file, { mostMs: 1 }))).toBe('too-slow')
  })
})
