import type { Metadata } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { Frame } from '@/app/components/frame'
import { env } from '@/lib/server/env'

/** The site's own address is known once it runs; pictures for links to it need it. */
export async function generateMetadata(): Promise<Metadata> {
  await connection()
  return { metadataBase: new URL(env().NEXTAUTH_URL) }
}

export default function Layout({ children }: { children: ReactNode }) {
  return <Frame>{children}</Frame>
}
