import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Doorway = AsyncDisposable & {
  /** The same database by way of this doorway. */
  readonly through: (url: string) => string
  /** The database goes away: nobody comes in, and whoever is in is thrown out. */
  readonly shut: () => Promise<void>
  readonly open: () => Promise<void>
}

/** A socket between the program and the test run's PostgreSQL that can be closed and opened again. */
export async function aDoorway(url: string): Promise<Doorway> {
  const behind = new URL(url).searchParams.get('host') ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'legwork-door-'))
  const name = '.s.PGSQL.5432'
  const inside = new Set<Socket>()
  const server = createServer((from) => {
    const to = connect(join(behind, name))
    for (const socket of [from, to]) {
      inside.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => (inside.delete(socket), from.destroy(), to.destroy()))
    }
    from.pipe(to).pipe(from)
  })
  const open = () => new Promise<void>((done) => server.listen(join(folder, name), done))
  const shut = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      for (const socket of inside) socket.destroy()
    })
  await open()
  return {
    through: (other) => {
      const there = new URL(other)
      there.searchParams.set('host', folder)
      return there.href
    },
    open,
    shut,
    [Symbol.asyncDispose]: async () => {
      if (server.listening) await shut()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
