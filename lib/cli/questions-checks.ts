import type { Comparison, Fact } from '../core/comparison/types'
import type { Item } from '../core/questions/types'

/*
 * Checks of finished questions that share nothing with what writes and guards them: plain text, `includes`, and counts.
 */

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** Texts of an item in which no subject may be named. */
function hiddenTexts(item: Item): readonly string[] {
  switch (item.format) {
    case 'which-subject':
    case 'both-or-neither':
      return [item.stem]
    case 'match':
      return item.left.map(({ text }) => text)
    case 'swapped-row':
      return item.cells.flat()
    case 'sort':
    case 'which-statement':
    case 'odd-one-out':
    case 'missing-cell':
      return item.options.map(({ text }) => text)
    default:
      return []
  }
}

/** Every name, alias or product of three letters or more that begins a word of a text that must hide it. */
export function leaksIn(items: readonly Item[], { subjects }: Comparison): string[] {
  const names = subjects
    .flatMap(({ name, aliases, products }) => [name, ...aliases, ...products])
    .map(plain)
    .filter((name) => name.length > 2)
  return items.flatMap((item) =>
    hiddenTexts(item).flatMap((text) => {
      const shown = plain(text)
      const leaked = names.find((name) => {
        for (let at = shown.indexOf(name); at >= 0; at = shown.indexOf(name, at + 1)) {
          if (at === 0 || !/[\p{Script=Latin}\p{N}]/u.test(shown[at - 1] as string)) return true
        }
        return false
      })
      return leaked === undefined ? [] : [`${leaked}: ${text}`]
    }),
  )
}

const bag = (text: string) =>
  (plain(text).match(/[\p{L}\p{N}+#]+|[^\s\p{L}\p{N}]/gu) ?? []).sort().join(' ')

/** Items of which a wrong option is, word for word, what the document says of the subject asked about on that topic. */
export function secondAnswersIn(items: readonly Item[], { facts, topics }: Comparison): string[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const named = new Map(topics.map(({ key, name }) => [key, name]))
  const says = (subject: string, topic: string, text: string) =>
    facts.some(
      (fact) =>
        fact.topic === topic && fact.about.includes(subject) && bag(fact.statement) === bag(text),
    )
  return items.flatMap((item): string[] => {
    const fact = byId.get(item.factIds[0] as string) as Fact
    switch (item.format) {
      case 'which-subject': {
        const wrong = item.options.filter((_, at) => at !== item.key)
        const also = wrong.filter(({ subject }) => says(subject ?? '', fact.topic, fact.statement))
        return also.map(({ text }) => `${text}: ${item.stem}`)
      }
      case 'which-statement':
      case 'missing-cell': {
        const wrong = item.options.filter((_, at) => at !== item.key)
        const [subject = ''] = fact.about
        return wrong.flatMap(({ text }) => (says(subject, fact.topic, text) ? [text] : []))
      }
      case 'true-false':
        return item.key === 1 && says(item.options[0]?.subject ?? '', fact.topic, fact.statement)
          ? [item.stem]
          : []
      case 'sort':
        return item.options.flatMap(({ text, factId }, at) => {
          const own = item.columns[item.key[at] ?? 0]?.subject
          const stated = byId.get(factId ?? '')
          const others = item.columns.filter(({ subject }) => subject !== own)
          const also = others.some(
            ({ subject }) => stated && says(subject, stated.topic, stated.statement),
          )
          return also ? [text] : []
        })
      case 'match':
        return item.left.flatMap(({ factId }, at) => {
          const topic = byId.get(factId ?? '')?.topic ?? ''
          return named.get(topic) === item.right[item.key[at] ?? 0]
            ? []
            : [item.left[at]?.text ?? '']
        })
      default:
        return []
    }
  })
}

/** For each sure fact, in how many formats it is asked. */
export function formatsPerFact(items: readonly Item[], { facts }: Comparison): number[] {
  const formats = new Map<string, Set<string>>()
  for (const { factIds, format } of items) {
    for (const id of factIds) formats.set(id, (formats.get(id) ?? new Set()).add(format))
  }
  return facts
    .filter(({ confidence }) => confidence >= 0.5)
    .map(({ id }) => formats.get(id)?.size ?? 0)
}
