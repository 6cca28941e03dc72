/** The key that does the same, for the eye; hidden where there is no keyboard. */
export function Key({ name, className = '' }: { name: string; className?: string }) {
  return (
    <span aria-hidden="true" className={`hint ${className}`}>
      <kbd>{name}</kbd>
    </span>
  )
}
