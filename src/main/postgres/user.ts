import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export type User = { readonly uid: number; readonly gid: number }

/**
 * PostgreSQL refuses to run as root. Then it runs as whoever owns the cluster already, else as legwork, postgres or
 * nobody, whichever the machine knows first. Undefined: as ourselves.
 */
export function serverUser(cluster: string): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const found = statSync(cluster, { throwIfNoEntry: false })
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['legwork', 'postgres', 'nobody']) {
    const [, , uid, gid] = users.find(([login]) => login === name) ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65_534, gid: 65_534 }
}

/** Whether this user may enter the folder: every folder from the root down must let it pass. */
export function mayEnter(folder: string, user: User | undefined): boolean {
  if (!user) return true
  const { uid, gid, mode } = statSync(folder)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  return dirname(folder) === folder || mayEnter(dirname(folder), user)
}
