'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { tellServer } from '@/lib/client/tell-server'

/** Takes a comparison into the daily review. */
export function StudyButton({ slug }: { slug: string }) {
  const router = useRouter()
  const [sending, setSending] = useState(false)
  const [said, setSaid] = useState('')
  async function study() {
    if (sending) return
    setSending(true)
    const told = await tellServer('POST', '/api/enrolments', { slug })
    if (told.ok) {
      router.push('/review')
      return
    }
    setSending(false)
    setSaid(told.message)
  }
  return (
    <>
      <button type="button" className="button button-quiet" onClick={study} aria-disabled={sending}>
        Add to my daily review
      </button>
      <span role="status" className="self-center text-bad">
        {said}
      </span>
    </>
  )
}
