import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/** What not every distributed PostgreSQL has, or what would keep the tables from being spread by learner. */
const AVOIDED: readonly { name: string; pattern: RegExp; example: string }[] = [
  { name: 'serial columns', pattern: /\b(small|big)?serial\d?\b/i, example: '"id" BIGSERIAL' },
  { name: 'sequences', pattern: /\b(CREATE SEQUENCE|nextval)\b/i, example: "nextval('ids')" },
  {
    name: 'identity columns',
    pattern: /\bAS IDENTITY\b/i,
    example: 'GENERATED ALWAYS AS IDENTITY',
  },
  {
    name: 'enum types',
    pattern: /\bCREATE TYPE\b[^;]*\bENUM\b/i,
    example: `CREATE TYPE "State" AS ENUM ('new')`,
  },
  { name: 'triggers', pattern: /\bTRIGGER\b/i, example: 'CREATE OR REPLACE TRIGGER t' },
  {
    name: 'functions and procedures',
    pattern: /\bCREATE (OR REPLACE )?(FUNCTION|PROCEDURE)\b|\bDO \$/i,
    example: 'CREATE FUNCTION f()',
  },
  { name: 'extensions', pattern: /\bEXTENSION\b/i, example: 'CREATE EXTENSION pgcrypto' },
  {
    name: 'partial indexes',
    pattern: /\bCREATE (UNIQUE )?INDEX\b[^;]*\bWHERE\b/i,
    example: 'CREATE INDEX i ON t (a) WHERE b IS NULL',
  },
  {
    name: 'row security',
    pattern: /\b(CREATE POLICY|ROW LEVEL SECURITY)\b/i,
    example: 'CREATE POLICY p',
  },
]

const withoutComments = (sql: string) => sql.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '')

const files = readdirSync(MIGRATIONS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.sql'))
  .map((name) => ({
    name,
    sql: withoutComments(readFileSync(path.join(MIGRATIONS, name), 'utf8')),
  }))

describe('migrations', () => {
  test('are here to be read', () => expect(files.length).toBeGreaterThan(0))

  test.each(AVOIDED)('have no $name', ({ pattern, example }) => {
    expect(example).toMatch(pattern)
    expect(files.filter(({ sql }) => pattern.test(sql)).map(({ name }) => name)).toEqual([])
  })
})

/** Directories that a visitor's own words lead to, and the parent of all else. */
const DIRECTORIES = ['users', 'accounts', 'verification_tokens', 'addresses']

test('every other table is keyed by whose it is', () => {
  const tables = files.flatMap(({ sql }) => [
    ...sql.matchAll(/CREATE TABLE "(\w+)"[^;]*?PRIMARY KEY \("(\w+)"/g),
  ])
  expect(tables.length).toBeGreaterThan(DIRECTORIES.length)
  const strange = tables.filter(
    ([, table = '', first]) =>
      !DIRECTORIES.includes(table) && first !== 'user_id' && first !== 'owner_id',
  )
  expect(strange.map(([, table]) => table)).toEqual([])
})
