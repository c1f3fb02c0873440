import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { type AnyDb, connect, readCommunity } from '../kernel/db.ts'
import type { CommunityId } from '../kernel/ids.ts'
import type { House } from '../modules/cases/house.ts'
import { findCommunityBySlug, listCommunities } from '../modules/people/door.ts'
import { type Config, readConfig } from './config.ts'
import { openHouse } from './house.ts'
import { openPostgres } from './postgres/server.ts'
import { verifyCatalogue } from './verify-catalogue.ts'
import { verifyFiles } from './verify-files.ts'
import { verifyHeads } from './verify-heads.ts'
import { verifyLessons } from './verify-lessons.ts'
import { verifyQueue } from './verify-queue.ts'
import { type Break, newTally, type Report, type Tally } from './verify-report.ts'
import { verifySets } from './verify-sets.ts'
import { verifyStories } from './verify-stories.ts'
import { verifyWalls } from './verify-walls.ts'

export type { Break, Report } from './verify-report.ts'

type Wanted = {
  /** Only this one; otherwise all. */
  readonly community?: CommunityId | undefined
  /** Read every photo's bytes as well: slow, and worth it after a restore. */
  readonly files?: boolean
  /** How often to look again at a plan that seems wrong while the house is at work. */
  readonly patience?: number
}

/**
 * Checks the promises of the house on a live database, reading only: every community as of one moment, in batches.
 * @param ownerUrl the owner of the schema: the queue is his alone
 */
export async function verify(
  ownerUrl: string,
  house: Pick<House, 'rules' | 'files'>,
  { community, files = false, patience = 5 }: Wanted = {},
): Promise<Report> {
  const db: AnyDb = connect(ownerUrl, { max: 3, name: 'legwork-verify', onError: () => undefined })
  const tally = newTally()
  try {
    const ids = community ? [community] : (await listCommunities(db)).map((each) => each.id)
    const walls = await verifyWalls(db, tally)
    if (walls) return { checked: tally.checked(), firstBreak: walls }
    for (const id of ids) {
      const broken = await verifyCommunity({ db, house, tally, files, patience }, id)
      tally.add('communities', 1)
      if (broken) return { checked: tally.checked(), firstBreak: broken }
    }
    return { checked: tally.checked(), firstBreak: null }
  } finally {
    await db.destroy()
  }
}

type Verifying = {
  readonly db: AnyDb
  readonly house: Pick<House, 'rules' | 'files'>
  readonly tally: Tally
  readonly files: boolean
  readonly patience: number
}

function verifyCommunity(
  { db, house, tally, files, patience }: Verifying,
  community: CommunityId,
): Promise<Break | null> {
  return readCommunity<unknown, Break | null>(db, community, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
    const seen = (cases: Parameters<typeof verifyQueue>[2]['cases']) =>
      verifyQueue(db, house.rules, { community, cases, tally, patience })
    return (
      (await verifySets(tx, community, tally)) ??
      (await verifyStories(tx, community, { tally, seen })) ??
      (await verifyLessons(tx, community, tally)) ??
      (await verifyCatalogue(tx, community, tally)) ??
      (await verifyHeads(tx, community, tally)) ??
      (files ? await verifyFiles(tx, house.files, { community, tally }) : null)
    )
  })
}

/** `legwork verify [--community SLUG] [--files]`: prints the report as JSON; 1 when something is broken. */
export async function runVerify(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { community: { type: 'string' }, files: { type: 'boolean', default: false } },
  })
  const config = readConfig()
  const own = config.database ? undefined : await openPostgres({ dataDir: config.dataDir })
  try {
    const opened: Config = own
      ? { ...config, database: { ownerUrl: own.ownerUrl, appUrl: own.appUrl } }
      : config
    const report = await verifyOf(opened, values)
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    return report.firstBreak === null ? 0 : 1
  } finally {
    await own?.stop()
  }
}

async function verifyOf(
  config: Config,
  { community: slug, files }: { readonly community?: string; readonly files: boolean },
): Promise<Report> {
  const house = openHouse(config, { name: 'legwork-verify', max: 2 })
  try {
    const community = slug === undefined ? undefined : await findCommunityBySlug(house.db, slug)
    if (slug !== undefined && !community) throw new Error(`there is no community ${slug}`)
    return await verify(config.database?.ownerUrl ?? '', house, { community: community?.id, files })
  } finally {
    await house.close()
  }
}
