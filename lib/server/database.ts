import 'server-only'
import { createClient, type Database } from '../data/client'
import { env } from './env'

const shared = globalThis as { discernDatabase?: Database }

/** The process's one pool of connections, opened by the first request that needs it. */
export function database(): Database {
  shared.discernDatabase ??= createClient(env().DATABASE_URL, env().DATABASE_CONNECTIONS)
  return shared.discernDatabase
}
