const SHAPES = {
  done: <path d="m5 13 4.5 4.5L19 7" />,
  offline: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m6 18 12-12" />
    </>
  ),
  waiting: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2.5" />
    </>
  ),
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />,
  flag: <path d="M6 21V4h11l-2 4 2 4H6" />,
} as const

/** A small picture beside words that say the same; few and drawn here, so that the review stays light. */
export function Picture({ name, size = 16 }: { name: keyof typeof SHAPES; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {SHAPES[name]}
    </svg>
  )
}
