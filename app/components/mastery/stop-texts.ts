import type { Stop } from '@/lib/core/progress/stops'
import type { ShownStop } from './time-machine'

/** The moments of a mastery in words; study days are dates without a zone. */
export function shownStops(stops: readonly Stop[]): ShownStop[] {
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  const today = stops.find(({ kind }) => kind === 'today')?.day ?? 0
  return stops.map(({ kind, day }, index) => {
    const on = date.format(day * 86_400_000)
    const days = day - today
    const short = {
      past: 'The beginning',
      today: 'Today',
      ahead: `In ${days} days`,
      exam: 'The exam',
    }[kind]
    return {
      date: new Date(day * 86_400_000).toISOString().slice(0, 10),
      text: kind === 'past' ? on : kind === 'today' ? short : `${short}, ${on}`,
      link: kind === 'past' && index > 0 ? null : short,
    }
  })
}
