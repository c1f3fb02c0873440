import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Machine } from '../kernel/actor.ts'
import type { CaseId } from '../kernel/ids.ts'
import { millisOf } from '../kernel/time.ts'
import { fileRequest, mostWords } from '../modules/cases/file-request.ts'
import type { House } from '../modules/cases/house.ts'
import type { Receipt } from '../modules/cases/filing-input.ts'
import { joinCase } from '../modules/cases/join-case.ts'
import { understand } from '../modules/cases/understand.ts'
import { nowhere } from '../modules/places/door.ts'
import { communityFor } from './replay-community.ts'
import { broughtBefore } from './replay-known.ts'
import { type Message, readMessages } from './replay-messages.ts'
import { type Outcome, type ReplayReport, Tally } from './replay-report.ts'

export type { ReplayReport } from './replay-report.ts'

export type ReplayOptions = {
  /** The text of the file: one JSON object a line. */
  readonly text: string
  /** The community's name in the address; made when there is none. */
  readonly community: string
  /** How many times faster than it was said; or as fast as it goes. */
  readonly speed: number | 'max'
}

/** As many requests at once as the connections of a web process. */
const inFlight = 8

/**
 * Files messages through the same use cases as the form, at their own times: each is read, joined to what is known
 * nearby or filed anew. What an earlier replay has brought into the community is left out, so a replay that was
 * broken off can be run again.
 */
export async function replay(house: House, options: ReplayOptions): Promise<ReplayReport> {
  const community = await communityFor(house.db, options.community)
  const { offsetMinutes } = house.rules.calendarOf({ opens: 0, closes: 1_440 })
  const { messages, broken } = readMessages(options.text, { most: mostWords, offsetMinutes })
  const actor = { as: 'machine', community, name: 'replay' } as const
  const wasBrought = await broughtBefore(house.db, community)
  const fresh = messages.filter((message) => !wasBrought(message))
  const tally = new Tally()
  const start = performance.now()
  const queue = pace(fresh, options.speed)
  const say = async () => {
    for await (const message of queue) await sayOne(house, actor, { message, tally })
  }
  await Promise.all(Array.from({ length: inFlight }, say))
  return tally.report(
    {
      community: options.community,
      read: messages.length,
      broken,
      broughtBefore: messages.length - fresh.length,
    },
    performance.now() - start,
  )
}

type Saying = { readonly message: Message; readonly tally: Tally }

async function sayOne(house: House, actor: Machine, { message, tally }: Saying): Promise<void> {
  const start = performance.now()
  const outcome = await outcomeOf(house, actor, { message, tally }).catch(
    (error: unknown): Outcome => ({ kind: 'failed', why: String(error) }),
  )
  tally.came(message.line, outcome, performance.now() - start)
}

async function outcomeOf(house: House, actor: Machine, { message, tally }: Saying): Promise<Outcome> {
  const { words, at } = message
  const understanding = await understand(house)(actor.community, { words, place: nowhere, at })
  tally.understood(understanding.reading)
  const input = {
    words,
    lang: 'zh-CN',
    channel: 'import',
    saidAt: at,
    dangerSeen: true,
    understanding,
  } as const
  const by = { actor, once: `replay-${message.line}` }
  const filed = await fileRequest(house)({ ...input, isNew: false }, by)
  if (filed.ok) return { kind: 'filed', cases: idsOf(filed.value) }
  const [known] = understanding.known
  if (filed.code !== 'request.known' || !known) return { kind: 'refused', code: filed.code }
  const joined = await joinCase(house)({ ...input, into: known.id }, by)
  return joined.ok ? { kind: 'joined', cases: idsOf(joined.value) } : { kind: 'refused', code: joined.code }
}

function idsOf({ cases }: Receipt): CaseId[] {
  return cases.map(({ id }) => id)
}

/** Gives the messages out as they were said, so many times faster; several may take from it at once. */
async function* pace(messages: readonly Message[], speed: number | 'max'): AsyncGenerator<Message> {
  const [first] = messages
  const start = performance.now()
  for (const message of messages) {
    if (speed !== 'max' && first) {
      const due = (millisOf(message.at) - millisOf(first.at)) / speed
      const wait = due - (performance.now() - start)
      // A timer holds no more than 24 days.
      for (let left = wait; left > 0; left -= 1e9) await sleep(Math.min(left, 1e9))
    }
    yield message
  }
}

const usage =
  'legwork replay FILE.jsonl [--community SLUG] [--speed max | N]\n' +
  '  N times as fast as it was said; max is as fast as it goes (the default).'

/** `legwork replay …`: prints the report as JSON. Gives the exit code: 1 when something broke, 2 when misused. */
export async function runReplay(
  house: House,
  args: readonly string[],
  { say, check }: Around,
): Promise<number> {
  const asked = readArgs(args)
  if (!asked) {
    say(usage)
    return 2
  }
  const text = await readFile(asked.file, 'utf8').catch((error: Error) => {
    say(JSON.stringify({ refused: 'file.unreadable', why: error.message }))
    return null
  })
  if (text === null) return 2
  const report = await replay(house, { text, community: asked.community, speed: asked.speed })
  const verify = check ? await check() : undefined
  say(JSON.stringify({ ...report, ...(verify && { verify }) }, null, 2))
  return report.failed.length > 0 || verify?.ok === false ? 1 : 0
}

type Around = {
  readonly say: (line: string) => void
  /** Looks whether the database keeps its promises; its finding goes into the report. */
  readonly check?: () => Promise<{ readonly ok: boolean }>
}

type Asked = { readonly file: string; readonly community: string; readonly speed: number | 'max' }

function readArgs(args: readonly string[]): Asked | null {
  const read = parsed(args)
  if (!read) return null
  const { values, positionals } = read
  const [file, ...more] = positionals
  const speed = values.speed === 'max' ? 'max' : Number(values.speed)
  if (file === undefined || more.length > 0 || (speed !== 'max' && !(speed > 0))) return null
  return /^[a-z0-9-]{2,40}$/.test(values.community) ? { file, community: values.community, speed } : null
}

function parsed(args: readonly string[]) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  try {
    return parseArgs({
      args: [...args],
      options: { community: text('replay'), speed: text('max') },
      allowPositionals: true,
    })
  } catch {
    // An option that is not known: the usage says which there are.
    return null
  }
}
