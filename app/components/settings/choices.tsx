import type { DayLoad, QueueSettings } from '@/lib/core/scheduling/types'
import { Group, Setting, Toggle } from './fields'
import type { FieldsProps } from './settings-form'

const HOURS = [...Array(24).keys()]
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const REVIEW_ORDERS: Readonly<Record<QueueSettings['reviewOrder'], string>> = {
  due: 'As they became due',
  'recall-ascending': 'Least certain first',
  'recall-descending': 'Most certain first',
  overdue: 'Furthest past their time first',
  random: 'Shuffled',
}
const NEW_ORDERS: Readonly<Record<QueueSettings['newOrder'], string>> = {
  document: 'In the order of the table',
  random: 'Shuffled',
}
const PLACEMENTS: Readonly<Record<QueueSettings['newPlacement'], string>> = {
  after: 'After the reviews',
  before: 'Before the reviews',
  mixed: 'Among the reviews',
}
const LOADS: Readonly<Record<DayLoad, string>> = {
  normal: 'As usual',
  reduced: 'About half',
  minimum: 'As little as can be',
}

/** A choice among named values. */
function Select<Value extends string>({
  label,
  hint,
  names,
  value,
  onChange,
}: {
  label: string
  hint: string
  names: Readonly<Record<Value, string>>
  value: Value
  onChange: (value: Value) => void
}) {
  const values = Object.keys(names) as Value[]
  return (
    <Setting label={label} hint={hint}>
      {(control) => (
        <select
          {...control}
          className="field"
          value={value}
          onChange={(event) => {
            const chosen = values.find((known) => known === event.target.value)
            if (chosen) onChange(chosen)
          }}
        >
          {values.map((known) => (
            <option key={known} value={known}>
              {names[known]}
            </option>
          ))}
        </select>
      )}
    </Setting>
  )
}

export function DayFields({
  values,
  change,
  timeZones,
}: FieldsProps & { timeZones: readonly string[] }) {
  return (
    <>
      <Setting label="Time zone" hint="Your days begin and end by its clock.">
        {(control) => (
          <select
            {...control}
            className="field"
            value={values.timeZone}
            onChange={(event) => change('timeZone', event.target.value)}
          >
            {timeZones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        )}
      </Setting>
      <Setting
        label="A new day begins at"
        hint="What you review before this hour still counts for the day before."
      >
        {(control) => (
          <select
            {...control}
            className="field"
            value={values.dayStartHour}
            onChange={(event) => change('dayStartHour', event.target.value)}
          >
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>{`${String(hour).padStart(2, '0')}:00`}</option>
            ))}
          </select>
        )}
      </Setting>
    </>
  )
}

export function OrderFields({ values, change }: FieldsProps) {
  const { burySiblings } = values
  return (
    <Group title="Order">
      <Select
        label="Reviews come"
        hint="After a long break, most certain first saves the most."
        names={REVIEW_ORDERS}
        value={values.reviewOrder}
        onChange={(order) => change('reviewOrder', order)}
      />
      <Select
        label="New facts come"
        hint="The rows of a table in turn, or in no order."
        names={NEW_ORDERS}
        value={values.newOrder}
        onChange={(order) => change('newOrder', order)}
      />
      <Select
        label="New facts stand"
        hint="Before, after or among the day’s reviews."
        names={PLACEMENTS}
        value={values.newPlacement}
        onChange={(placement) => change('newPlacement', placement)}
      />
      <Toggle
        label="New facts even on a full day"
        hint="Otherwise they count against the limit of reviews too."
        checked={values.newBeyondReviews}
        onChange={(on) => change('newBeyondReviews', on)}
      />
      <fieldset className="py-5">
        <legend className="float-left w-full font-semibold">Only one fact of a row a day</legend>
        <p className="clear-both text-muted">
          Once a fact was asked, the others of its row wait for the next day, so that one does not
          remind you of the other.
        </p>
        <Toggle
          label="for new facts"
          checked={burySiblings.new}
          onChange={(on) => change('burySiblings', { ...burySiblings, new: on })}
        />
        <Toggle
          label="for reviews"
          checked={burySiblings.review}
          onChange={(on) => change('burySiblings', { ...burySiblings, review: on })}
        />
        <Toggle
          label="for facts whose steps last over a day"
          checked={burySiblings.learning}
          onChange={(on) => change('burySiblings', { ...burySiblings, learning: on })}
        />
      </fieldset>
    </Group>
  )
}

export function LoadFields({ values, change }: FieldsProps) {
  return (
    <Group title="Load">
      <Toggle
        label="Even out the days"
        hint="Among the days on which a fact could as well come back, one with little to do is picked."
        checked={values.balanceLoad}
        onChange={(on) => change('balanceLoad', on)}
      />
      <fieldset className="py-5" disabled={!values.balanceLoad}>
        <legend className="float-left w-full font-semibold">Easy days</legend>
        <p className="clear-both text-muted">
          How much each day of the week should bring{values.balanceLoad ? '' : '; needs even days'}.
        </p>
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          {WEEKDAYS.map((weekday, index) => (
            <label key={weekday} className="grid grid-cols-[7rem_1fr] items-center gap-3">
              <span>{weekday}</span>
              <select
                className="field"
                value={values.easyDays[index]}
                onChange={(event) => {
                  const load = (Object.keys(LOADS) as DayLoad[]).find(
                    (known) => known === event.target.value,
                  )
                  if (load) change('easyDays', values.easyDays.with(index, load))
                }}
              >
                {Object.entries(LOADS).map(([load, name]) => (
                  <option key={load} value={load}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </fieldset>
    </Group>
  )
}

export function StubbornFields({ values, change, number }: FieldsProps) {
  return (
    <Group title="Facts that will not stick">
      {number(
        'leechThreshold',
        'Times forgotten until it counts as stubborn',
        'A stubborn fact is offered a contrast drill, which helps more than another review.',
      )}
      <Toggle
        label="Stop asking stubborn facts"
        hint="They are suspended until you bring them back."
        checked={values.leechAction === 'suspend'}
        onChange={(on) => change('leechAction', on ? 'suspend' : 'mark')}
      />
    </Group>
  )
}
