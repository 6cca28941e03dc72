import { bench, describe } from 'vitest'
import { dockerAndKubernetes } from './fixtures'
import { matrix, prose } from './fixtures-large'
import { generateItems } from './generate'

describe('every item of a document', () => {
  bench('Docker & Kubernetes, 7 rows', () => void generateItems(dockerAndKubernetes))
  for (const rows of [250, 1000, 2500]) {
    const [table, text] = [matrix(rows), prose(rows)]
    bench(`matrix of ${rows} rows by 4`, () => void generateItems(table), { iterations: 3 })
    bench(`prose of ${rows} rows`, () => void generateItems(text), { iterations: 3 })
  }
})
