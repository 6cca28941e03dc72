import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'

/** Ids made from one draw of chance: a draw for each takes longer than all the rest of it. */
const AT_ONCE = 1_024

let drawn = new Uint8Array()
let used = 0

/** A UUIDv7. @param msecs the moment it carries, in milliseconds since 1970; now where it is left out */
export function newId(msecs?: number): string {
  if (used >= drawn.length) {
    drawn = randomBytes(16 * AT_ONCE)
    used = 0
  }
  used += 16
  return uuidv7({ msecs: msecs ?? Date.now(), random: drawn.subarray(used - 16, used) })
}
