import type { SwappedRowItem } from '@/lib/core/questions/types'
import { Key } from '../key'
import { SubjectName } from '../subject-name'
import type { QuestionProps } from './props'
import { Verdict } from './stem'

/** The rows of a small table, each a button: in which one have the cells changed places? */
export function SwappedRow({ item, subjects, given, onAnswer }: QuestionProps<SwappedRowItem>) {
  const chosen = given?.kind === 'choice' ? given.index : null
  const hueOf = (subject: string) => subjects.findIndex(({ key }) => key === subject)
  return (
    <fieldset>
      <legend className="text-muted">{item.instruction}</legend>
      <div className="mt-5 grid gap-3">
        {item.options.map((option, index) => {
          const isKey = given !== null && index === item.key
          const isMiss = chosen === index && index !== item.key
          return (
            <button
              key={option.text}
              type="button"
              disabled={given !== null}
              onClick={() => onAnswer({ kind: 'choice', index })}
              className={`rounded-2xl border-2 px-3 py-3 text-left sm:px-4 ${
                isKey
                  ? 'border-good bg-good-wash'
                  : isMiss
                    ? 'border-bad bg-bad-wash'
                    : 'border-edge bg-card enabled:hover:bg-raised'
              }`}
            >
              <span className="flex items-center gap-2 font-display font-semibold">
                <span className="min-w-0 [overflow-wrap:anywhere]">{option.text}</span>
                {isKey && <Verdict right />}
                {isMiss && <Verdict right={false} />}
                {given === null && <Key name={String(index + 1)} className="ml-auto text-muted" />}
              </span>
              <span className="mt-2 grid gap-x-4 gap-y-2 sm:grid-cols-2">
                {item.columns.map(({ subject, name }, column) => (
                  <span key={subject} className="min-w-0 [overflow-wrap:anywhere]">
                    <span className="block text-sm font-semibold">
                      <SubjectName index={hueOf(subject)} name={name} />
                    </span>
                    {item.cells[index]?.[column]}
                  </span>
                ))}
              </span>
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}
