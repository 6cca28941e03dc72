import { ok, type Result } from '../result'
import { IMPORT_LIMITS } from './limits'
import { bytesIn, numberIn, protobufFields, textIn } from './read-protobuf'
import { entryBytes, unzipEntry, type ZipEntry, zipEntries } from './read-zip'
import { isZstd, unzstd } from './read-zstd'
import { type ImportRefusal, Refused, refuseNow } from './refusal'

/** The three containers of Anki: schema 11 in `collection.anki2` or `.anki21`, schema 18 compressed in `.anki21b`. */
export type PackageVersion = 'legacy-1' | 'legacy-2' | 'latest'

export interface MediaFile {
  readonly name: string
  /** Bytes unpacked; null where the package names a file it does not hold. */
  readonly size: number | null
  /** SHA-1, hexadecimal; null where it is not told or was not asked for. */
  readonly sha1: string | null
}

export interface AnkiPackage {
  readonly version: PackageVersion
  /** An SQLite database, not yet looked into. */
  readonly database: Uint8Array
  readonly media: readonly MediaFile[]
}

/** Makes a SHA-1 of what it is given, hexadecimal. */
export type Digest = () => { update(piece: Uint8Array): unknown; hex(): string }

const FILES: Record<PackageVersion, string> = {
  latest: 'collection.anki21b',
  'legacy-2': 'collection.anki21',
  'legacy-1': 'collection.anki2',
}
/** Newest first: a package with a newer collection holds an older one that only says to update Anki. */
const NEWEST_FIRST = ['latest', 'legacy-2', 'legacy-1'] as const
const BY_NUMBER: readonly (PackageVersion | undefined)[] = [
  undefined,
  'legacy-1',
  'legacy-2',
  'latest',
]
const SQLITE = 'SQLite format 3\0'
const MOST_META = 1_000

const isDatabase = (bytes: Uint8Array): boolean =>
  bytes.length >= 512 && [...SQLITE].every((unit, at) => bytes[at] === unit.charCodeAt(0))

type Entries = ReadonlyMap<string, ZipEntry>

function named(entries: readonly ZipEntry[]): Entries {
  const byName = new Map<string, ZipEntry>()
  for (const entry of entries) {
    const counts = Object.values(FILES).includes(entry.name) || /^(?:meta|media)$/.test(entry.name)
    if (counts && byName.has(entry.name)) {
      refuseNow(
        'twice',
        `This archive holds ${entry.name} twice, so it cannot be told which one counts. Export it again from Anki.`,
      )
    }
    byName.set(entry.name, entry)
  }
  return byName
}

/** What the package says of itself; null where it says nothing that is understood. */
function versionIn(bytes: Uint8Array, entries: Entries): PackageVersion | null {
  const meta = entries.get('meta')
  if (!meta || meta.size > MOST_META) return null
  const fields = protobufFields(entryBytes(bytes, meta))
  const number = fields ? numberIn(fields, 1) : 0
  if (number > 3) {
    refuseNow(
      'too-new',
      'This package was made by a newer Anki than is known here. In Anki’s export dialog, turn on “Support older Anki versions” and export it again.',
    )
  }
  return BY_NUMBER[number] ?? null
}

function versionOf(bytes: Uint8Array, entries: Entries): PackageVersion {
  const said = versionIn(bytes, entries)
  if (said && entries.has(FILES[said])) return said
  const found = NEWEST_FIRST.find((version) => entries.has(FILES[version]))
  if (found && found !== 'legacy-1') return found
  if (said && said !== 'legacy-1') {
    refuseNow(
      'no-collection',
      `The collection is missing in this package: there is no ${FILES[said]}. Export it again from Anki.`,
    )
  }
  return (
    found ??
    refuseNow(
      'no-collection',
      'There is no Anki collection in this archive. Upload the .apkg or .colpkg file itself, not an archive around it.',
    )
  )
}

function databaseOf(bytes: Uint8Array, entries: Entries, version: PackageVersion): Uint8Array {
  const entry = entries.get(FILES[version])
  const packed = entry ? entryBytes(bytes, entry) : new Uint8Array()
  const database = isZstd(packed) ? unzstd(packed) : packed
  if (!isDatabase(database)) {
    refuseNow(
      'damaged',
      `The collection in this package, ${FILES[version]}, is damaged. Export it again from Anki.`,
    )
  }
  return database
}

interface Listed {
  readonly name: string
  readonly entry: string
  readonly size: number | null
  readonly sha1: string | null
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The media list of the latest container: a message for each file, in the order of their numbers. */
function listedInProtobuf(list: Uint8Array): Listed[] | null {
  const files = protobufFields(list)
  return (
    files?.flatMap(({ number, value }, at): Listed[] => {
      const file = number === 1 && value instanceof Uint8Array ? protobufFields(value) : null
      if (!file) return []
      const sha1 = bytesIn(file, 3)
      const old = file.some((field) => field.number === 255) ? numberIn(file, 255) : at
      const digest = sha1?.length === 20 ? hex(sha1) : null
      return [{ name: textIn(file, 1), entry: String(old), size: numberIn(file, 2), sha1: digest }]
    }) ?? null
  )
}

function listedInJson(list: Uint8Array): Listed[] | null {
  try {
    const names: unknown = JSON.parse(new TextDecoder().decode(list))
    if (typeof names !== 'object' || names === null) return null
    return Object.entries(names).flatMap(([entry, name]) =>
      typeof name === 'string' ? [{ name, entry, size: null, sha1: null }] : [],
    )
  } catch {
    return null
  }
}

function mediaOf(bytes: Uint8Array, entries: Entries, digest: Digest | null): MediaFile[] {
  const list = entries.get('media')
  if (!list || list.size === 0) return []
  const packed = entryBytes(bytes, list)
  const plain = isZstd(packed) ? unzstd(packed) : packed
  const listed = plain[0] === 0x7b ? listedInJson(plain) : listedInProtobuf(plain)
  if (!listed) {
    refuseNow(
      'damaged',
      'The list of media in this package is damaged. Export it again from Anki, or leave media out.',
    )
  }
  return listed.slice(0, IMPORT_LIMITS.entries).map(({ name, entry: at, size, sha1 }) => {
    const entry = entries.get(at)
    if (!entry) return { name, size: null, sha1 }
    if (sha1 || !digest) return { name, size: size ?? entry.size, sha1 }
    const sum = digest()
    unzipEntry(bytes, entry, (piece) => sum.update(piece))
    return { name, size: size ?? entry.size, sha1: sum.hex() }
  })
}

/**
 * Opens a package of Anki (.apkg, .colpkg) of any container version: which one it is, its database, and its media
 * files, which stay where they are. The stub that newer packages carry for older programs is never taken for the
 * collection.
 * @param digest makes the SHA-1 of media files that the package does not give; null leaves them out
 */
export function openPackage(
  bytes: Uint8Array,
  digest: Digest | null = null,
): Result<AnkiPackage, ImportRefusal> {
  const listed = zipEntries(bytes)
  if (!listed.ok) return listed
  try {
    const entries = named(listed.value)
    const version = versionOf(bytes, entries)
    const media = mediaOf(bytes, entries, digest)
    return ok({ version, database: databaseOf(bytes, entries, version), media })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.refusal }
    throw error
  }
}
