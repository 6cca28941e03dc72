import 'server-only'
import { env } from './env'

/** The server's time in milliseconds: the one clock that pages and endpoints read. */
export function now(): number {
  return Date.now() + env().DISCERN_CLOCK_SHIFT * 1000
}
