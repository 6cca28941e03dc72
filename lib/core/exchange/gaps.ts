/** A gap in a text: {{c1::Paris}}, or {{c1::Paris::city}} with a hint. */
interface Gap {
  readonly number: number
  readonly start: number
  readonly end: number
  readonly answer: string
  readonly hint: string
}

const OPENING = /\{\{c(\d{1,3})::/g
/** Gaps of one text; a hostile one may hold a million. */
const MOST_GAPS = 200

/** The gaps that do not stand inside another one, in their order. */
function gapsIn(text: string): Gap[] {
  const gaps: Gap[] = []
  let after = 0
  for (const opening of text.matchAll(OPENING)) {
    if (opening.index < after || gaps.length >= MOST_GAPS) continue
    const start = opening.index
    let [at, depth] = [start + opening[0].length, 1]
    while (depth > 0) {
      const close = text.indexOf('}}', at)
      if (close < 0) return gaps
      const inner = text.slice(at, close).match(OPENING)?.length ?? 0
      depth += inner - 1
      at = close + 2
    }
    const inside = text.slice(start + opening[0].length, at - 2)
    const plain = inside.replace(OPENING, '').replaceAll('}}', '')
    const [answer = '', hint = ''] = plain.split('::')
    gaps.push({ number: Number(opening[1]), start, end: at, answer, hint })
    after = at
  }
  return gaps
}

/** A text with one gap open, and what fills it. */
export interface GapCard {
  /** Number of the card, from 0: one less than that of the gap. */
  readonly ord: number
  readonly front: string
  readonly back: string
}

/** The cards of a text with gaps: for each number the text without those gaps, and what stands in them. HTML stays. */
export function gapCards(text: string): GapCard[] {
  const gaps = gapsIn(text)
  const numbers = [...new Set(gaps.map(({ number }) => number))].sort((a, b) => a - b)
  return numbers.map((number) => {
    let [front, from] = ['', 0]
    for (const gap of gaps) {
      const shown = gap.number === number ? `[${gap.hint || '…'}]` : gap.answer
      front += text.slice(from, gap.start) + shown
      from = gap.end
    }
    const asked = gaps.filter((gap) => gap.number === number)
    const back = asked.map(({ answer }) => answer).join('; ')
    return { ord: Math.max(0, number - 1), front: front + text.slice(from), back }
  })
}
