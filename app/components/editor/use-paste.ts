'use client'

import { type ClipboardEvent, type DragEvent, type RefObject, useState } from 'react'
import { replaceText } from '@/lib/client/authoring/text-field'
import type { ReadError } from '@/lib/core/comparison/types'
import type { Result } from '@/lib/core/result'

/** The largest file that is read, bytes. */
const MOST_BYTES = 5_000_000

type Convert = (text: string, name: string | null) => Promise<Result<string, ReadError>> | undefined

/** Takes what is pasted or dropped into the text as the Markdown it stands for; `said` tells what came of it. */
export function usePaste(field: RefObject<HTMLTextAreaElement | null>, convert: Convert) {
  const [said, setSaid] = useState('')

  async function insert(text: string, name: string | null, where?: { start: number; end: number }) {
    const made = await convert(text, name)
    const target = field.current
    if (!target) return
    const place = where ?? { start: target.selectionStart, end: target.selectionEnd }
    const content = made?.ok ? made.value : text
    replaceText(target, { ...place, text: content.replace(/\r\n?/g, '\n') })
    if (made && !made.ok) setSaid(`Taken as it is: ${made.error.message}`)
    else setSaid(content === text ? '' : 'Taken in as a table.')
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const target = event.currentTarget
    const html = event.clipboardData.getData('text/html')
    const text = event.clipboardData.getData('text/plain')
    const file = event.clipboardData.files[0]
    const isEmpty = target.value.trim() === ''
    if (/<table[\s>]/i.test(html)) {
      event.preventDefault()
      void insert(html, null)
    } else if (text !== '' && (isEmpty || text.includes('\t'))) {
      event.preventDefault()
      void insert(text, null)
    } else if (text === '' && file) {
      event.preventDefault()
      void take(file)
    }
  }

  async function take(file: File) {
    if (file.size > MOST_BYTES) {
      setSaid(`${file.name} is larger than 5 MB. Split it, or keep only the comparison.`)
      return
    }
    const text = await file.text().catch(() => null)
    if (text === null) setSaid(`${file.name} could not be read by this browser.`)
    else if (text.includes('\u0000') || text.includes('\ufffd')) {
      setSaid(
        `${file.name} does not look like text. Save it as CSV or as text in UTF-8 and drop it again.`,
      )
    } else {
      const length = field.current?.value.length ?? 0
      const isEmpty = field.current?.value.trim() === ''
      await insert(text, file.name, isEmpty ? { start: 0, end: length } : undefined)
    }
  }

  function onDrop(event: DragEvent<HTMLTextAreaElement>) {
    const [file] = event.dataTransfer.files
    const html = event.dataTransfer.getData('text/html')
    if (file) {
      event.preventDefault()
      void take(file)
    } else if (/<table[\s>]/i.test(html)) {
      event.preventDefault()
      void insert(html, null)
    }
  }

  return { onPaste, onDrop, take, said }
}
