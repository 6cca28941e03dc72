import { expect, test } from 'vitest'
import { withSqlite } from './sqlite'

test('what was written is read from the bytes', async () => {
  const file = await withSqlite(null, (db) => {
    db.run('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)')
    db.run('INSERT INTO notes VALUES (?, ?)', [1_700_000_000_001, 'Größe'])
    return db.export()
  })
  const rows = await withSqlite(file, (db) => db.exec('SELECT id, text FROM notes')[0]?.values)
  expect(rows).toEqual([[1_700_000_000_001, 'Größe']])
})

test('bytes that are no database are refused by the first statement', async () => {
  const bytes = new TextEncoder().encode('This is a letter, and no database. '.repeat(100))
  await expect(withSqlite(bytes, (db) => db.exec('SELECT 1 FROM notes'))).rejects.toThrow(
    /not a database/,
  )
})
