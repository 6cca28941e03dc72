'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Key } from '../key'
import { useKeys } from '../quiz/use-keys'

/** Begins the review; Enter does the same wherever nothing else takes it. */
export function StartLink() {
  const router = useRouter()
  useKeys({ Enter: () => router.push('/review') })
  return (
    <Link href="/review" className="button button-primary">
      Start review
      <Key name="Enter" />
    </Link>
  )
}
