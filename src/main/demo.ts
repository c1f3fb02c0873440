import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type CommunityId, newId } from '../kernel/ids.ts'
import { type Clock, type Instant, systemClock } from '../kernel/time.ts'
import type { Config } from './config.ts'
import { isEmpty, readDemos } from './demo-mark.ts'
import { diceOf } from './demo/dice.ts'
import { giveLinks } from './demo/give-links.ts'
import { keepWords } from './demo/keep-words.ts'
import { listDuties } from './demo/list-duties.ts'
import { makeMedia } from './demo/media.ts'
import { clearCommunity } from './demo/move-out.ts'
import { oldMatters } from './demo/old-matters.ts'
import { runningClocks } from './demo/running.ts'
import { demoHours, settleIn } from './demo/settle-in.ts'
import { sitTogether } from './demo/sit-together.ts'
import { tellAll } from './demo/tell-all.ts'
import { openHouse } from './house.ts'

const seed = 20_260_301

/**
 * Fills an empty database with an invented community and three months of its matters, once. A fill that was cut
 * short is made again from the beginning.
 * @returns whether it was filled now
 */
export async function fillDemo(config: Config, clock: Clock = systemClock): Promise<boolean> {
  if (!config.database) throw new Error('the database is not known')
  const owner = new pg.Client({
    connectionString: config.database.ownerUrl,
    application_name: 'legwork-demo-owner',
  })
  // Asked to stop in the middle, the server goes first; the next start makes the demo anew.
  owner.on('error', () => undefined)
  await owner.connect()
  try {
    if (!(await isWanted(owner, config))) return false
    const community = newId<CommunityId>()
    await owner.query('insert into main.demo (community_id, begun_at) values ($1, now())', [community])
    await fill(config, community, clock())
    await owner.query('update main.demo set filled_at = now() where community_id = $1', [community])
    await owner.query('analyze')
    return true
  } finally {
    await owner.end()
  }
}

async function isWanted(owner: pg.Client, { dataDir }: Config): Promise<boolean> {
  for (const { community, isWhole } of await readDemos(owner)) {
    if (isWhole) return false
    await clearCommunity(owner, community)
    rmSync(join(dataDir, 'files', community), { recursive: true, force: true })
  }
  return isEmpty(owner)
}

async function fill(config: Config, community: CommunityId, present: Instant): Promise<void> {
  const house = openHouse(quickly(config), { name: 'legwork-demo', max: 8 })
  const clocks = runningClocks(config.database?.ownerUrl ?? '', community)
  const dice = diceOf(seed)
  const calendar = house.rules.calendarOf(demoHours)
  try {
    const media = makeMedia(house.files, community)
    const settled = await settleIn({ db: house.db, secrets: house.secrets, community, dice, present })
    const world = { house, community, calendar, present, running: clocks.of, ...settled }
    const whole = { ...world, media: await media }
    await tellAll(whole, dice)
    await giveLinks(whole)
    await listDuties(whole)
    await sitTogether(whole)
    await oldMatters(whole)
    await keepWords(whole)
  } finally {
    await clocks.close()
    await house.close()
  }
}

// Nothing of it is acknowledged to anybody before all of it is there, so no commit has to wait for the disk.
function quickly(config: Config): Config {
  if (!config.database) return config
  const url = new URL(config.database.appUrl)
  const options = [url.searchParams.get('options'), '-c synchronous_commit=off'].filter(Boolean).join(' ')
  url.searchParams.set('options', options)
  return { ...config, database: { ...config.database, appUrl: url.href.replaceAll('+', '%20') } }
}
