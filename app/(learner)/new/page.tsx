import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Editor } from '@/app/components/editor/editor'
import { getViewer } from '@/lib/server/auth'

export const metadata: Metadata = { title: 'New comparison' }

/** For a signed-in learner: writes a comparison of their own. */
export default async function NewPage() {
  const viewer = await getViewer()
  if (!viewer) redirect('/sign-in?next=/new')
  return (
    <>
      <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">New comparison</h1>
      <p className="mt-2 max-w-2xl text-muted">
        Only you can see it. What you type is kept in this browser until you save it.
      </p>
      <Editor learnerId={viewer.id} edited={null} line={null} />
    </>
  )
}
