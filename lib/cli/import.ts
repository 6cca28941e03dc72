import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { TERM_SEPARATORS } from '../core/exchange/read-terms'
import { Refused } from '../core/exchange/refusal'
import type { ImportBatch, PackagePreview, TextPreview } from '../core/exchange/wire'
import { slug } from '../core/text'
import { importFile, importTextFile, previewFile, previewTextFile } from '../importer/jobs'
import type { TextChoice } from '../importer/text'

const USAGE = `Usage: npm run import -- FILE [--out FOLDER]
  FILE          a package of Anki (.apkg, .colpkg), GIFT (.gift), terms as Quizlet exports them (.txt), CSV or TSV
  --out FOLDER  write what it becomes as Markdown there; without it, only what it holds is printed`

const PACKAGES = new Set(['.apkg', '.colpkg'])

function choiceOf(extension: string): TextChoice {
  if (extension === '.gift') return { as: 'gift' }
  if (extension === '.txt') return { as: 'terms', separators: TERM_SEPARATORS }
  return { as: 'delimited', delimiter: null, mapping: null }
}

function tellPackage({
  version,
  notes,
  cards,
  reviews,
  decks,
  noteTypes,
  media,
}: PackagePreview): void {
  console.log(`Package of Anki (${version}): ${notes} notes, ${cards} cards, ${reviews} reviews`)
  for (const { name, cards: count } of decks) console.log(`  deck ${name}: ${count} cards`)
  for (const { name, notes: count, fields, use } of noteTypes) {
    console.log(`  note type ${name}: ${count} notes of ${fields.join(' | ')}, taken for ${use.as}`)
  }
  if (media.files > 0) {
    console.log(
      `  ${media.files} media files, ${media.bytes} bytes, ${media.missing} missing: named here, and not kept`,
    )
  }
}

function tellText({ columns, rows, shown, guess, unread }: TextPreview): void {
  console.log(
    `${rows} rows of ${columns.join(' | ')}, taken for ${guess.as === 'table' ? 'a table' : 'cards'}`,
  )
  for (const row of shown) console.log(`  ${row.join(' | ')}`)
  for (const { message } of unread) console.log(`  ${message}`)
}

async function write(batches: AsyncIterable<ImportBatch>, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const names = new Set<string>()
  for await (const batch of batches) {
    if (batch.kind === 'document') {
      const base = slug(batch.title).slice(0, 80) || 'cards'
      let name = base
      for (let n = 2; names.has(name); n += 1) name = `${base}-${n}`
      names.add(name)
      await writeFile(path.join(folder, `${name}.md`), batch.source)
      console.log(`${name}.md: ${batch.title}, ${batch.facts} facts`)
    }
    if (batch.kind !== 'report') continue
    console.log(`${batch.facts} facts in ${batch.documents} documents, ${batch.leftOut} left out`)
    for (const { reason, text } of batch.leftOutListed) console.log(`  ${reason}: ${text}`)
  }
}

/** Prints what a file holds, and writes what it becomes. Exit code 1: the file cannot be used; 2: the flags are wrong. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' } },
  })
  const [file, ...others] = positionals
  if (!file || others.length > 0) {
    console.error(USAGE)
    return 2
  }
  const extension = path.extname(file).toLowerCase()
  const choice = choiceOf(extension)
  const read = async () => new Uint8Array(await readFile(file))
  if (!PACKAGES.has(extension)) {
    tellText(await previewTextFile(await read(), choice))
    const title = path.basename(file, path.extname(file))
    if (values.out) await write(importTextFile(await read(), title, choice), values.out)
    return 0
  }
  const preview = await previewFile(await read())
  tellPackage(preview)
  if (!values.out) return 0
  const uses = Object.fromEntries(preview.noteTypes.map(({ id, use }) => [id, use]))
  await write(
    importFile(await read(), { uses, decks: null, history: false }, Date.now()),
    values.out,
  )
  return 0
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const said = error instanceof Refused || (error instanceof Error && 'code' in error)
    console.error(said ? (error as Error).message : error)
    process.exitCode = said ? 1 : 70
  },
)
