import { assign, type Claim, speaksOf } from './assign'
import { spoken } from './check-marks'
import { opens } from './cues'
import { type Draft, short } from './draft'
import { withoutPointers } from './marks'
import type { FindMentions, Mention } from './mentions'
import { type Passage, part } from './page'
import { sentences } from './sentences'
import type { Topic } from './types'

/** What reading needs beside the text. */
export interface Reading {
  readonly find: FindMentions
  /** Names that may begin a sentence in lower case. */
  readonly names: readonly string[]
  /** Keys of subjects, in order. */
  readonly subjects: readonly string[]
}

/** The circumstances of a passage. */
export interface Setting {
  /** Of whom the passage before spoke; empty at the start of a topic. */
  readonly carried: readonly string[]
  /** The subject under whose label or heading the passage stands. */
  readonly owner: string | null
  /** Whether sentences of nobody become findings. */
  readonly report: boolean
}

const STATES_NOTHING =
  /^[([]?(?:[-–—‐‑−➖]+\ufe0f?|:heavy_minus_sign:|n\/a|n\.a\.|na|tb[acd]|\?+|(?:yes|no)\s?\?+|[❓❔🤷]\ufe0f?|…|\.{3}|<?https?:\/\/\S+|un(?:known|clear|specified|tested)|undetermined|to be (?:determined|announced)|not (?:known|specified|applicable|tested)|no (?:data|info(?:rmation)?)|unbekannt|keine angabe|k\.\s?a\.|inconnue?|desconocido|sconosciuto|неизвестно|нет данных|未知|不明|不详|غير معروف)[)\]]?\.?$/iu

/** What is said of several or of nobody and only leads to a list: "Here is how they compare:" */
const LEADS_IN = /[:：]$/
/** A sentence left open for the code or the picture after it: "…将会是", "…如下". */
const LEFT_OPEN = /(?:是|为|如下(?:所示)?|例如|比如|包括|以下のとおり|のようになる)[:：]?$/u

/** Whether a text says nothing: a dash, n/a, a question mark, "unknown". */
export function statesNothing(text: string): boolean {
  return text === '' || STATES_NOTHING.test(text)
}

const ASKS = /[?？؟]/

/** Whether a sentence asks instead of stating. */
export const isQuestion = (text: string) => ASKS.test(text) && /[?？؟]["”’»)）]*$/u.test(text)

/** A sentence under a subject's label is true of that subject, unless it speaks of several or plainly of another. */
function owned(claim: Claim, owner: string, others: boolean): Claim {
  const { about } = claim
  if (about.includes(owner) && about.length > 1) return claim
  if (about.length === 0 && others) return claim
  if (about.length === 0 || about.includes(owner) || claim.confidence < 0.9) {
    return { ...claim, about: [owner], confidence: about.includes(owner) ? 0.95 : 0.85 }
  }
  return { ...claim, about: [], confidence: 0 }
}

function namesOther(mentions: readonly Mention[], owner: string): boolean {
  return mentions.some(({ kind, subject }) => kind === 'name' && subject !== owner)
}

function isSaid(statement: string): boolean {
  return /[\p{L}\p{N}]/u.test(statement) && !statesNothing(statement)
}

/** Whether a statement under a label is a sentence that says of whom it speaks, by name or by pronoun. */
function says(statement: string, { find }: Reading, about: readonly string[]): boolean {
  if (/^(?:it|they|its|their|this|both)\b/i.test(statement)) return true
  return about.some((subject) => speaksOf(statement, find(statement), subject))
}

/** The mentions in text[start, end), their places counted from `start`. */
function within(mentions: readonly Mention[], start: number, end: number): readonly Mention[] {
  const inside: Mention[] = []
  for (const mention of mentions) {
    if (mention.start < start || mention.end > end) continue
    const { subject, kind } = mention
    inside.push({ subject, kind, start: mention.start - start, end: mention.end - start })
  }
  return inside
}

/** The subjects of all the claims together, in order. */
function spokenOf(claims: readonly Claim[], subjects: readonly string[]): readonly string[] {
  const [first, ...others] = claims
  if (first && others.length === 0) return first.about
  return subjects.filter((key) => claims.some(({ about }) => about.includes(key)))
}

/**
 * Gives each sentence of a passage to the subjects it speaks of; nobody's sentences become findings.
 * @returns of whom the last sentence spoke
 */
export function speak(
  topic: Topic,
  passage: Passage,
  reading: Reading,
  draft: Draft,
  { carried: before, owner, report }: Setting,
): readonly string[] {
  const { text } = passage
  const mentions = reading.find(text)
  let carried = owner ? [owner] : before
  for (const { start, end } of sentences(text, reading.names)) {
    const inside = within(mentions, start, end)
    const sentence = text.slice(start, end)
    const given = assign(sentence, inside, { subjects: reading.subjects, carried })
    const others = owner !== null && opens(sentence, 'filler') && namesOther(inside, owner)
    const claims =
      owner && given.length === 1 ? given.map((one) => owned(one, owner, others)) : given
    if (!owner) carried = spokenOf(claims, reading.subjects)
    for (const { start: from, end: to, about, confidence } of claims) {
      const whole = part(passage, start + from, start + to)
      const piece = whole && part(whole, 0, withoutPointers(whole.text))
      const said = piece && spoken(piece.text, draft.marks, () => false)
      if (!piece || !said || !isSaid(said) || isQuestion(said)) continue
      if (LEFT_OPEN.test(said) || (about.length !== 1 && LEADS_IN.test(said))) continue
      const span = piece.span(0, piece.text.length)
      if (about.length > 0) {
        const form = owner && !says(said, reading, about) ? 'value' : 'sentence'
        draft.state(topic, { about, text: said, form, confidence, span })
      } else if (report) {
        const message = `Line ${span.line} does not say of whom this is true: "${short(said)}" Name the subject in it.`
        draft.note('no-subject', span.line, message)
      }
    }
  }
  return carried
}
