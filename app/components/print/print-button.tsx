'use client'

/** Opens the browser's own dialogue for printing. */
export function PrintButton() {
  return (
    <button type="button" className="button button-primary" onClick={() => window.print()}>
      Print
    </button>
  )
}
