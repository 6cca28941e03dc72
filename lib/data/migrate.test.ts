import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type EmbeddedDatabase, openDatabase } from '../cli/embedded-postgres'
import { applyMigrations } from './migrate'

let folder: string
let server: EmbeddedDatabase
let url: string
let directory: string
let serial = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'discern-migrate-'))
  await chmod(folder, 0o755)
  server = await openDatabase({ dataDir: join(folder, 'postgres') })
}, 60_000)

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  serial += 1
  await sql(server.url, `CREATE DATABASE migrate_${serial}`)
  url = server.url.replace(/discern$/, `migrate_${serial}`)
  directory = join(folder, `migrations-${serial}`)
  await write('20260101000000_first', 'CREATE TABLE first (id int);\n')
})

async function write(name: string, text: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true })
  await writeFile(join(directory, name, 'migration.sql'), text)
}

async function sql<T extends pg.QueryResultRow>(address: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

describe('applyMigrations', () => {
  test('applies in the order of names, once', async () => {
    await write('20260102000000_second', 'ALTER TABLE first ADD name text; CREATE TABLE second ();')
    expect(await applyMigrations({ url, directory })).toEqual({
      applied: ['20260101000000_first', '20260102000000_second'],
    })
    expect(await applyMigrations({ url, directory })).toEqual({ applied: [] })
  })

  test('records what the Prisma CLI records', async () => {
    await applyMigrations({ url, directory })
    const [row] = await sql(
      url,
      `SELECT *, finished_at >= started_at AS in_order, now() - finished_at < '1 minute' AS recent
       FROM _prisma_migrations`,
    )
    expect(row).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: createHash('sha256').update('CREATE TABLE first (id int);\n').digest('hex'),
      migration_name: '20260101000000_first',
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
      in_order: true,
      recent: true,
    })
    const columns = await sql(
      url,
      `SELECT column_name || ' ' || data_type AS c FROM information_schema.columns
       WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
    )
    expect(columns.map(({ c }) => c)).toEqual([
      'id character varying',
      'checksum character varying',
      'finished_at timestamp with time zone',
      'migration_name character varying',
      'logs text',
      'rolled_back_at timestamp with time zone',
      'started_at timestamp with time zone',
      'applied_steps_count integer',
    ])
  })

  test('two at once apply each migration once', async () => {
    const both = await Promise.all([
      applyMigrations({ url, directory }),
      applyMigrations({ url, directory }),
    ])
    expect(both.flatMap(({ applied }) => applied)).toEqual(['20260101000000_first'])
  })

  test('waits for a Prisma CLI that migrates', async () => {
    const cli = new pg.Client({ connectionString: url })
    await cli.connect()
    await cli.query('SELECT pg_advisory_lock(72707369)')
    const ours = applyMigrations({ url, directory })
    await expect(
      Promise.race([ours, new Promise((done) => setTimeout(done, 300, 'waiting'))]),
    ).resolves.toBe('waiting')
    await cli.end()
    expect((await ours).applied).toHaveLength(1)
  })

  test('a failing migration leaves nothing of itself, and those before it stay', async () => {
    await write('20260102000000_broken', 'CREATE TABLE half (id int); SELECT nonsense;')
    await expect(applyMigrations({ url, directory })).rejects.toThrow(
      /20260102000000_broken failed and was rolled back: .*nonsense/,
    )
    expect(
      await sql(url, "SELECT to_regclass('half') AS half, to_regclass('first') AS first"),
    ).toEqual([{ half: null, first: 'first' }])
    await write('20260102000000_broken', 'CREATE TABLE half (id int);')
    expect((await applyMigrations({ url, directory })).applied).toEqual(['20260102000000_broken'])
  })

  test('refuses a file that was changed after it was applied', async () => {
    await applyMigrations({ url, directory })
    await write('20260101000000_first', 'CREATE TABLE first (id bigint);\n')
    await expect(applyMigrations({ url, directory })).rejects.toThrow(
      '20260101000000_first was changed',
    )
  })

  test('forgives line endings that git changed', async () => {
    await applyMigrations({ url, directory })
    await write('20260101000000_first', 'CREATE TABLE first (id int);\r\n')
    expect(await applyMigrations({ url, directory })).toEqual({ applied: [] })
  })

  test('refuses a database that is newer than the app', async () => {
    await write('20270101000000_later', 'SELECT 1;')
    await applyMigrations({ url, directory })
    await rm(join(directory, '20270101000000_later'), { recursive: true })
    await expect(applyMigrations({ url, directory })).rejects.toThrow(
      /20270101000000_later.*older than the database/,
    )
  })

  test('refuses to go on after a half-done migration, until it is marked as rolled back', async () => {
    await applyMigrations({ url, directory })
    await sql(url, 'UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(applyMigrations({ url, directory })).rejects.toThrow('begun and not finished')
    await sql(url, 'UPDATE _prisma_migrations SET rolled_back_at = now(); DROP TABLE first')
    expect((await applyMigrations({ url, directory })).applied).toHaveLength(1)
  })

  test('says which database cannot be reached, and not its password', async () => {
    const nowhere = 'postgresql://discern:hidden@127.0.0.1:9/discern'
    const refused = applyMigrations({ url: nowhere, directory, waitMs: 600 }).catch(String)
    expect(await refused).toMatch(
      /^Error: The database at 127\.0\.0\.1:9 cannot be used: .*REFUSED/,
    )
    expect(await refused).not.toContain('hidden')
  })

  test('writes instants in UTC whatever the role is set to', async () => {
    await sql(url, `ALTER DATABASE migrate_${serial} SET timezone = 'Asia/Tokyo'`)
    await write(
      '20260102000000_zone',
      "CREATE TABLE zone AS SELECT current_setting('timezone') AS z;",
    )
    await applyMigrations({ url, directory })
    expect(await sql(url, 'SELECT z FROM zone')).toEqual([{ z: 'UTC' }])
  })
})
