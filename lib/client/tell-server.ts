/** What the server answers; `message` is for people, `signIn` whether signing in again helps. */
export type Told<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly message: string; readonly signIn: boolean }

const UNREACHED = 'The server cannot be reached. Check your connection and try again.'

/** Sends JSON to an endpoint of ours. Never throws. `unreached` is what to say where nothing of ours answers. */
export async function tellServer<T extends object = object>(
  method: 'PUT' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: object,
  unreached = UNREACHED,
): Promise<Told<T>> {
  const response = await fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  const answer = await response?.json().catch(() => null)
  return response?.ok && answer
    ? { ok: true, ...answer }
    : { ok: false, message: answer?.message ?? unreached, signIn: response?.status === 401 }
}
