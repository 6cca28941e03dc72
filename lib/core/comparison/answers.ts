/** What a cell answers when it is a mark or a yes, no or partly. */
export type Answer = 'yes' | 'no' | 'partial'

const MARKS: Readonly<Record<Answer, string>> = {
  yes: '✅|✓|✔|☑|🗹|👍|🟢|🟩|💚|⭕|√|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|\\+1|thumbsup|green_circle):|\\[x\\]',
  no: '❌|✗|✘|✖|✕|×|☒|❎|🛑|🚫|⛔|🔴|🟥|👎|:(?:x|no_entry|no_entry_sign|negative_squared_cross_mark|heavy_multiplication_x|-1|thumbsdown|red_circle|stop_sign):|\\[ \\]',
  partial:
    '🟡|🟠|🟨|🟧|🔶|🔸|⚠|◐|◑|:(?:warning|large_orange_diamond|small_orange_diamond|yellow_circle|orange_circle):',
}
const WORDS: Readonly<Record<Answer, string>> = {
  partial:
    'partial(?:ly)?(?: support(?:ed)?)?|partly|in part|limited(?: support)?|somewhat|yes,? (?:but )?(?:partial(?:ly)?|limited)|teilweise|partiel(?:lement)?|parcial(?:mente)?|parziale|частично|部分(?:支持)?|一部|جزئي(?:ا|ًا)?|부분(?:적)?',
  yes: 'yes|yep|true|supported|fully supported|full support|available|built[- ]in|included|ja|oui|sí|sim|да|есть|是|有|支持|はい|あり|نعم|예|כן',
  no: 'no|nope|none|false|not supported|unsupported|not available|unavailable|not included|nein|non|não|нет|否|无|無|不支持|いいえ|なし|لا|아니요|아니오|לא',
}
const REMARK = '(?=$|\\s*[,;:(（*†‡–—]|\\s-\\s|\\s?[.!]$)'
const AFTER_MARK = '[\\ufe0e\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*'
const ORDER: readonly Answer[] = ['partial', 'yes', 'no']
const OPENING = ORDER.map((answer) => ({
  answer,
  mark: new RegExp(`^(?:${MARKS[answer]})${AFTER_MARK}`, 'u'),
  word: new RegExp(`^(?:${WORDS[answer]})${REMARK}`, 'iu'),
  closing: new RegExp(`(?:${MARKS[answer]})${AFTER_MARK}$`, 'u'),
}))
const LIMITED = /^\s*[,;:(–—-]+\s*(?:partial(?:ly)?|limited|with limits|in part)\b/iu
/** UTF-16 units of a cell that can still be an answer with a remark. */
const LONGEST = 120

/**
 * The answer a cell gives: a check mark, a cross, an emoji or its shortcode at either end, or a word for yes, no
 * or partly at its start with nothing or only a remark after it ("Yes (since 2.0)"). "No data is lost" answers nothing.
 */
export function answerOf(text: string): Answer | null {
  if (text.length > LONGEST) return null
  const first = OPENING.find(({ mark, word }) => mark.test(text) || word.test(text))
  if (!first) {
    return OPENING.find(({ closing }) => closing.test(text))?.answer ?? null
  }
  const rest = text.replace(first.mark, '').replace(first.word, '')
  return first.answer === 'yes' && LIMITED.test(rest) ? 'partial' : first.answer
}

/** A mark at one end of a text: what it answers, and how many UTF-16 units it takes. */
export interface EndMark {
  readonly answer: Answer
  readonly length: number
}

function markBy(text: string, end: 'mark' | 'closing'): EndMark | null {
  for (const opening of OPENING) {
    const found = opening[end].exec(text)
    if (found) return { answer: opening.answer, length: found[0].length }
  }
  return null
}

/** The check mark, cross or other answering mark a text begins with; null when it begins with none. */
export const openingMark = (text: string): EndMark | null => markBy(text, 'mark')

/** The one it ends with. */
export const closingMark = (text: string): EndMark | null => markBy(text, 'closing')

/** Whether a text is an answer and nothing else: a mark, or a bare word for one. */
export function isBareAnswer(text: string): boolean {
  const [mark] = OPENING.flatMap(({ mark, word }) => [mark.exec(text), word.exec(text)]).filter(
    (found) => found !== null,
  )
  return mark !== undefined && mark[0].length === text.length
}
