/** A seed nobody had before: eight letters and digits. */
export function newSeed(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 8)
}
