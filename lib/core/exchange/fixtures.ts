import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { read } from '../comparison/fixtures'
import type { Comparison } from '../comparison/types'
import { compare } from '../questions/fixtures'
import { itemsOf } from '../questions/quiz'
import type { Item } from '../questions/types'

const LIBRARY = fileURLToPath(new URL('../../../prisma/library/', import.meta.url))

/** Every built-in comparison with all its items, by file name. */
export const library: readonly (readonly [string, Comparison, readonly Item[]])[] = readdirSync(
  LIBRARY,
)
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const comparison = read(readFileSync(`${LIBRARY}${name}`, 'utf8'))
    return [name, comparison, itemsOf(comparison)] as const
  })

/** A comparison whose words mean something to every format it could be written in. */
export const awkward: Comparison = compare(
  ['Less & <more>', 'C# {x}'],
  [
    [
      '=SUM(A1)',
      'Less & <more> takes a = b: {c} ~ d # e // f.',
      'C# {x} uses "quotes", \\slashes\\ and 50%.',
    ],
    ['@tags: +1', 'Less & <more> prints *stars* and `ticks`.', 'C# {x} prints -> arrows | pipes.'],
    ['ANSWER: A', 'Less & <more> says A. nothing at all.', 'C# {x} says B) something else.'],
    ['Größe 中文 🙂', 'Less & <more> weighs 3 kg.', 'C# {x} weighs 5 kg.'],
  ],
)
