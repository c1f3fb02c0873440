import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aCase, by, file, firstOf, follower, type GivenCase, must, sayingOf } from '../../test/a-case.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { twoHalves } from '../../test/files.ts'
import { aPost, tuesday } from '../../test/given.ts'
import { inCommunity } from '../kernel/db.ts'
import { fileStore } from '../kernel/files/store.ts'
import { ok } from '../kernel/result.ts'
import { acceptOffer } from '../modules/cases/answer-offer.ts'
import { designateHolder } from '../modules/cases/designate-holder.ts'
import { sayFixed } from '../modules/cases/follow-request.ts'
import { joinCase } from '../modules/cases/join-case.ts'
import { keepDraft, newDraft } from '../modules/cases/keep-draft.ts'
import { mergeCases } from '../modules/cases/merge-cases.ts'
import { offerHandover } from '../modules/cases/offer-handover.ts'
import { promiseDate } from '../modules/cases/promise-date.ts'
import { sayDone } from '../modules/cases/say-done.ts'
import { triageCase } from '../modules/cases/triage-case.ts'
import { keepCategories } from '../modules/cases/catalogue/keep-categories.ts'
import { changeCategory, undoChange } from '../modules/cases/catalogue/change-category.ts'
import { undoLessons } from '../modules/cases/learning/undo-lessons.ts'
import { withdrawRequest } from '../modules/cases/withdraw-request.ts'
import { asDefault } from '../rulebook/catalogue.ts'
import { categories } from '../rulebook/categories.ts'
import { verify } from './verify.ts'

/* Each promise is broken by hand, as only the owner of the database can, and must be found and named. */

let t: TestDatabase
let given: GivenCase & { readonly root: string }
beforeEach(async () => {
  t = await freshDatabase()
  given = await aWholeStory(t)
})
afterEach(async () => {
  await t[Symbol.asyncDispose]()
  await rm(given.root, { recursive: true, force: true })
})

/** A community in which everything has happened once, in good order. */
async function aWholeStory(into: TestDatabase) {
  const it = await aCase(into)
  const { house, here, worker, id } = it
  const root = mkdtempSync(join(tmpdir(), 'legwork-verify-'))
  const files = fileStore(root)
  const draft = newDraft()
  const photo = { name: 'a.jpg', bytes: await twoHalves(40, 30).jpeg().toBuffer() }
  await keepDraft({ ...house, files })({ community: here.community, draft }, [photo])
  const other = firstOf(await file(house, here, '垃圾没人收', { draft }))
  const lamp = firstOf(await file(house, here, '楼道灯坏了'))
  const noise = await file(house, here, '楼上半夜装修太吵了')
  const saying = await sayingOf(house, here, '我家也是')
  must(await joinCase(house)({ ...saying, into: id }, by({ as: 'visitor', community: here.community })))
  must(await mergeCases(house)({ id: other, into: id }, worker))
  must(await offerHandover(house)({ id, to: here.bodies.property, why: '归物业' }, worker))
  must(await acceptOffer(house)({ id }, worker))
  must(await promiseDate(house)({ id, on: '2026-12-11' as never, why: '锁要订' }, worker))
  must(await offerHandover(house)({ id: lamp, to: here.bodies.property, why: '归物业' }, worker))
  must(await withdrawRequest(house)(follower(here, noise.request)))
  must(await triageCase(house)({ id: lamp, topic: 'safety' }, worker))
  const quiet = { topic: 'noise', ...categories.noise, name: '吵人', isOffered: true, body: null } as const
  for (const wanted of [quiet, { ...quiet, name: '噪音' }])
    must(await changeCategory(house)({ wanted, seen: 9 }, by(here.coordinator)))
  must(await undoChange(house)({ n: 2 }, by(here.coordinator)))
  must(await undoLessons(house)({ which: { since: tuesday }, why: '试的' }, by(here.coordinator)))
  return { ...it, house: { ...house, files }, root, other, lamp, noise: noise.request }
}

const report = (files = false, patience = 1) => verify(t.ownerUrl, given.house, { files, patience })
const run = (text: string) => sql.raw(text.replaceAll('$id', `'${given.id}'`)).execute(t.owner)
/** Past constraints and foreign keys, as a restore or a hand may. */
const force = (text: string) =>
  t.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql.raw(text.replaceAll('$id', `'${given.id}'`)).execute(tx)
  })

test('where everything is in order it says how much it looked at', async () => {
  await aCase(t)

  expect(await report(true)).toEqual({
    firstBreak: null,
    checked: {
      communities: 2,
      tables: expect.any(Number),
      requests: 6,
      needs: 6,
      cases: 5,
      openCases: 3,
      holdings: 6,
      offers: 2,
      entries: expect.any(Number),
      jobs: 3,
      files: 2,
      catalogueChanges: 3,
    },
  })
})

const breaks: readonly (readonly [check: string, how: string, ...more: string[]])[] = [
  ['journal.chain', `update journal.entry set facts = facts || '{"ref":"0"}' where subject = $id and n = 1`],
  ['journal.chain', `delete from journal.entry where subject = $id and n = 2`],
  ['journal.chain', `update journal.entry set at = at - interval '1 hour' where subject = $id and n = 3`],
  ['journal.chain', `update cases."case" set journal_n = journal_n - 1 where id = $id`],
  [
    'journal.orphan',
    `insert into journal.entry (community_id, subject, n, at, "as", kind, prev, hash)
     select community_id, gen_random_uuid(), 1, now(), 'machine', 'case.filed', '', repeat('x', 43)
     from cases."case" where id = $id`,
  ],
  [
    'holder.row',
    `update cases."case" set holder_body_id = (select id from people.body body where kind = 'housing_bureau'
       and body.community_id = "case".community_id) where id = $id`,
  ],
  ['holder.row', `update cases.holding set until = since where case_id = $id and until is null`],
  [
    'holder.one',
    `drop index cases.one_holder;
     update cases.holding set until = null where case_id = $id`,
    `create unique index one_holder on cases.holding (case_id, n)`,
  ],
  ['holder.order', `update cases.holding set n = 7 where case_id = $id and until is null`],
  ['offer.holder', `update cases.offer set state = 'offered', answered_at = null where case_id = $id`],
  [
    'request.needs',
    `insert into cases.request (community_id, id, ref, words, channel, said_at)
     select community_id, gen_random_uuid(), '99999', '没有人听', 'qr', now() from cases."case" where id = $id`,
  ],
  [
    'need.case',
    `update cases.need set case_id = (select id from cases."case" where joined_into = $id limit 1)
     where case_id = $id`,
  ],
  ['need.withdrawn', `update cases.need set ended_at = now() where case_id = $id`],
  ['case.households', `update cases."case" set households = 9 where id = $id`],
  ['case.joined', `update cases."case" set joined_into = gen_random_uuid() where joined_into = $id`],
  [
    'clock.finish',
    `update cases."case" set finish_due_at = finish_due_at + interval '40 days',
       next_due_at = next_due_at where id = $id`,
  ],
  ['clock.promise', `update cases.note set kind = 'inside' where case_id = $id and kind = 'told'`],
  ['clock.next', `update cases."case" set next_due_at = next_due_at + interval '1 minute' where id = $id`],
  ['clock.job', `delete from graphile_worker._private_jobs where key = 'clock:' || $id`],
  [
    'clock.job',
    `update graphile_worker._private_jobs set run_at = run_at + interval '9 days' where key = 'clock:' || $id`,
  ],
  [
    'clock.job',
    `update graphile_worker._private_jobs set attempts = max_attempts where key = 'clock:' || $id`,
  ],
  [
    'journal.chain',
    `update journal.entry set facts = facts || '{"lessons": 5}' where kind = 'lessons.undone'`,
  ],
  ['catalogue.told', `update cases.catalogue_change set name = '吵' where n = 1`],
  ['catalogue.told', `update cases.catalogue_change set changed_by = null where n = 2`],
  ['catalogue.told', 'delete from cases.catalogue_change where n = 3'],
  ['lessons.told', 'update cases.unlearning set lessons = 5'],
  ['lessons.told', 'delete from cases.unlearning'],
  ['lessons.held', 'update cases.correction set undone_in = null'],
  ['wall.open', 'alter table cases.note disable row level security'],
  ['wall.open', 'drop policy of_community on cases.need'],
  [
    'wall.open',
    `drop policy of_community on cases.offer;
     create policy of_community on cases.offer to legwork_app using (true) with check (true)`,
  ],
  ['wall.owner', 'alter table cases.answer owner to legwork_app'],
  ['wall.grant', 'grant update on journal.entry to legwork_app'],
  ['wall.grant', 'grant update (facts) on journal.entry to legwork_app'],
  ['wall.grant', 'grant update (words) on cases.request to legwork_app'],
  ['wall.grant', 'grant delete on cases.note to legwork_app'],
  ['wall.grant', 'grant update on cases.catalogue_change to legwork_app'],
  ['wall.constraint', 'alter table cases."case" drop constraint open_is_held'],
  ['wall.constraint', 'drop index cases.one_open_offer'],
]

describe('what is broken by hand is named:', () => {
  test.each(breaks)('%s: %s', async (check, how, ...more) => {
    for (const statement of [how, ...more]) await force(statement)

    expect((await report()).firstBreak).toMatchObject({ check })
  })
})

test('bytes that are gone from the disk, or are others, are found when one asks for it', async () => {
  const { rows } = await sql<{ hash: string }>`select hash from cases.file`.execute(t.owner)
  const hash = rows[0]?.hash ?? ''
  const path = join(given.root, given.here.community, hash.slice(0, 2), hash)

  await writeFile(path, 'something else')
  expect((await report()).firstBreak).toBeNull()
  expect((await report(true)).firstBreak).toMatchObject({ check: 'file.bytes' })
  await rm(path)
  expect((await report(true)).firstBreak).toMatchObject({ check: 'file.bytes' })
})

test('after a designation an offer in the journal is a break, however well it is chained', async () => {
  const fresh = await aCase(t)
  must(
    await designateHolder(fresh.house)(
      { id: fresh.id, to: fresh.here.bodies.bureau, why: '归他们' },
      fresh.coordinator,
    ),
  )
  expect((await report()).firstBreak).toBeNull()
  await sql`update cases."case" set is_designated = false where id = ${fresh.id}`.execute(t.owner)
  await sql`update cases.holding set is_designated = false where case_id = ${fresh.id}`.execute(t.owner)
  must(
    await offerHandover(fresh.house)(
      { id: fresh.id, to: fresh.here.bodies.property, why: '归物业' },
      fresh.worker,
    ),
  )

  expect((await report()).firstBreak).toMatchObject({ check: 'offer.designated', subject: fresh.id })
})

test('another community may be broken: only the one that was asked about is looked at', async () => {
  const other = await aPost(t.db)
  await run(`update cases."case" set households = 9 where id = $id`)

  const asked = await verify(t.ownerUrl, given.house, { community: other.community })

  expect(asked).toMatchObject({ firstBreak: null, checked: { communities: 1, cases: 0 } })
})

test('a house at work is in order at every moment', async () => {
  const busy = async () => {
    for (let n = 0; n < 12; n++) {
      const receipt = await file(given.house, given.here, '单元门锁不上')
      const id = firstOf(receipt)
      must(await sayDone(given.house)({ id, words: '好了' }, given.worker))
      must(await sayFixed(given.house)({ id }, follower(given.here, receipt.request)))
    }
  }
  const looking = async () => {
    const seen = []
    for (let n = 0; n < 5; n++) seen.push((await report(false, 5)).firstBreak)
    return seen
  }

  const [seen] = await Promise.all([looking(), busy()])

  expect(seen).toEqual([null, null, null, null, null])
})

test('a change of the catalogue that takes back what was not the last is found', async () => {
  const { house, here } = given
  const actor = here.coordinator
  const wrong = await inCommunity(house.db, here.community, async (tx) =>
    ok(await keepCategories(tx, [asDefault('noise')], { after: 3, at: tuesday, actor, undoes: 1 })),
  )
  must(wrong)
  expect((await report()).firstBreak).toBeNull()
  must(
    await inCommunity(house.db, here.community, async (tx) =>
      ok(
        await keepCategories(tx, [{ ...asDefault('noise'), name: '吵' }], {
          after: 4,
          at: tuesday,
          actor,
          undoes: 4,
        }),
      ),
    ),
  )

  expect((await report()).firstBreak).toMatchObject({ check: 'catalogue.undone' })
})
