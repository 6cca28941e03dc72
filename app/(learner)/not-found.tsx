import { NothingHere } from '@/app/components/nothing-here'

export default function NotFound() {
  return <NothingHere />
}
