import { type OsUser, run } from './run'

const NAME = 'discern'

/** Whether this process is root, as whom PostgreSQL refuses to run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The user PostgreSQL runs as when this process is root: `discern`, made when missing, else `nobody`.
 * @throws when neither can be had
 */
export async function serviceUser(): Promise<OsUser> {
  const user = (await findUser(NAME)) ?? (await createUser()) ?? (await findUser('nobody'))
  if (user && (await run('/bin/sh', ['-c', ':'], { as: user })).ok) return user
  throw new Error(
    'PostgreSQL does not run as root, and no other user could be made or used here. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of yours.',
  )
}

/** Whether the user may enter the folder, through all the folders above it. */
export async function canEnter(user: OsUser, folder: string): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { as: user })).ok
}

async function findUser(name: string): Promise<OsUser | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
  if (!uid.ok || !gid.ok) return undefined
  return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/** Debian, Fedora and their kin have useradd; Alpine has the adduser of BusyBox. */
async function createUser(): Promise<OsUser | undefined> {
  const shell = '/bin/false'
  const made = await run('useradd', [
    ...['--system', '--user-group', '--no-create-home'],
    ...['--home-dir', '/nonexistent', '--shell', shell, NAME],
  ])
  if (!made.ok) {
    await run('addgroup', ['-S', NAME])
    await run('adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', shell, '-G', NAME, NAME])
  }
  return findUser(NAME)
}
