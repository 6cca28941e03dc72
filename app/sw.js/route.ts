import { workerScript } from '@/lib/server/worker'

/** Open to all: the service worker. Browsers ask each time whether it has changed. */
export async function GET(): Promise<Response> {
  const script = await workerScript()
  if (script === null) return new Response('There is no service worker here.', { status: 404 })
  return new Response(script, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    },
  })
}
