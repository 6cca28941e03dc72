const HEDGES = [
  'many|some|several|various|numerous|most|a lot of|lots of|a few|few',
  'usually|often|sometimes|generally|typically|commonly|normally|mostly|rarely|occasionally|in most cases|in general|as a rule',
  'better|worse|best|worst|good|great|nice|bad|easier|easy|simpler|simple|powerful|robust|modern|popular|rich(?:er)?|large[rs]?|huge|fast(?:er)?|slow(?:er)?|high(?:er)?|low(?:er)?',
  'quite|rather|fairly|relatively|somewhat|very|highly|more or less|kind of|sort of|pretty much|approximately|roughly|about|around',
  'may|might|could|should|probably|perhaps|possibly|tends? to|seems?|appears? to|etc\\.?|and so on',
]
/** Vague only when nothing measures them: a figure in the same statement makes them exact. */
const MEASURED = new Set(
  'large larger larges huge fast faster slow slower high higher low lower about around approximately roughly better worse'.split(
    ' ',
  ),
)
const HEDGE = new RegExp(`(?<![\\p{L}\\p{N}-])(${HEDGES.join('|')})(?![\\p{L}\\p{N}-])`, 'giu')
/** Quotation marks, code, directions ("slower than UDP"), places ("the lower jaw") and fixed phrases are left alone. */
const QUOTED = /`[^`]*`|“[^”]*”|"[^"]*"/gu
const EXACT_MOST =
  /\bat (?:most|best|worst)\b|\bmost (?:recent|significant)\b|\bbest practices?\b|\bhigh availability\b|\bgood for\b|\bbased around\b|\bthe (?:lower|higher)\b|\b(?:fast|slow|low|high|larg|simpl|bett|wors|eas)\w*er than\b(?= (?:the |an? )?\p{L})|\b(?:better|worse) than\b/giu
const DIGIT = /\p{N}|\bO\([^)]*\)/u

/** The first word of a statement that leaves open what is true (many, usually, better), as written; null when none does. */
export function hedgeIn(statement: string): string | null {
  const bare = statement.replace(QUOTED, ' ').replace(EXACT_MOST, ' ')
  const measured = DIGIT.test(bare)
  for (const [word] of bare.matchAll(HEDGE)) {
    if (measured && MEASURED.has(word.toLowerCase())) continue
    if (/^may$/i.test(word) && /\bMay\b/.test(word)) continue
    return word
  }
  return null
}
