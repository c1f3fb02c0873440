import { sql } from 'kysely'
import type { Staff } from '../src/kernel/actor.ts'
import type { CaseId, CommunityId } from '../src/kernel/ids.ts'
import { sayDone } from '../src/modules/cases/say-done.ts'
import type { TestDatabase } from './database.ts'
import { twoHalves } from './files.ts'
import { aHouse, aPost, testClock } from './given.ts'
import { held, open, residentsApp, type Seen, send } from './residents.ts'

export const by = (actor: Staff) => ({ actor, once: null })

export const aPhoto = async (name = 'a.jpg') =>
  new File([new Uint8Array(await twoHalves(60, 40).jpeg().toBuffer())], name, { type: 'image/jpeg' })

/** A request said at a stairwell of its own: its page, its case, and a way to say more there. */
export async function aRequest(t: TestDatabase, words = '楼道灯坏了三天了', more = {}) {
  const here = await aPost(t.db)
  const clock = testClock()
  const house = aHouse(t.db, clock)
  const app = residentsApp(house)
  const said = await say(words, more)
  return { here, clock, house, app, say, ...said }

  async function say(saying: string, fields = {}) {
    const before = await casesOf(t, here.community)
    const sent = await send(app, `/s/${here.code}`, { words: saying, isNew: '1', ...fields })
    if (sent.status !== 303) throw new Error(sent.text)
    const id = (await casesOf(t, here.community)).find((each) => !before.includes(each))
    if (!id) throw new Error('no case was made')
    return { href: (sent.location ?? '').split('?')[0] ?? '', id }
  }
}

export type Given = Awaited<ReturnType<typeof aRequest>>

/** Presses a button of the follow page, with the key and the need that stand on it. */
export async function press(
  { app, href }: Pick<Given, 'app' | 'href'>,
  deed: string,
  fields = {},
): Promise<Seen> {
  const { html } = await open(app, href)
  const parts = { once: held(html, 'once') ?? '', need: held(html, 'need') ?? '' }
  return send(app, `${href}/${deed}`, { ...parts, ...fields })
}

/** A worker says that it is done. */
export async function saidDone({ house, here, id }: Given): Promise<void> {
  const said = await sayDone(house)({ id, words: '换了新灯管' }, by(here.worker))
  if (!said.ok) throw new Error(said.code)
}

/** The cases of a community, in the order in which their first words were said. */
export async function casesOf(t: TestDatabase, community: CommunityId): Promise<CaseId[]> {
  const { rows } = await sql<{ id: CaseId }>`select it.id from cases."case" it
    where it.community_id = ${community} order by it.ref`.execute(t.owner)
  return rows.map(({ id }) => id)
}
