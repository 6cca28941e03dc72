import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/server/auth'

/** Open to all: next-auth's own addresses (sign-in, call-backs, sign-out), each with its own CSRF token. */
const handler = (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) =>
  NextAuth(request, context, authOptions())

export { handler as GET, handler as POST }
