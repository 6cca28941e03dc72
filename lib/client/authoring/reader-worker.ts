/// <reference lib="webworker" />
import { analyse } from '../../core/authoring/analyse'
import { toMarkdown } from '../../core/authoring/convert'
import type { StoredFact } from '../../core/comparison/edits'
import type { Request, Response } from './messages'

declare const self: DedicatedWorkerGlobalScope

let previous: readonly StoredFact[] | null = null

const tell = (response: Response) => self.postMessage(response)

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (data.kind === 'previous') previous = data.facts
  else if (data.kind === 'convert') {
    tell({ kind: 'converted', id: data.id, result: toMarkdown(data.text, data.name) })
  } else {
    const analysis = analyse(data.source, previous, new Set(data.refused))
    tell({ kind: 'analysis', id: data.id, analysis })
  }
})
