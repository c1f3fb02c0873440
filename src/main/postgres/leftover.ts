import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { standingIn } from './cluster.ts'
import { birthOf, commandOf, folderOf } from './process.ts'

/**
 * A crash of ours can leave the server behind. It is stopped in order and a new one started, rather than adopted:
 * then the server always is our child, has this version's settings and cannot outlive us; it costs 0.1 s.
 * Only called by who holds the data folder's lock, so nobody uses it.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const pid = postmasterOf(cluster)
  if (pid !== undefined) {
    process.kill(pid, 'SIGINT')
    if (!(await isGone(cluster, 30_000))) process.kill(pid, 'SIGQUIT')
    if (!(await isGone(cluster, 30_000)))
      throw new Error(
        `The PostgreSQL of an earlier run (process ${pid}) does not stop. Stop it by hand: kill -QUIT ${pid}`,
      )
  }
  removeStaleLock(cluster)
}

/** The living server of this cluster. */
export function postmasterOf(cluster: string): number | undefined {
  const pid = Number(lockLines(cluster)[0])
  return birthOf(pid) !== undefined && isServerOf(pid, cluster) ? pid : undefined
}

/** The folder of the socket on which the living server of this cluster answers. */
export function socketOf(cluster: string): string | undefined {
  return postmasterOf(cluster) === undefined ? undefined : lockLines(cluster)[4]
}

function lockLines(cluster: string): readonly string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

// The number may have gone to another program since. A server stands in its own folder; where we may not see that
// (root in a container cannot), its words tell.
function isServerOf(pid: number, cluster: string): boolean {
  const folder = folderOf(pid)
  if (folder !== undefined) return folder === cluster
  const command = commandOf(pid)
  return command.includes('postgres') && (command.includes(` ${cluster}`) || command.includes(standingIn))
}

async function isGone(cluster: string, millis: number): Promise<boolean> {
  const until = performance.now() + millis
  while (postmasterOf(cluster) !== undefined) {
    if (performance.now() > until) return false
    await pause(20)
  }
  return true
}

/**
 * PostgreSQL takes its lock file for true while any process has the number in it, even a zombie or a stranger. Whoever
 * calls this has seen that no server of this folder lives. Should parts of the dead one still hold its memory, the new
 * server notices that by itself and refuses to start.
 */
function removeStaleLock(cluster: string): void {
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}
