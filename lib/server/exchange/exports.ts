import 'server-only'
import { strToU8, zipSync } from 'fflate'
import { ankiNotes } from '../../core/exchange/anki'
import type { Written } from '../../core/exchange/question'
import { TARGETS, type Target } from '../../core/exchange/targets'
import { writeAiken } from '../../core/exchange/write-aiken'
import { writeAnkiText } from '../../core/exchange/write-anki-text'
import { writeComparisonCsv, writeQuestionsCsv } from '../../core/exchange/write-csv'
import { writeGift } from '../../core/exchange/write-gift'
import { writeMarkdown } from '../../core/exchange/write-markdown'
import { writeMoodleXml } from '../../core/exchange/write-moodle-xml'
import { writeQti } from '../../core/exchange/write-qti'
import { assembleQuiz, itemsOf } from '../../core/questions/quiz'
import { parseQuizSettings } from '../../core/questions/settings'
import type { Item } from '../../core/questions/types'
import type { Viewer } from '../../data/accounts'
import type { StoredComparison } from '../../data/comparisons'
import { comparisonAt } from '../comparisons'
import { unwantedItems } from '../unwanted'
import { apkgFor } from './apkg'

export interface ExportedFile {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array
  /** How many items were left out, by reason. */
  readonly skipped: Written<unknown>['skipped']
}

/**
 * A comparison, or questions about it, in one of the formats. With a `seed` in the query the questions are those of the
 * quiz that the query describes, else all that are asked of whoever asks. Null where the comparison is not there.
 */
export async function exportOf(
  viewer: Viewer | null,
  slug: string,
  target: Target,
  query: Readonly<Record<string, string>>,
): Promise<ExportedFile | null> {
  const found = await comparisonAt(viewer, slug)
  if (!found) return null
  const without = await unwantedItems(viewer, [found])
  const items =
    query.seed === undefined
      ? itemsOf(found.comparison).filter(({ id }) => !without.has(id))
      : assembleQuiz(found.comparison, parseQuizSettings(query, query.seed), without).items
  const { extension, type } = TARGETS.find(({ key }) => key === target) ?? TARGETS[0]
  const { content, skipped } = await contentOf(target, viewer, found, items, without)
  const kind = target === 'questions-csv' ? '-questions' : target === 'aiken' ? '-aiken' : ''
  return { name: `${found.slug}${kind}.${extension}`, type, content, skipped }
}

type Content = Pick<ExportedFile, 'content' | 'skipped'>

async function contentOf(
  target: Target,
  viewer: Viewer | null,
  found: StoredComparison,
  items: readonly Item[],
  without: ReadonlySet<string>,
): Promise<Content> {
  const { comparison, slug } = found
  const whole = (content: string | Uint8Array): Content => ({ content, skipped: {} })
  switch (target) {
    case 'apkg':
      return whole(await apkgFor(viewer, found, without))
    case 'anki-text':
      return whole(writeAnkiText(ankiNotes(comparison, slug, without)))
    case 'markdown':
      return whole(writeMarkdown(comparison))
    case 'csv':
      return whole(writeComparisonCsv(comparison))
    case 'questions-csv':
      return whole(writeQuestionsCsv(comparison, items))
    case 'gift':
      return writeGift(comparison, items)
    case 'moodle-xml':
      return writeMoodleXml(comparison, items)
    case 'qti': {
      const { content, skipped } = writeQti(comparison, items)
      const files = Object.fromEntries([...content].map(([name, text]) => [name, strToU8(text)]))
      return { content: zipSync(files), skipped }
    }
    case 'aiken':
      return writeAiken(comparison, items)
  }
}
