import type { Metadata } from 'next'
import { Main } from './components/main'
import { NothingHere } from './components/nothing-here'
import { PlainHeader } from './components/plain-header'

export const metadata: Metadata = { title: 'Not found' }

/** Open to all, and the same for everybody: it is part of every page, of those too that know nobody. */
export default function NotFound() {
  return (
    <>
      <PlainHeader />
      <Main>
        <div className="pt-12">
          <NothingHere />
        </div>
      </Main>
    </>
  )
}
