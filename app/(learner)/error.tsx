'use client'

import { WentWrong } from '@/app/components/went-wrong'

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return <WentWrong reset={reset} />
}
