import type { Config } from './config.ts'
import { type RunningPostgres, startPostgres } from './postgres/server.ts'

export type OwnServer = {
  readonly ownerUrl: string
  readonly appUrl: string
  /** Told, in a sentence, when it died and cannot be started again. */
  readonly gaveUp: Promise<string>
  readonly stop: () => Promise<void>
}

// Who is asked to stop needs a moment; who starts meanwhile waits for it.
const patience = 4_000

/** PostgreSQL in the data folder, started again should it die; its address stays the same then. */
export async function keepServer(
  { dataDir, baseUrl }: Config,
  say: (line: string) => void,
): Promise<OwnServer> {
  const wanted = { dataDir, address: baseUrl }
  const first = await startPostgres({ ...wanted, patience })
  const state: { server: RunningPostgres; restart: Promise<void> | undefined } = {
    server: first,
    restart: undefined,
  }
  const told = Promise.withResolvers<string>()
  const watch = (server: RunningPostgres) =>
    void server.died.then(() => {
      say('The database died; starting it again.')
      state.restart = startAgain(server)
    })
  const startAgain = async (dead: RunningPostgres) => {
    try {
      await dead.stop()
      state.server = await startPostgres(wanted)
      watch(state.server)
    } catch (error) {
      told.resolve(String(error))
    }
  }
  watch(first)
  const stop = async () => {
    await state.restart
    await state.server.stop()
  }
  return { ownerUrl: first.ownerUrl, appUrl: first.appUrl, gaveUp: told.promise, stop }
}
