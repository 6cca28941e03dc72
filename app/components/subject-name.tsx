/** A subject's name with its hue and, for those who cannot see hues, a shape of its own. */
export function SubjectName({ index, name }: { index: number; name: string }) {
  return (
    <span data-subject={index % 6} className="inline-flex items-center gap-2 text-tone-ink">
      <SubjectShape index={index} />
      {name}
    </span>
  )
}

const SHAPES = [
  <circle key="disc" cx="6" cy="6" r="5" />,
  <rect key="square" x="1.5" y="1.5" width="9" height="9" rx="1" />,
  <path key="triangle" d="M6 1 11.2 10.5H.8Z" />,
  <path key="diamond" d="M6 .5 11.5 6 6 11.5.5 6Z" />,
  <path key="bar" d="M1 4h10v4H1z" />,
  <path key="cross" d="M4.5 1h3v3.5H11v3H7.5V11h-3V7.5H1v-3h3.5z" />,
]

export function SubjectShape({ index }: { index: number }) {
  return (
    <svg
      data-subject={index % 6}
      className="size-3 shrink-0 fill-tone"
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[index % SHAPES.length]}
    </svg>
  )
}
