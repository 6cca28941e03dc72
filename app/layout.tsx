import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { getViewer } from '@/lib/server/auth'
import { env } from '@/lib/server/env'
import { SaveStatus } from './components/save-status'
import { SiteHeader } from './components/site-header'
import './globals.css'

/** The site's own address is known once it runs; pictures for links to it need it. */
export async function generateMetadata(): Promise<Metadata> {
  await connection()
  return {
    metadataBase: new URL(env().NEXTAUTH_URL),
    title: { default: 'Discern: learn to tell things apart', template: '%s · Discern' },
    description:
      'Discern turns a comparison table into quizzes and flashcards, and brings each fact back just before you would forget it.',
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
}

/** Open to all; knows who is asking so that every page can say so. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer()
  return (
    <html lang="en">
      <body className="min-h-dvh">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-20 focus:rounded-lg focus:bg-card focus:px-4 focus:py-2"
        >
          Skip to content
        </a>
        <SiteHeader viewer={viewer} />
        <SaveStatus learnerId={viewer?.id ?? null} placeless={viewer?.placeless ?? false} />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-5xl px-4 pb-24 sm:px-6">
          {children}
        </main>
      </body>
    </html>
  )
}
