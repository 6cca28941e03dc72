import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { ServiceWorker } from './components/service-worker'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Discern: learn to tell things apart', template: '%s · Discern' },
  description:
    'Discern turns a comparison table into quizzes and flashcards, and brings each fact back just before you would forget it.',
  applicationName: 'Discern',
  appleWebApp: { capable: true, title: 'Discern', statusBarStyle: 'default' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#17192b' },
  ],
}

/** What even a page that knows nobody has; `Frame` stands around the others. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="min-h-dvh">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-20 focus:rounded-lg focus:bg-card focus:px-4 focus:py-2"
        >
          Skip to content
        </a>
        {children}
        <ServiceWorker />
      </body>
    </html>
  )
}
