'use client'

import { Main } from './components/main'
import { PlainHeader } from './components/plain-header'
import { WentWrong } from './components/went-wrong'

/** Stands where not even the frame of a page could be made: the database does not answer, say. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <>
      <PlainHeader />
      <Main>
        <div className="pt-12">
          <WentWrong reset={reset} />
        </div>
      </Main>
    </>
  )
}
