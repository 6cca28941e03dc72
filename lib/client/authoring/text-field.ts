/** A longer change is not made as if it were typed: browsers take seconds for it. */
const LONGEST_TYPED = 200_000

/** Puts text in the place of [start, end) as if it had been typed, so that it can be undone. */
export function replaceText(
  field: HTMLTextAreaElement,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
): void {
  if (text === '' && start === end) return
  field.focus({ preventScroll: true })
  field.setSelectionRange(start, end)
  const isShort = field.value.length + text.length < LONGEST_TYPED
  const command = text === '' ? 'delete' : 'insertText'
  if (isShort && document.execCommand(command, false, text)) return
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Selects a line (1-based) and brings it into sight. */
export function goToLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  field.focus()
  field.setSelectionRange(start, start)
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  const height = Number.parseFloat(getComputedStyle(field).lineHeight) || 24
  field.scrollTop = Math.max(0, (line - 4) * height)
}
