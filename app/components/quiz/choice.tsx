import type { ChoiceItem } from '@/lib/core/questions/types'
import { Key } from '../key'
import { SubjectShape } from '../subject-name'
import type { QuestionProps } from './props'
import { Stem, Verdict } from './stem'

/** One of several options; subjects in their own hues. */
export function Choice({ item, subjects, given, onAnswer }: QuestionProps<ChoiceItem>) {
  const bySubject = item.format === 'which-subject' || item.format === 'numeric'
  const paired = item.options.length === 2
  const chosen = given?.kind === 'choice' ? given.index : null
  return (
    <fieldset>
      <legend className="text-muted">{item.instruction}</legend>
      <Stem text={item.stem} />
      <div
        className={`mt-6 grid gap-3 ${paired ? 'grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))]' : bySubject ? 'sm:grid-cols-2' : ''}`}
      >
        {item.options.map((option, index) => {
          const hue = subjects.findIndex(({ key }) => key === option.subject)
          const isKey = given !== null && index === item.key
          const isMiss = chosen === index && index !== item.key
          return (
            <button
              key={option.text}
              type="button"
              disabled={given !== null}
              data-subject={bySubject ? hue % 6 : undefined}
              onClick={() => onAnswer({ kind: 'choice', index })}
              className={`flex min-h-14 items-center gap-2 rounded-2xl border-2 px-3 py-3 sm:gap-3 sm:px-4 text-left transition-colors duration-100 ${
                isKey
                  ? 'border-good bg-good-wash'
                  : isMiss
                    ? 'border-bad bg-bad-wash'
                    : bySubject
                      ? 'border-tone bg-tone-wash enabled:hover:bg-card'
                      : 'border-edge bg-card enabled:hover:bg-raised'
              } ${given !== null && !isKey && !isMiss ? 'opacity-70' : ''} ${
                bySubject ? 'font-display font-semibold text-tone-ink sm:text-xl' : ''
              }`}
            >
              {bySubject ? <SubjectShape index={hue} /> : null}
              <span className="min-w-0 break-words">{option.text}</span>
              {isKey && <Verdict right />}
              {isMiss && <Verdict right={false} />}
              {given === null && (
                <Key
                  name={paired ? (index === 0 ? '←' : '→') : String(index + 1)}
                  className="ml-auto text-muted"
                />
              )}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}
