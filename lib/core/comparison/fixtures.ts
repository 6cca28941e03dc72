import { readComparison } from './read'
import type { Comparison } from './types'

/** The comparison, which must be readable. */
export function read(source: string | Uint8Array): Comparison {
  const result = readComparison(source)
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

/** A document of the shape Topic | Description about Docker and Kubernetes. */
export function prose(...rows: string[]): string {
  return ['# Docker & Kubernetes', '', '| Topic | Description |', '| --- | --- |', ...rows].join(
    '\n',
  )
}

/** A document of the shape Topic | Docker | Kubernetes. */
export function matrix(...rows: string[]): string {
  return ['| Topic | Docker | Kubernetes |', '|---|---|---|', ...rows].join('\n')
}

export const yesNo = '| Scaling | manual | automatic |'
