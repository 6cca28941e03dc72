import type { ReactNode } from 'react'
import { getViewer } from '@/lib/server/auth'
import { Main } from './main'
import { KeepToday } from './offline/keep-today'
import { SaveStatus } from './save-status'
import { SiteHeader } from './site-header'

/** What stands around every page; knows who is asking so that every page can say so. */
export async function Frame({ children }: { children: ReactNode }) {
  const viewer = await getViewer()
  return (
    <>
      <SiteHeader viewer={viewer} />
      <SaveStatus learnerId={viewer?.id ?? null} placeless={viewer?.placeless ?? false} />
      {viewer && <KeepToday learnerId={viewer.id} />}
      <Main>{children}</Main>
    </>
  )
}
