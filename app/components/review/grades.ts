import type { Rating } from '@/lib/core/scheduling/types'

export const GRADES: readonly { rating: Rating; name: string; tone: string }[] = [
  { rating: 1, name: 'Again', tone: 'border-bad bg-bad-wash' },
  { rating: 2, name: 'Hard', tone: 'border-edge bg-raised' },
  { rating: 3, name: 'Good', tone: 'border-good bg-good-wash' },
  { rating: 4, name: 'Easy', tone: 'border-edge bg-raised' },
]

export const nameOf = (rating: Rating) => GRADES[rating - 1]?.name ?? ''
