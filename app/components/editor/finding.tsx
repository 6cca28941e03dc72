import type { OpenFinding } from '@/lib/core/authoring/analyse'
import type { TextEdit } from '@/lib/core/authoring/answers'

interface Props {
  finding: OpenFinding
  /** The text has moved on since it was found: nothing can be pressed until it is read again. */
  stale: boolean
  onJump: (line: number) => void
  onEdit: (edit: TextEdit) => void
}

/** What is wrong or open on a line: why, what to do, and what one press does about it. */
export function Finding({ finding, stale, onJump, onEdit }: Props) {
  const { line, message, suggestion, question, answers } = finding
  return (
    <div className="rounded-lg border-l-4 border-edge bg-raised px-3 py-2 text-[0.95rem]">
      <p>
        <span aria-hidden="true">⚠ </span>
        {question ?? message}
      </p>
      <p className="text-sm text-muted">{question ? message : suggestion}</p>
      <div className="mt-1 flex flex-wrap gap-2">
        {answers.map(({ label, edit }) => (
          <button
            key={label}
            type="button"
            className="button button-quiet min-h-11 px-3 py-1 text-sm"
            aria-disabled={stale}
            onClick={() => !stale && onEdit(edit)}
          >
            {label}
            <span className="sr-only">, line {line}</span>
          </button>
        ))}
        <button
          type="button"
          className="link inline-flex min-h-11 items-center px-1 text-sm"
          onClick={() => onJump(line)}
        >
          Go to line {line}
        </button>
      </div>
    </div>
  )
}
