import { TARGETS } from '@/lib/core/exchange/targets'

/** The files a comparison can be taken away as, folded away until wanted. Plain links: it needs no JavaScript. */
export function TakeWithYou({ slug }: { slug: string }) {
  const at = `/api/comparisons/${encodeURIComponent(slug)}/export?format=`
  const page = `/c/${encodeURIComponent(slug)}/print`
  return (
    <details className="mt-12 max-w-2xl">
      <summary className="inline-flex min-h-11 items-center rounded-lg text-muted underline underline-offset-4">
        Take it with you
      </summary>
      <div className="card mt-2 p-5">
        <ul className="grid gap-1">
          <li>
            <Way
              href={page}
              name="Print a quiz"
              goodFor="paper, with the answers on a page of their own."
            />
          </li>
          <li>
            <Way
              href={`${page}?what=cards`}
              name="Print flashcards"
              goodFor="paper, to fold or to cut."
            />
          </li>
          {TARGETS.map(({ key, name, goodFor }) => (
            <li key={key}>
              <Way href={`${at}${key}`} name={name} goodFor={goodFor} download />
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

function Way({
  href,
  name,
  goodFor,
  download,
}: {
  href: string
  name: string
  goodFor: string
  download?: boolean
}) {
  return (
    <>
      <a
        href={href}
        download={download}
        className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
      >
        {name}
      </a>
      <span className="text-muted">: {goodFor}</span>
    </>
  )
}
