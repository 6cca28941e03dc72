const list = (text: string) => new Set(text.trim().split(/\s+/))

export const ARTICLES = new Set(['a', 'an', 'the'])

const DENIALS = list(`
  not no non never without cannot none nor neither hardly lack lacking
  dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt hasnt havent hadnt
`)

/** How many words of a folded answer deny. */
export const countDenials = (words: readonly string[]): number =>
  words.filter((word) => DENIALS.has(word)).length

/** Words that say only how many, which or of whom, in the singular form that answers are compared in. */
const FILLERS = list(`
  multiple several various many some other additional different certain individual numerous more further any both each
  its their own such so-called
`)

/** Whether a folded word may be left out before what it stands before. */
export const isFiller = (word: string): boolean => FILLERS.has(word)

const NEGATIVE_PREFIX = /^(?:un|non|in|im|ir|il|dis|de|anti|mis|a)$/
/** Beginnings and endings by which two words of one stem say opposite or different things. */
const BEGINNINGS = [
  ['hyper', 'hypo'],
  ['inter', 'intra'],
  ['pre', 'post'],
  ['over', 'under'],
  ['micro', 'macro'],
  ['in', 'ex'],
  ['im', 'ex'],
  ['in', 'out'],
  ['up', 'down'],
  ['sub', 'super'],
  ['max', 'min'],
  ['uni', 'multi'],
  ['mono', 'poly'],
  ['endo', 'exo'],
  ['ab', 'ad'],
  ['en', 'de'],
  ['homo', 'hetero'],
  ['ante', 'anti'],
] as const
const ENDINGS = [
  ['er', 'ee'],
  ['or', 'ee'],
  ['ful', 'less'],
  ['ane', 'ene'],
  ['ene', 'yne'],
  ['ane', 'yne'],
  ['ate', 'ite'],
  ['ide', 'ite'],
  ['ide', 'ate'],
  ['ose', 'ase'],
] as const

/** Whether two folded words differ in a prefix or ending that turns one into the other's opposite or a thing of its own. */
export function differByOpposites(a: string, b: string): boolean {
  if (a === b) return false
  const denies = (longer: string, shorter: string) =>
    longer.length > shorter.length &&
    longer.endsWith(shorter) &&
    NEGATIVE_PREFIX.test(longer.slice(0, -shorter.length))
  if (denies(a, b) || denies(b, a)) return true
  const begins = ([x, y]: readonly [string, string]) =>
    a.startsWith(x) && b.startsWith(y) && a.slice(x.length) === b.slice(y.length)
  const ends = ([x, y]: readonly [string, string]) =>
    a.endsWith(x) && b.endsWith(y) && a.slice(0, -x.length) === b.slice(0, -y.length)
  const turned = ([x, y]: readonly [string, string]) => [y, x] as const
  return (
    BEGINNINGS.some((pair) => begins(pair) || begins(turned(pair))) ||
    ENDINGS.some((pair) => ends(pair) || ends(turned(pair)))
  )
}

/** Whether words differ only where one is written by its first and last letter and the count between: k8s, i18n. */
export function spelledOut(given: readonly string[], right: readonly string[]): boolean {
  const short = (word: string, full: string) => {
    const [, first, count, last] = /^(\p{L})(\p{N}{1,2})(\p{L})$/u.exec(word) ?? []
    return (
      full.length === Number(count) + 2 && full.startsWith(first ?? '') && full.endsWith(last ?? '')
    )
  }
  return (
    given.length === right.length &&
    given.every((word, at) => {
      const other = right[at] as string
      return word === other || short(word, other) || short(other, word)
    })
  )
}
