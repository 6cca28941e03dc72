export const dynamic = 'force-dynamic'

/** Open to all: says that the process answers. It asks nothing of the database. */
export function GET(): Response {
  return Response.json({ status: 'alive' }, { headers: { 'Cache-Control': 'no-store' } })
}
