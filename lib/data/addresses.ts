import { randomBytes } from 'node:crypto'
import { slug as slugOf } from '../core/text'

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const RANDOM_LETTERS = 14
const LONGEST_NAME = 60

/** The name in a new comparison's address: what it is about, and 70 random bits that nobody can guess. */
export function newAddress(title: string): string {
  const name = slugOf(title)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-|-$/g, '')
  const letters = [...randomBytes(RANDOM_LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length])
  return `${name || 'comparison'}-${letters.join('')}`
}

const LETTERS = new RegExp(`-[${ALPHABET}]{${RANDOM_LETTERS}}$`)

/** Whether a name has the form of an address that `newAddress` makes. */
export const isAddress = (name: string): boolean =>
  LETTERS.test(name) &&
  /^[a-z0-9-]+$/.test(name) &&
  name.length <= LONGEST_NAME + RANDOM_LETTERS + 1

/** Another address for what stood at this one, or at any other name. */
export const otherAddress = (name: string): string => newAddress(name.replace(LETTERS, ''))
