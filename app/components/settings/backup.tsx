'use client'

import { type ChangeEvent, useRef, useState } from 'react'
import type { ImportedFor } from '@/lib/server/exchange/backup'
import { importedText } from './backup-words'

type Step = { at: 'rest' } | { at: 'sending'; share: number } | { at: 'reading' }

interface Answer {
  readonly ok: boolean
  readonly body: unknown
}

/** Sends a file and tells how much of it is sent; null where no answer came. */
function send(file: File, onShare: (share: number) => void): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/backup')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 1)
    request.onload = () => resolve({ ok: request.status === 200, body: request.response })
    request.onerror = () => resolve(null)
    request.onabort = () => resolve(null)
    request.setRequestHeader('Content-Type', 'application/json')
    request.send(file)
  })
}

/** Saves all a learner has as a file, and takes such a file in. */
export function Backup() {
  const field = useRef<HTMLInputElement>(null)
  const [step, setStep] = useState<Step>({ at: 'rest' })
  const [said, setSaid] = useState<{ text: string; bad: boolean }>({ text: '', bad: false })
  const busy = step.at !== 'rest'

  async function take(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    if (!file || busy) return
    setSaid({ text: '', bad: false })
    setStep({ at: 'sending', share: 0 })
    const answer = await send(file, (share) =>
      setStep(share < 1 ? { at: 'sending', share } : { at: 'reading' }),
    )
    setStep({ at: 'rest' })
    // The same file may be chosen again.
    if (field.current) field.current.value = ''
    setSaid(wordsOf(answer))
  }

  return (
    <div className="card mt-4 grid gap-5 p-4 sm:p-6">
      <div>
        <a href="/api/backup" download className="button button-quiet">
          Download a backup
        </a>
      </div>
      <label className="grid gap-1">
        <span className="font-semibold">Import a backup</span>
        <span className="text-sm text-muted">
          What is here stays, and what is missing is added; importing a file twice changes nothing.
        </span>
        <input
          ref={field}
          type="file"
          accept="application/json,.json"
          className="field mt-1 py-2"
          disabled={busy}
          onChange={take}
        />
      </label>
      {busy && (
        <progress
          className="h-3 w-full accent-ink"
          aria-label="Import"
          max={1}
          value={step.at === 'sending' ? step.share : undefined}
        />
      )}
      <p role="status" className={said.bad ? 'text-bad' : 'text-muted'}>
        {step.at === 'sending' && 'Sending the file …'}
        {step.at === 'reading' && 'Checking and importing …'}
        {!busy && said.text}
      </p>
    </div>
  )
}

function wordsOf(answer: Answer | null): { text: string; bad: boolean } {
  if (answer?.ok) return { text: importedText(answer.body as ImportedFor), bad: false }
  const { body } = answer ?? {}
  const told = body instanceof Object && 'message' in body ? String(body.message) : null
  return {
    text: told ?? 'The server did not answer. Nothing was imported; please try again.',
    bad: true,
  }
}
