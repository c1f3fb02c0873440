import { sql } from 'kysely'
import type { JobHelpers, TaskList } from 'graphile-worker'
import type { BodyId } from '../src/kernel/ids.ts'
import { mailBy } from '../src/kernel/outbound/mail.ts'
import { smsBy } from '../src/kernel/outbound/signed-hook.ts'
import { wecomBy } from '../src/kernel/outbound/wecom.ts'
import { readCommunity } from '../src/kernel/db.ts'
import type { House } from '../src/modules/cases/house.ts'
import { lookAtClockTask } from '../src/modules/cases/look-at-clock.ts'
import type { ContactId } from '../src/modules/coordination/bodies/card.rules.ts'
import { contactsOn } from '../src/modules/coordination/bodies/contacts.ts'
import { plainDate } from '../src/kernel/time.ts'
import { addContact } from '../src/modules/coordination/bodies/change-card.ts'
import { coordinationTasks } from '../src/modules/coordination/tasks.ts'
import { noticeListeners } from '../src/modules/notices/listen.ts'
import { type Line, listLines } from '../src/modules/notices/message.store.ts'
import type { Written } from '../src/modules/notices/notice.rules.ts'
import { asShipped, type Sending } from '../src/modules/notices/setup.ts'
import type { NoticeTables } from '../src/modules/notices/tables.ts'
import { noticeTasks } from '../src/modules/notices/tasks.ts'
import { aCase, by, type GivenCase, must } from './a-case.ts'
import type { TestDatabase } from './database.ts'
import type { Post } from './given.ts'
import { aMailServer, aReceiver, aRobot, type Replies } from './outside.ts'

export const robotKey = 'robot-key-of-the-company'
export const smsSecret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`

/** A case at a post that can send letters, group messages and short messages to services that keep them. */
export async function aSendingPost(t: TestDatabase, words?: string, gateway?: Replies) {
  const given = await aCase(t, words)
  const mail = await aMailServer()
  const robot = await aRobot(robotKey)
  const sms = await aReceiver(gateway)
  const sending: Sending = {
    ...asShipped,
    ways: {
      mail: mailBy({ url: mail.url, from: '服务站 <post@example.org>' }),
      wecom: wecomBy(robot.url),
      sms: smsBy({ url: sms.url, secret: smsSecret }, given.clock),
    },
    baseUrl: 'http://post.test',
  }
  return {
    ...given,
    mail,
    robot,
    sms,
    sending,
    [Symbol.asyncDispose]: async () => {
      await mail[Symbol.asyncDispose]()
      await robot[Symbol.asyncDispose]()
      await sms[Symbol.asyncDispose]()
    },
  }
}

type Reached = {
  readonly phone?: string
  readonly email?: string
  readonly wecom?: string
  readonly name?: string
}

/** Somebody to be reached at a body. */
export async function aContact(
  { house, here }: { readonly house: House; readonly here: Post },
  body: BodyId,
  { name = '屈师傅', phone, email, wecom }: Reached,
): Promise<ContactId> {
  const contact = { body, name, role: null, phone: phone ?? null, email: email ?? null, wecom: wecom ?? null }
  must(await addContact(house)(contact, by(here.coordinator)))
  const on = plainDate('2026-11-24')
  const all = await readCommunity<NoticeTables, { id: ContactId; name: string }[]>(
    house.db,
    here.community,
    (tx) => contactsOn(tx, here.community, { body, on, secrets: house.secrets }),
  )
  const added = all.find((each) => each.name === name)
  if (!added) throw new Error('the contact was not added')
  return added.id
}

/** Runs every job that is due by the test's clock, but for those of one name, in the order of the moments they were planned for; what was announced runs first. */
export async function workUntilNow(
  { t, house, here, clock }: Pick<GivenCase, 't' | 'house' | 'here' | 'clock'>,
  sending: Sending,
  but = '',
): Promise<void> {
  const tasks: TaskList = {
    ...lookAtClockTask(house),
    ...coordinationTasks(house, noticeListeners(sending)),
    ...noticeTasks(house, sending),
  }
  for (let jobs = 0; jobs < 500; jobs++) {
    const { rows } = await sql<{ id: string; name: string; payload: unknown }>`
      with due as (select id from graphile_worker.jobs job join graphile_worker._private_jobs mine using (id)
        where (job.key is null or job.run_at <= ${clock()}) and mine.payload->>'community' = ${here.community}
          and job.task_identifier <> ${but}
        order by job.key is null desc, job.run_at, id limit 1),
      named as (select job.id, job.task_identifier as name from graphile_worker.jobs job join due using (id))
      delete from graphile_worker._private_jobs gone using named where gone.id = named.id
      returning gone.id, named.name, gone.payload`.execute(t.owner)
    const [job] = rows
    if (!job) return
    await tasks[job.name]?.(job.payload, {} as JobHelpers)
  }
  throw new Error('jobs plan jobs without end')
}

/** What happened is heard now; what is planned until then is done at its end. */
export async function passTime(
  given: Pick<GivenCase, 't' | 'house' | 'here' | 'clock' | 'later'> & { readonly sending: Sending },
  minutes: number,
): Promise<void> {
  await workUntilNow(given, given.sending)
  given.later(minutes)
  await workUntilNow(given, given.sending)
}

/** What went, or is to be passed on, with its words. */
export async function linesOf(
  { house, here }: Pick<GivenCase, 'house' | 'here'>,
  open: boolean,
): Promise<(Line & { readonly written: Written | null })[]> {
  const lines = await readCommunity<NoticeTables, Line[]>(house.db, here.community, (tx) =>
    listLines(tx, here.community, { open, most: 50 }),
  )
  return lines.map((line) => ({
    ...line,
    written: line.of.sealed && (JSON.parse(house.secrets.open(line.of.sealed)) as Written),
  }))
}
