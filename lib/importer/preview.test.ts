import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Fixture, latest, legacy1, legacy2 } from './fixtures'
import { previewFile } from './jobs'

const PICTURE = Uint8Array.from({ length: 5_000 }, (_, n) => (n * n) % 251)
const SHA1 = createHash('sha1').update(PICTURE).digest('hex')

const FIXTURE: Fixture = {
  notes: [
    {
      guid: 'a',
      type: 1,
      fields: ['<b>France</b>', 'Paris<img src="tower.png">'],
      tags: ' capital ',
    },
    { guid: 'b', type: 1, fields: ['Italy', 'Rome'], deck: 2 },
    { guid: 'c', type: 2, fields: ['{{c1::Mitosis}} makes {{c2::two}} cells', ''], deck: 2 },
    { guid: 'd', type: 3, fields: ['Networking', 'bridges', 'services'] },
  ],
  reviews: [
    { note: 0, at: 1_700_000_100_000, ease: 3, type: 0 },
    { note: 0, at: 1_700_100_000_000, ease: 1, type: 1 },
  ],
}

describe.each([
  ['legacy-1', legacy1],
  ['legacy-2', legacy2],
  ['latest', latest],
] as const)('a package of container %s', (version, make) => {
  test('tells its decks, note types, notes, cards, reviews and media', async () => {
    const preview = await previewFile(await make(FIXTURE, { 'tower.png': PICTURE }))
    expect(preview).toMatchObject({ version, notes: 4, cards: 4, reviews: 2 })
    expect(preview.decks).toEqual([
      { id: 2, name: 'Biology › Cells', cards: 2 },
      { id: 1, name: 'Default', cards: 2 },
    ])
    expect(preview.noteTypes).toEqual([
      {
        id: 1,
        name: 'Basic',
        kind: 'standard',
        fields: ['Front', 'Back'],
        notes: 2,
        use: { as: 'cards', front: [0], back: [1] },
        sample: ['France', 'Paris'],
      },
      {
        id: 2,
        name: 'Cloze',
        kind: 'cloze',
        fields: ['Text', 'Back Extra'],
        notes: 1,
        use: { as: 'gaps', text: 0, extra: [1] },
        sample: ['{{c1::Mitosis}} makes {{c2::two}} cells', ''],
      },
      {
        id: 3,
        name: 'Compare',
        kind: 'standard',
        fields: ['Topic', 'Docker', 'Kubernetes'],
        notes: 1,
        use: { as: 'table', topic: 0, subjects: [1, 2] },
        sample: ['Networking', 'bridges', 'services'],
      },
    ])
    expect(preview.media).toEqual({
      files: 1,
      missing: 0,
      bytes: 5_000,
      listed: [{ name: 'tower.png', bytes: 5_000, sha1: SHA1 }],
    })
  })
})
