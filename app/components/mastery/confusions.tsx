import type { Route } from 'next'
import Link from 'next/link'
import type { Comparison } from '@/lib/core/comparison/types'
import { biasTo, type Confusions, countOf, ENOUGH } from '@/lib/core/progress/confusions'
import { ScrollRegion } from '../scroll-region'
import { SubjectName } from '../subject-name'

type Subjects = Comparison['subjects']

const SHOWN_TOPICS = 5
/** A share this near to a half is no lean. */
const EVEN = 0.05

/** Which subject is taken for which: a lean between two, a matrix of more; by topic, with a way to drill it. */
export function MixUps({
  comparison: { subjects, topics },
  confusions,
  drill,
}: {
  comparison: Comparison
  confusions: Confusions
  drill: Route
}) {
  const { count } = confusions
  const topicName = (key: string) => topics.find((topic) => topic.key === key)?.name ?? key
  return (
    <section aria-labelledby="mix-ups" className="mt-14">
      <h2 id="mix-ups" className="text-2xl font-semibold">
        What you mix up
      </h2>
      {count === 0 ? (
        <p className="mt-2 max-w-2xl text-muted">
          Nothing so far. When you choose one subject where another is right, it is counted here.
        </p>
      ) : (
        <>
          <p className="mt-2 text-lg">{finding(subjects, confusions)}</p>
          {subjects.length === 2 ? (
            <Lean subjects={subjects} confusions={confusions} />
          ) : (
            <Matrix subjects={subjects} confusions={confusions} />
          )}
          <h3 className="mt-6 font-semibold">By topic</h3>
          <ul className="mt-1 max-w-2xl divide-y divide-line">
            {confusions.topics.slice(0, SHOWN_TOPICS).map((topic) => (
              <li key={topic.topic} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span>{topicName(topic.topic)}</span>
                <span className="text-muted">
                  {topic.pairs
                    .map((pair) => `${pairText(subjects, pair)}: ${pair.count}`)
                    .join(', ')}
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-4">
            <Link className="button button-primary" href={drill} prefetch={false}>
              Drill what you mix up
            </Link>
          </p>
        </>
      )}
    </section>
  )
}

const nameOf = (subjects: Subjects, key: string) =>
  subjects.find((subject) => subject.key === key)?.name ?? key

export const pairText = (
  subjects: Subjects,
  { right, chosen }: { readonly right: string; readonly chosen: string },
) => `${nameOf(subjects, chosen)} for ${nameOf(subjects, right)}`

const answersText = (count: number) => `${count} wrong ${count === 1 ? 'answer' : 'answers'}`

function finding(subjects: Subjects, confusions: Confusions): string {
  const { count, pairs } = confusions
  const [top] = pairs
  if (count < ENOUGH || !top) {
    return `${answersText(count)} so far; from ${ENOUGH} on we say where you lean.`
  }
  const [first, second] = subjects
  if (subjects.length === 2 && first && second) {
    const share = biasTo(second.key, confusions) ?? 0
    if (Math.abs(share - 0.5) < EVEN) return `Of ${answersText(count)} you lean neither way.`
    const [leaning, part] = share > 0.5 ? [second, share] : [first, 1 - share]
    return `You answer ${leaning.name} ${Math.round(part * 100)} % of the time when unsure.`
  }
  return `You most often take ${nameOf(subjects, top.right)} for ${nameOf(subjects, top.chosen)}.`
}

/** Two subjects: how wrong answers fall between them, as a bar with its counts in words. */
function Lean({ subjects, confusions }: { subjects: Subjects; confusions: Confusions }) {
  const sides = subjects.map((chosen, index) => {
    const right = subjects[1 - index]
    return {
      chosen,
      right,
      index,
      count: right ? countOf(confusions.pairs, right.key, chosen.key) : 0,
    }
  })
  return (
    <div className="mt-3 max-w-2xl">
      <div aria-hidden="true" className="flex h-5 gap-0.5 overflow-hidden rounded-full">
        {sides.map(({ chosen, index, count }) => (
          <span
            key={chosen.key}
            data-subject={index}
            className={`border-2 border-tone ${index === 0 ? 'bg-tone' : 'lean-other'}`}
            style={{ flexGrow: count, flexBasis: count === 0 ? 0 : '0.75rem' }}
            hidden={count === 0}
          />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap justify-between gap-x-6">
        {sides.map(({ chosen, right, index, count }) => (
          <li key={chosen.key} className="flex flex-wrap items-center gap-x-2">
            <SubjectName index={index} name={chosen.name} /> chosen for {right?.name}: {count}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** More subjects: a row for what was right, a column for what was chosen. */
function Matrix({ subjects, confusions }: { subjects: Subjects; confusions: Confusions }) {
  return (
    <ScrollRegion name="Mix-ups of subjects" className="mt-3 overflow-x-auto">
      <table className="text-left">
        <caption className="pb-2 text-left text-sm text-muted">
          How often you chose the subject of the column where that of the row was right
        </caption>
        <thead>
          <tr>
            <th scope="col" className="py-2 pr-4 text-sm font-medium text-muted">
              Right
            </th>
            {subjects.map(({ key, name }, index) => (
              <th key={key} scope="col" className="px-4 py-2">
                <SubjectName index={index} name={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map((right, index) => (
            <tr key={right.key} className="border-t border-line">
              <th scope="row" className="py-2 pr-4">
                <SubjectName index={index} name={right.name} />
              </th>
              {subjects.map((chosen) => {
                const count = countOf(confusions.pairs, right.key, chosen.key)
                return (
                  <td
                    key={chosen.key}
                    className={`px-4 py-2 text-center ${count > 0 ? 'font-semibold' : 'text-muted'}`}
                  >
                    {chosen.key === right.key ? '–' : count}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
