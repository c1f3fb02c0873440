import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/main/migrate.ts'
import { readLiving } from '../src/main/postgres/lock.ts'
import { birthOf } from '../src/main/postgres/process.ts'
import { startPostgres } from '../src/main/postgres/server.ts'
import { browserOnDemand } from './browser/on-demand.ts'
import { inDatabase, template } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string
    appUrl: string
    /** Answers with the address of the run's browser. */
    browserUrl: string
  }
}

const prefix = 'legwork-test-'

/** One real PostgreSQL for the whole run, and in it a template that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  clearAway()
  const dataDir = mkdtempSync(join(tmpdir(), prefix))
  const server = await startPostgres({ dataDir, fsync: false, address: 'a test run' })
  const browser = await browserOnDemand()
  const stop = async () => {
    await browser.stop()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server.ownerUrl)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('ownerUrl', server.ownerUrl)
  project.provide('appUrl', server.appUrl)
  project.provide('browserUrl', browser.url)
  return stop
}

async function makeTemplate(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl)
  const admin = new pg.Client(inDatabase(ownerUrl, 'postgres'))
  await admin.connect()
  await admin.query(`alter database legwork rename to ${template}`)
  await admin.end()
}

/** Folders of runs that were killed, and photos of processes that are gone. */
function clearAway(): void {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    const owner = /^legwork-files-(\d+)$/.exec(name)?.[1]
    const isLeft =
      owner === undefined ? name.startsWith(prefix) && isOld(folder) : birthOf(Number(owner)) === undefined
    if (isLeft) rmSync(folder, { recursive: true, force: true })
  }
}

function isOld(folder: string): boolean {
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const age = performance.timeOrigin + performance.now() - made
  return age > 600_000 && !readLiving(join(folder, 'legwork.lock'))
}
