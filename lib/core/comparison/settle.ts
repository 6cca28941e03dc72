import { fold } from '../text'
import { topicName } from './labels'
import { mentionFinder } from './mentions'
import type { Naming } from './names'

/** A text of the document and whether it is a label: a heading or the words before a colon. */
export interface Told {
  readonly text: string
  readonly isLabel: boolean
}

const MOST_TEXTS = 4_000
const FEWEST_MENTIONS = 2

function mentionsOf(name: string, aliases: readonly string[], texts: readonly Told[]): number {
  const find = mentionFinder([{ key: 'one', name, aliases, products: [] }])
  return texts.reduce((sum, { text }) => sum + find(text).length, 0)
}

/** Whether two forms of a word begin alike and differ in their endings only: потока, Поток. */
function sameStem(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)]
  if (Math.abs(a.length - b.length) > 3 || a.includes(' ') !== b.includes(' ')) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  return same >= 4 && same >= Math.min(a.length, b.length) - 2
}

/** Whether the last word of a name goes with another subject too: "alligator snouts", "a crocodile's snout". */
function sharesNoun(name: string, { name: other }: Naming, texts: readonly Told[]): boolean {
  const words = name.split(' ')
  const noun = fold(words.at(-1) ?? '').replace(/e?s$/, '')
  if (words.length < 2 || noun.length < 4 || other.includes(' ')) return false
  const find = mentionFinder([{ key: 'other', name: other, aliases: [], products: [] }])
  return texts.some(({ text }) =>
    find(text).some(({ end }) =>
      fold(text.slice(end, end + noun.length + 8))
        .trimStart()
        .startsWith(noun),
    ),
  )
}

/**
 * Names of a title as the text itself writes them. A name the text never uses is replaced by the label that is
 * another form of it; its last word is left out when the text speaks of it without, or gives that word to another
 * subject too ("Crocodile vs Alligator Snouts").
 */
export function settled(namings: readonly Naming[], every: readonly Told[]): Naming[] {
  const texts = every.slice(0, MOST_TEXTS)
  const labels = texts.filter(({ isLabel }) => isLabel).map(({ text }) => topicName(text))
  const taken = new Set(namings.map(({ name }) => fold(name)))
  return namings.map((naming) => {
    const { name, aliases } = naming
    const common = namings.some((other) => other !== naming && sharesNoun(name, other, texts))
    const stem = name.split(' ').slice(0, -1).join(' ')
    if (common && !taken.has(fold(stem))) return { name: stem, aliases: [...aliases, name] }
    if (mentionsOf(name, aliases, texts) > 0) return naming
    const label = labels.find((text) => !taken.has(fold(text)) && sameStem(text, name))
    if (label) return { name: label, aliases: [...aliases, name] }
    const cut = stem !== '' && !taken.has(fold(stem))
    return cut && mentionsOf(stem, [], texts) >= FEWEST_MENTIONS
      ? { name: stem, aliases: [...aliases, name] }
      : naming
  })
}
