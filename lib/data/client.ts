import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client'

/**
 * A Prisma client over a small pool. The session is held in UTC because the driver writes instants as the
 * session's local time: in any other zone a stored instant would be off by the zone's offset.
 * @param queryPlanCacheMaxSize how many plans Prisma keeps, 1 000 unless said: those of raw statements with their
 * values, so who sends many large ones keeps few
 */
export function createClient(
  url: string,
  connections = 10,
  queryPlanCacheMaxSize?: number,
): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    query_timeout: 12_000,
    options: '-c TimeZone=UTC',
  })
  return new PrismaClient({ adapter, queryPlanCacheMaxSize })
}

export type Database = PrismaClient
/** What a query needs: the client itself or one transaction of it. */
export type Queries = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>

/** Owner of the built-in comparisons: a user nobody can sign in as. */
export const LIBRARY_OWNER = '00000000-0000-7000-8000-000000000000'

/** Whether an error says that the database cannot be reached, rather than that a query was wrong. */
export function isUnavailable(error: unknown): boolean {
  const text = error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : ''
  return /ECONNREFUSED|ECONNRESET|ETIMEDOUT|timeout|terminat|not reachable|reach database/i.test(
    text,
  )
}
