import { BLANK } from '@/lib/core/questions/types'

/** The stem in large type, with blanks drawn as blanks and read as such. */
export function Stem({ text, id }: { text: string; id?: string }) {
  const parts = text.split(BLANK)
  return (
    <p
      id={id}
      className="mt-3 font-display text-xl leading-snug font-semibold text-pretty sm:text-2xl"
    >
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a stem never move
        <span key={index}>
          {index > 0 && (
            <span className="mx-1 inline-block w-16 border-b-3 border-current align-baseline sm:w-24">
              <span className="sr-only">blank</span>
            </span>
          )}
          {part}
        </span>
      ))}
    </p>
  )
}

/** Right or wrong beside an option, as a sign and in words. */
export function Verdict({ right }: { right: boolean }) {
  return (
    <span className={`ml-auto shrink-0 text-sm font-semibold ${right ? 'text-good' : 'text-bad'}`}>
      <span aria-hidden="true">{right ? '✓' : '✗'}</span>
      <span className="sr-only">{right ? ' right answer' : ' your answer, wrong'}</span>
    </span>
  )
}
