import { isTopicHeader } from '../comparison/vocabulary'
import type { NoteType } from './read-collection'

/** What becomes of the notes of one type. Fields are places, from 0. */
export type NoteUse =
  | { readonly as: 'cards'; readonly front: readonly number[]; readonly back: readonly number[] }
  | { readonly as: 'gaps'; readonly text: number; readonly extra: readonly number[] }
  | { readonly as: 'table'; readonly topic: number; readonly subjects: readonly number[] }
  | { readonly as: 'nothing' }

/** {{Front}}, {{type:Back}}, {{hint:Extra}}; not {{#Front}} and its like, which only ask whether there is something. */
const REPLACEMENT = /\{\{\s*(?![#^/!])(?:[\w-]+:)*\s*([^{}]{1,200}?)\s*\}\}/g

/** Places of the fields that a template shows, each once, in its order. */
export function fieldsShown(template: string, fields: readonly string[]): number[] {
  const shown = new Set<number>()
  for (const [, name = ''] of template.slice(0, 100_000).matchAll(REPLACEMENT)) {
    const at = fields.indexOf(name)
    if (at >= 0) shown.add(at)
  }
  return [...shown]
}

/** What the notes of a type most likely are: a topic and what is said of each subject, a text with gaps, or cards. */
export function guessUse({ kind, fields, templates }: NoteType): NoteUse {
  const [first = ''] = fields
  if (kind === 'cloze') {
    const shown = fieldsShown(templates[0]?.back ?? '', fields)
    const [text = 0] = fieldsShown(templates[0]?.front ?? '', fields)
    return { as: 'gaps', text, extra: shown.filter((at) => at !== text) }
  }
  if (fields.length < 2) return { as: 'nothing' }
  if (fields.length > 2 && isTopicHeader(first)) {
    return { as: 'table', topic: 0, subjects: fields.slice(1).map((_, at) => at + 1) }
  }
  const front = fieldsShown(templates[0]?.front ?? '', fields)
  const asked = front.length > 0 ? front : [0]
  const back = fieldsShown(templates[0]?.back ?? '', fields).filter((at) => !asked.includes(at))
  const rest = fields.flatMap((_, at) => (asked.includes(at) ? [] : [at]))
  return { as: 'cards', front: asked, back: back.length > 0 ? back : rest.slice(0, 1) }
}
