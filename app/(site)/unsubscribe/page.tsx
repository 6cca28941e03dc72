import type { Metadata } from 'next'
import { StopLetters } from '@/app/components/stop-letters'

export const metadata: Metadata = { title: 'Weekly letter', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Open to all: whoever comes with the link of a letter ends it here. */
export default async function UnsubscribePage({ searchParams }: Props) {
  const { u, t } = await searchParams
  return (
    <section className="mx-auto max-w-3xl">
      <h1 className="text-4xl font-bold tracking-tight">Weekly letter</h1>
      {typeof u === 'string' && typeof t === 'string' ? (
        <StopLetters learner={u} token={t} />
      ) : (
        <p className="mt-3 text-lg text-muted">
          Open the link at the end of a letter to end it, or switch it off in your settings.
        </p>
      )}
    </section>
  )
}
