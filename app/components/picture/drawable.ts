/**
 * What the one font that comes with the picture maker can draw. A character beyond it would be looked for on the
 * network, so none is handed over.
 */
const DRAWN =
  /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u0400-\u045f\u1e80-\u1e85\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u20ac\u2122\u2190-\u2193]/u
const TELLING = /[\p{L}\p{N}]/u

/** A text as it can be drawn, without signs the font lacks; null where a letter or a digit would be lost. */
export function drawable(text: string): string | null {
  const characters = [...text.normalize('NFC')]
  if (characters.some((each) => TELLING.test(each) && !DRAWN.test(each))) return null
  const kept = characters
    .filter((each) => DRAWN.test(each))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  return TELLING.test(kept) ? kept : null
}

/** At most so many characters of it, with a sign that there were more. */
export function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
