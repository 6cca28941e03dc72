import { fold } from '../text'
import type { FindMentions } from './mask'
import {
  announcesVerb,
  type Before,
  classOf,
  isAdjective,
  type Word,
  type WordClass,
  wordsIn,
} from './word-class'

/** A word with its class. */
export interface Classed {
  readonly word: Word
  readonly class: WordClass
}

/** The words of a text with their classes, and the noun phrases among them without their determiners. */
export interface Parsed {
  readonly words: readonly Classed[]
  readonly phrases: readonly (readonly Classed[])[]
}

/**
 * Noun phrases are runs of adjectives, numbers and nouns that end in a noun or a lone adjective with a hyphen. What
 * touches the name of a subject is part of a longer name and is left out.
 */
export function parse(text: string, find: FindMentions): Parsed {
  const words = wordsIn(text, fold)
  const mentions = find(text)
  const classed: Classed[] = []
  const phrases: Classed[][] = []
  let run: Classed[] = []
  let verb = false
  let due = false
  let touched = false
  const close = () => {
    while (run.length > 1 && isLoose(run.at(-1) as Classed)) run.pop()
    if (run.length > 0 && !touched) phrases.push(run)
    run = []
  }
  words.forEach((word, at) => {
    const named = mentions.some(({ start, end }) => word.start < end && word.end > start)
    const previous = classed.at(-1)
    if (!word.joined) close()
    const afterName = mentions.some(({ end }) => previous?.word.end === end)
    const announced = previous !== undefined && announcesVerb(previous.word.folded)
    const led = word.joined && (afterName || announced || (previous?.class === 'adverb' && due))
    const before: Before = { word: words[at - 1], class: previous?.class ?? null, led, verb }
    due = led
    const found = named ? 'noun' : classOf(word, words[at + 1], before, run)
    const own = { word, class: found }
    classed.push(own)
    if (named) {
      if (word.joined) run = []
      close()
    } else if (found === 'noun' || found === 'adjective' || found === 'number') {
      if (run.length === 0) touched = word.joined && afterName
      run.push(own)
    } else close()
    verb = found === 'verb' || (verb && /^(?:and|or)$/.test(word.folded))
  })
  close()
  return { words: classed, phrases: phrases.filter(([first]) => first && !isCut(text, first.word)) }
}

/** An adjective that ends a run qualifies nothing there: "makes hosting easier". */
const isLoose = ({ word, class: found }: Classed) =>
  found === 'number' ||
  (found === 'adjective' && isAdjective(word.folded)) ||
  /[^e]ed$/.test(word.folded)

const isCut = (text: string, { start }: Word) => /[–—/-]/.test(text[start - 1] ?? '')
