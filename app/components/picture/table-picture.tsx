import type { CellReading } from '@/lib/core/progress/reading'
import { levelText } from '../level'
import { cut, drawable } from './drawable'

/** What a picture of a comparison shows; texts in scripts that cannot be drawn are left to numbers and shades. */
export interface TablePicture {
  readonly title: string
  readonly subjects: readonly string[]
  readonly topics: readonly string[]
  /** Row by row how well each cell is known, or what it says where there is no learner. */
  readonly cells: readonly (CellReading | string)[]
  /** Small print below: "5 of 14 facts met", a name, a date. */
  readonly notes: readonly string[]
}

export const PICTURE_SIZE = { width: 1200, height: 630 }

const MOST_ROWS = 7
const MOST_COLUMNS = 4
/** Of statements, over all columns. */
const CHARACTERS = 80
const TONES = ['#2f6fd0', '#d9780f', '#11866f', '#b03a9a', '#5f8a14', '#7b4fd0']
const INK = '#23263f'
const PAPER = '#faf9f6'
const MUTED = '#5d6078'
const LINE = '#dcdce4'
/** By level, two hexadecimal digits of opacity. */
const SHADES = ['00', '1f', '38', '55', '77']

/** A comparison as a picture for sharing, in light colours. Laid out by a maker that knows flex boxes only. */
export function pictureOf({ title, subjects, topics, cells, notes }: TablePicture) {
  const columns = subjects.slice(0, MOST_COLUMNS)
  const rows = topics.slice(0, topics.length > MOST_ROWS ? MOST_ROWS - 1 : MOST_ROWS)
  const heading = drawable(title) ?? columns.map((name, at) => nameAt(name, at)).join(' & ')
  const rest = topics.length - rows.length
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: '44px 56px 36px',
        background: PAPER,
        color: INK,
      }}
    >
      <div style={{ display: 'flex', fontSize: 52, letterSpacing: -1.5 }}>{cut(heading, 42)}</div>
      <div style={{ display: 'flex', marginTop: 22 }}>
        <div style={{ display: 'flex', width: 250 }} />
        {columns.map((name, at) => (
          <div
            key={name}
            style={{
              display: 'flex',
              flex: 1,
              padding: '0 14px 8px',
              borderBottom: `6px solid ${TONES[at % TONES.length]}`,
              color: TONES[at % TONES.length],
              fontSize: 28,
            }}
          >
            {cut(nameAt(name, at), Math.floor(60 / columns.length))}
          </div>
        ))}
      </div>
      {rows.map((topic, row) => (
        <div
          key={topic}
          style={{ display: 'flex', flex: 1, maxHeight: 50, borderBottom: `1px solid ${LINE}` }}
        >
          <div style={{ display: 'flex', width: 250, alignItems: 'center', fontSize: 22 }}>
            {cut(drawable(topic) ?? `Topic ${row + 1}`, 21)}
          </div>
          {columns.map((name, column) => (
            <CellPicture
              key={name}
              tone={TONES[column % TONES.length] ?? INK}
              cell={cells[row * subjects.length + column] ?? ''}
              most={Math.floor(CHARACTERS / columns.length)}
            />
          ))}
        </div>
      ))}
      <div
        style={{
          display: 'flex',
          marginTop: 'auto',
          justifyContent: 'space-between',
          color: MUTED,
          fontSize: 23,
        }}
      >
        <div style={{ display: 'flex' }}>
          {[rest > 0 ? `and ${rest} more topics` : '', ...notes.map((note) => drawable(note) ?? '')]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <div style={{ display: 'flex', color: INK }}>Discern</div>
      </div>
    </div>
  )
}

const nameAt = (name: string, at: number) => drawable(name) ?? `Subject ${at + 1}`

function CellPicture({
  tone,
  cell,
  most,
}: {
  tone: string
  cell: CellReading | string
  /** Characters that there is room for. */
  most: number
}) {
  const level = typeof cell === 'string' ? 1 : cell.level
  return (
    <div
      style={{
        display: 'flex',
        flex: 1,
        alignItems: 'center',
        padding: '0 14px',
        overflow: 'hidden',
        background: `${tone}${SHADES[level]}`,
        fontSize: typeof cell === 'string' ? 18 : 21,
      }}
    >
      {typeof cell === 'string' ? (
        cut(drawable(cell) ?? '', most)
      ) : (
        <Bars tone={tone} cell={cell} />
      )}
    </div>
  )
}

function Bars({ tone, cell: { level, facts, known } }: { tone: string; cell: CellReading }) {
  if (facts === 0) return null
  return (
    <div style={{ display: 'flex', alignItems: 'center' }}>
      {[1, 2, 3, 4].map((step) => (
        <div
          key={step}
          style={{
            display: 'flex',
            width: 17,
            height: 15,
            marginRight: 4,
            borderRadius: 4,
            border: `2px ${level === 0 ? 'dashed' : 'solid'} ${tone}`,
            background: step <= level ? tone : 'transparent',
          }}
        />
      ))}
      <div style={{ display: 'flex', marginLeft: 8 }}>{levelText(known)}</div>
    </div>
  )
}
