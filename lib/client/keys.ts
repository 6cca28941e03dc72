const SWITCH = 'discern.keys'
const listeners = new Set<() => void>()

/** Whether single keys (1 to 4, arrows, Z) act; some people's speech input presses keys by accident. */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== 'off'
  } catch {
    return true
  }
}

export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(SWITCH)
    else localStorage.setItem(SWITCH, 'off')
  } catch {
    return
  }
  for (const listener of listeners) listener()
}

export function onKeysSwitched(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
