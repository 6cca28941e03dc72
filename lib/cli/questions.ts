import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { diagnose } from '../core/comparison/doctor'
import { LIMITS } from '../core/comparison/limits'
import { readComparison } from '../core/comparison/read'
import type { Comparison } from '../core/comparison/types'
import { generateItems } from '../core/questions/generate'
import { assembleQuiz, shuffledItems } from '../core/questions/quiz'
import { FORMATS, type Item, QUIZ_FORMATS, type RefusedItem } from '../core/questions/types'

const USAGE = `Usage: npm run questions -- FILE [--seed SEED] [--count N] [--json] [--refused]
       npm run questions -- FILE --doctor [--json]
  --seed SEED  the order of items and options (default 1)
  --count N    one quiz of up to N items instead of every item
  --json       one JSON document
  --refused    also what was not asked, and why
  --doctor     what to mend in the document instead of questions: line, kind, reason, suggestion`

/** Prints the questions of one document. Exit code 1: the document cannot be used; 2: the flags are wrong. */
function main(args: readonly string[]): number {
  const flags = flagsOf(args)
  if (typeof flags === 'string') return complain(`${flags}\n${USAGE}`, 2)
  const source = sourceOf(flags.file)
  if (typeof source === 'string') return complain(source, 1)
  if (flags.doctor) return examine(source, flags)
  const read = readComparison(source, { name: flags.file })
  if (!read.ok) {
    const { line, message } = read.error
    return complain(`${flags.file}${line === null ? '' : `:${line}`}: ${message}`, 1)
  }
  for (const { line, message } of read.value.findings) {
    console.error(`${flags.file}:${line}: ${message}`)
  }
  const { items, refused } = generateItems(read.value)
  const shown =
    flags.count === null
      ? shuffledItems(items, flags.seed)
      : assembleQuiz(read.value, {
          seed: flags.seed,
          count: flags.count,
          formats: QUIZ_FORMATS,
          topics: null,
          pick: null,
        }).items
  const listed = flags.refused ? refused : null
  process.stdout.write(
    flags.json ? json(read.value, shown, listed) : listing(read.value, shown, listed),
  )
  return 0
}

/** Prints what a document's author should mend. Exit code 1: it cannot be read as a comparison. */
function examine(source: Uint8Array, { file, json: asJson }: Flags): number {
  const diagnosis = diagnose(source, { name: file })
  const lines = diagnosis.findings.map(({ line, code, message, suggestion }) => {
    return `${file}:${line}: ${code}: ${message}\n    ${suggestion}`
  })
  const text = [...lines, `Score ${diagnosis.score} of 100, findings ${lines.length}`].join('\n')
  process.stdout.write(`${asJson ? JSON.stringify({ file, ...diagnosis }, null, 2) : text}\n`)
  return diagnosis.findings.some(({ code }) => code === 'unreadable') ? 1 : 0
}

interface Flags {
  readonly file: string
  readonly seed: string
  readonly count: number | null
  readonly json: boolean
  readonly refused: boolean
  readonly doctor: boolean
}

function flagsOf(args: readonly string[]): Flags | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: '1' },
        count: { type: 'string' },
        json: { type: 'boolean', default: false },
        refused: { type: 'boolean', default: false },
        doctor: { type: 'boolean', default: false },
      },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return 'Give one file.'
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(values.seed)) {
      return '--seed takes 1 to 32 letters, digits, _ or -.'
    }
    if (values.count !== undefined && !/^[1-9]\d{0,4}$/.test(values.count)) {
      return '--count takes a whole number from 1 to 99999.'
    }
    const count = values.count === undefined ? null : Number(values.count)
    const { seed, json: asJson, refused, doctor } = values
    return { file, seed, count, json: asJson, refused, doctor }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1).replace('.0', '')

/** The bytes of a file, or why it cannot be read. */
function sourceOf(file: string): Uint8Array | string {
  try {
    const { size } = statSync(file)
    if (size > LIMITS.bytes) {
      return `${file}: This file has ${megabytes(size)} MB; a document may have at most ${megabytes(LIMITS.bytes)} MB.`
    }
    return readFileSync(file)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function countsOf(items: readonly Item[]): Record<string, number> {
  const counted = FORMATS.map((name) => {
    return [name, items.filter(({ format }) => format === name).length] as const
  })
  return Object.fromEntries([['total', items.length], ...counted])
}

type Refused = readonly RefusedItem[] | null

function json({ title, subjects }: Comparison, items: readonly Item[], refused: Refused): string {
  const document = {
    title,
    subjects: subjects.map(({ name }) => name),
    items: items.map((item) => ({
      id: item.id,
      format: item.format,
      instruction: item.instruction,
      stem: item.stem,
      topic: item.topic,
      ...('columns' in item ? { columns: item.columns } : {}),
      ...('options' in item ? { options: item.options } : {}),
      key: item.key,
      ...('left' in item ? { left: item.left, right: item.right } : {}),
      ...('cells' in item ? { cells: item.cells } : {}),
      ...('choices' in item ? { choices: item.choices } : {}),
      ...('answers' in item ? { answers: item.answers } : {}),
      ...('accepted' in item ? { accepted: item.accepted } : {}),
      ...('gloss' in item ? { gloss: item.gloss } : {}),
      factIds: item.factIds,
      lines: item.lines,
    })),
    counts: countsOf(items),
    ...(refused ? { refused } : {}),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function answerOf(item: Item): string[] {
  switch (item.format) {
    case 'flashcard':
      return [item.key, ...(item.gloss ? [`  ${item.gloss}`] : [])]
    case 'contrast':
      return item.key.split('\n')
    case 'cloze':
      return [
        item.accepted.join(' | '),
        ...(item.choices ? [`of: ${item.choices.join(' / ')}`] : []),
      ]
    case 'short-answer':
      return [item.answers.join(' | ')]
    case 'sort':
      return item.options.map(({ text }, at) => {
        return `${item.columns[item.key[at] ?? 0]?.name}: ${text}`
      })
    case 'match':
      return item.left.map(({ text }, at) => `${item.right[item.key[at] ?? 0]}: ${text}`)
    case 'order':
      return item.options.map(({ text }, at) => `${(item.key[at] ?? 0) + 1}. ${text}`)
    case 'multi-select':
      return item.options.map(({ text }, at) => `${item.key.includes(at) ? '*' : '-'} ${text}`)
    case 'swapped-row':
      return item.options.map(({ text }, at) => {
        return `${at === item.key ? '*' : '-'} ${text}: ${item.cells[at]?.join(' | ')}`
      })
    default:
      return item.options.map(({ text }, at) => `${at === item.key ? '*' : '-'} ${text}`)
  }
}

function listing({ title }: Comparison, items: readonly Item[], refused: Refused): string {
  const blocks = items.map((item, at) => {
    const head = `${at + 1}. [${item.format}, line ${item.lines.join(', ')}] ${item.stem}`
    return [head, ...answerOf(item).map((line) => `     ${line}`)].join('\n')
  })
  const counts = Object.entries(countsOf(items)).map(([name, count]) => `${name} ${count}`)
  const reasons = (refused ?? []).map(({ format, reason, stem, detail }) => {
    return `- ${format}: ${reason}: ${stem} (${detail})`
  })
  const parts = [`${title}\n${counts.join(', ')}`, ...blocks]
  if (refused) parts.push(['Not asked:', ...reasons].join('\n'))
  return `${parts.join('\n\n')}\n`
}

function complain(message: string, code: number): number {
  process.stderr.write(`${message}\n`)
  return code
}

process.exitCode = main(process.argv.slice(2))
