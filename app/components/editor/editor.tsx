'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { goToLine, replaceText } from '@/lib/client/authoring/text-field'
import type { TextEdit } from '@/lib/core/authoring/answers'
import { Changes } from './changes'
import { Grid } from './grid'
import { Preview } from './preview'
import { save } from './save'
import type { Edited, View } from './types'
import { useDraft } from './use-draft'
import { usePaste } from './use-paste'
import { useReader } from './use-reader'

const VIEWS: readonly { view: View; name: string; wide: boolean }[] = [
  { view: 'text', name: 'Text', wide: true },
  { view: 'grid', name: 'Table', wide: true },
  { view: 'preview', name: 'Preview', wide: false },
]

const UNCHANGED = 'Nothing has changed since it was saved.'
const UNSEEN = 'What this changes is still being worked out. Look it through, then save.'

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** Writes a comparison: its text or its table on one side, what is understood of it on the other. */
export function Editor({
  learnerId,
  edited,
  line,
}: {
  learnerId: string
  edited: Edited | null
  /** Where to begin, 1-based. */
  line: number | null
}) {
  const router = useRouter()
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [view, setView] = useState<View>('text')
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<{ message: string; signIn: boolean } | null>(null)
  const setText = (text: string) => {
    if (field.current) field.current.value = text
  }
  const { draft, setDraft, returned, forgetReturned, newId, renew, settle } = useDraft(
    learnerId,
    edited,
    setText,
  )
  const { understood, convert } = useReader(draft, edited?.facts ?? null)
  const paste = usePaste(field, convert)
  const { source, refused } = draft
  const analysis = understood?.analysis ?? null
  const stale = understood?.source !== source
  const isUnchanged = edited !== null && source === edited.source && refused.length === 0
  // What an edit changes is to be seen before it is saved; a new comparison changes nothing.
  const unseen = edited !== null && stale
  const canSave = analysis !== null && analysis.facts > 0 && !unseen && !saving && !isUnchanged

  useEffect(() => {
    if (line !== null && field.current) goToLine(field.current, line)
  }, [line])

  const write = (text: string) => setDraft((kept) => ({ ...kept, source: text }))

  const edit = useCallback((change: TextEdit) => {
    setView('text')
    // The field must be in sight to be typed in.
    requestAnimationFrame(() => field.current && replaceText(field.current, change))
  }, [])

  const jump = useCallback((to: number) => {
    setView('text')
    requestAnimationFrame(() => field.current && goToLine(field.current, to))
  }, [])

  function writeGrid(text: string) {
    setText(text)
    write(text)
  }

  function discard() {
    const saved = edited?.source ?? ''
    setText(saved)
    setDraft({ source: saved, refused: [] })
    forgetReturned()
    renew()
  }

  async function submit() {
    if (isUnchanged) setProblem({ message: UNCHANGED, signIn: false })
    else if (unseen) setProblem({ message: UNSEEN, signIn: false })
    if (!canSave) return
    setSaving(true)
    setProblem(null)
    const outcome = await save(edited, { id: newId(), source, refused })
    if (outcome.ok) {
      await settle()
      router.push(`/c/${outcome.slug}` as Route)
      router.refresh()
    } else {
      setSaving(false)
      setProblem(outcome)
    }
  }

  const here = edited ? `/edit/${edited.slug}` : '/new'
  return (
    <div className="mt-4">
      {returned && (
        <p className="mb-3 flex flex-wrap items-center gap-x-4 rounded-lg bg-raised px-3 py-1">
          <span>
            {returned.outdated
              ? 'The text you left unsaved is back. The comparison was saved since: look through what changes before you save.'
              : 'The text you left unsaved is back.'}
          </span>
          <button
            type="button"
            className="link inline-flex min-h-11 items-center"
            onClick={discard}
          >
            {edited ? 'Discard it for the saved one' : 'Discard it'}
          </button>
        </p>
      )}
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">How it is shown</legend>
        {VIEWS.map(({ view: each, name, wide }) => (
          <button
            key={each}
            type="button"
            aria-pressed={view === each}
            className={`button button-quiet min-h-11 px-4 py-1 aria-pressed:bg-ink aria-pressed:text-paper ${wide ? '' : 'lg:hidden'}`}
            onClick={() => setView(each)}
          >
            {name}
          </button>
        ))}
        <input
          ref={picker}
          type="file"
          accept=".md,.markdown,.txt,.csv,.tsv,.html,.htm"
          className="sr-only"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            setView('text')
            if (file) requestAnimationFrame(() => void paste.take(file))
          }}
        />
        <button
          type="button"
          className="button button-quiet min-h-11 px-4 py-1"
          onClick={() => picker.current?.click()}
        >
          Open a file
        </button>
      </fieldset>
      <p role="status" className="mt-1 min-h-6 text-sm text-muted">
        {paste.said}
      </p>
      <div className="mt-1 grid gap-6 lg:grid-cols-2">
        <div className={view === 'preview' ? 'hidden lg:block' : 'min-w-0'}>
          <div className={view === 'grid' ? 'hidden' : undefined}>
            <label htmlFor="source" className="font-semibold">
              Text
            </label>
            <p id="source-hint" className="text-sm text-muted">
              Type or paste a table: Markdown, a web page, CSV, cells of a spreadsheet, or terms and
              definitions. Name what is compared in a title, such as{' '}
              <code># Docker &amp; Kubernetes</code>.
            </p>
            <textarea
              id="source"
              ref={field}
              aria-describedby="source-hint"
              className="field mt-2 h-[60vh] min-h-80 resize-y font-mono text-sm leading-6"
              spellCheck
              defaultValue={source}
              onChange={(event) => write(event.currentTarget.value)}
              onPaste={paste.onPaste}
              onDrop={paste.onDrop}
            />
          </div>
          {view === 'grid' && <Grid source={source} onChange={writeGrid} />}
        </div>
        <section
          aria-labelledby="understood"
          className={view === 'preview' ? 'min-w-0' : 'hidden min-w-0 lg:block'}
        >
          <h2 id="understood" className="sr-only">
            What is understood
          </h2>
          <Preview analysis={analysis} stale={stale} onJump={jump} onEdit={edit} />
        </section>
      </div>
      {edited && analysis?.edit && !isUnchanged && (
        <div className="mt-6">
          <Changes
            edit={analysis.edit}
            refused={refused}
            onRefuse={(factId, isRefused) =>
              setDraft(({ refused: all, ...kept }) => ({
                ...kept,
                refused: isRefused ? [...all, factId] : all.filter((id) => id !== factId),
              }))
            }
          />
        </div>
      )}
      <div className="sticky bottom-0 z-10 mt-6 flex flex-wrap items-center gap-3 border-t border-line bg-paper py-3">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={!canSave}
          onClick={() => void submit()}
        >
          {analysis && analysis.facts > 0
            ? `Save ${counted(analysis.facts, 'fact')}, ${counted(analysis.questions, 'question')}`
            : 'Nothing to save yet'}
        </button>
        <p role="status" className="min-w-48 flex-1 text-bad">
          {saving ? 'Saving…' : problem?.message}
          {problem?.signIn && (
            <>
              {' '}
              {/* A full load: what the page knows of who is signed in is out of date. */}
              <a className="link" href={`/sign-in?next=${here}`}>
                Sign in
              </a>
            </>
          )}
        </p>
      </div>
    </div>
  )
}
