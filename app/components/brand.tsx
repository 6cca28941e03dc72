/** The mark: two discs in the two hues; where they overlap is what is true of both. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <circle cx="10" cy="14" r="9" fill="var(--subject-0)" />
      <circle cx="18" cy="14" r="9" fill="var(--subject-1)" />
      <path d="M14 5.94a9 9 0 0 1 0 16.12 9 9 0 0 1 0-16.12Z" fill="var(--ink)" />
    </svg>
  )
}
