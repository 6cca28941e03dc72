import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readComparison } from '../lib/core/comparison/read'
import { tagsIn } from '../lib/core/comparison/tags'
import { createClient, LIBRARY_OWNER } from '../lib/data/client'
import { currentTexts, saveRevision, setTags } from '../lib/data/revisions'

const LIBRARY = fileURLToPath(new URL('./library/', import.meta.url))

/** What documents are about that stand here word for word as they came; ours say it in a comment. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  'docker-and-kubernetes': ['infrastructure', 'containers'],
}

/**
 * Loads prisma/library into the database. Idempotent: a file whose text is stored already changes nothing;
 * a changed one becomes a new revision in which unchanged and reworded facts keep their identity.
 * @throws when a built-in comparison cannot be read, naming file and line.
 */
export async function seedLibrary(
  url: string,
  directory = LIBRARY,
): Promise<{ comparisons: number; changed: number }> {
  const db = createClient(url, 1)
  try {
    await db.user.createMany({
      data: [{ id: LIBRARY_OWNER, name: 'Library' }],
      skipDuplicates: true,
    })
    const files = (await readdir(directory)).filter((name) => name.endsWith('.md')).sort()
    const stored = await currentTexts(db, LIBRARY_OWNER)
    let changed = 0
    for (const file of files) {
      const slug = basename(file, '.md')
      const source = await readFile(join(directory, file), 'utf8')
      const digest = createHash('sha256').update(source).digest('hex')
      const known = stored.get(slug)
      const tags = TAGS[slug] ?? tagsIn(source)
      if (known && known.tags.join() !== tags.join()) await setTags(db, LIBRARY_OWNER, slug, tags)
      if (known?.digest === digest) continue
      const read = readComparison(source)
      if (!read.ok) throw new Error(`prisma/library/${file}: ${read.error.message}`)
      const saved = await saveRevision(db, LIBRARY_OWNER, {
        slug,
        source,
        digest,
        comparison: read.value,
      })
      if (TAGS[slug]) await setTags(db, LIBRARY_OWNER, slug, tags)
      if (saved.changed) changed += 1
    }
    return { comparisons: files.length, changed }
  } finally {
    await db.$disconnect()
  }
}
