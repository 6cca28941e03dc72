const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }
const UNITS = Object.entries(SECONDS).sort(([, a], [, b]) => b - a)
const DURATION = /^(\d{1,5}(?:\.\d{1,2})?)\s*([smhd])$/i

/**
 * Steps as people write them, "1m 10m 1h 2d", in seconds; commas may part them too. Nothing written is no steps.
 * @returns null when a part is no duration
 */
export function parseSteps(text: string): number[] | null {
  const parts = text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
  const seconds = parts.map((part) => {
    const [, amount, unit] = DURATION.exec(part) ?? []
    return amount && unit ? Math.round(Number(amount) * (SECONDS[unit.toLowerCase()] ?? 0)) : 0
  })
  return seconds.every((step) => step > 0) ? seconds : null
}

/** Seconds as `parseSteps` reads them, each in the largest unit that leaves no rest. */
export function formatSteps(seconds: readonly number[]): string {
  return seconds
    .map((step) => {
      const [unit, size] = UNITS.find(([, length]) => step % length === 0) ?? ['s', 1]
      return `${step / size}${unit}`
    })
    .join(' ')
}
