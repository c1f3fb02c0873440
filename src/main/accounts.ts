import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ranks } from '../kernel/actor.ts'
import { inCommunity, readCommunity } from '../kernel/db.ts'
import { type BodyId, type CommunityId, newId } from '../kernel/ids.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { findCommunityBySlug } from '../modules/people/door.ts'
import { insertBodies, insertCommunity, listBodies } from '../modules/people/people.store.ts'
import { findAccount } from '../modules/people/sign-in/account.store.ts'
import type { SignInHouse } from '../modules/people/sign-in/auth.ts'
import { type InviteFault, inviteMember } from '../modules/people/sign-in/members/invite-member.ts'
import { readWho } from '../modules/people/sign-in/password/password.rules.ts'
import { makePasswordLink } from '../modules/people/sign-in/password/password-link.ts'

type Tools = Pick<SignInHouse, 'db' | 'clock'> & { readonly baseUrl: string }

export type AccountFault =
  | 'command.unknown'
  | 'command.wrong'
  | 'community.taken'
  | 'community.unknown'
  | 'account.unknown'
  | 'body.unknown'
  | InviteFault

export const accountUsage = `community add --slug NAME --name 名字 --phone 0555-0136 [--hours 8:30-17:30] [--post 服务站]
account add   --community SLUG --name 姓名 --rank ${ranks.join('|')} --user NAME [--body 单位]
account link  --user NAME [--clear-second]`

/**
 * What the operator does by command line: the first community, the first account, a link for somebody who has lost
 * everything. Gives what is to be printed as JSON.
 */
export async function accountCommand(
  args: readonly string[],
  tools: Tools,
): Promise<Result<object, AccountFault>> {
  const [noun, verb, ...rest] = args
  switch (`${noun} ${verb}`) {
    case 'community add':
      return withOptions(rest, NewCommunity, (options) => addCommunity(tools, options))
    case 'account add':
      return withOptions(rest, NewAccount, (options) => addAccount(tools, options))
    case 'account link':
      return withOptions(rest, Linking, (options) => linkAccount(tools, options))
    default:
      return refuse('command.unknown')
  }
}

const NewCommunity = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{2,40}$/, { error: '2 to 40 of a-z, 0-9 and -' }),
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().min(3).max(30),
  hours: z.string().trim().min(1).max(60).default('8:30-17:30'),
  post: z.string().trim().min(1).max(60).default('服务站'),
})

/** A community with its post, which is the body that holds what nobody else holds. */
export async function addCommunity(
  { db }: Pick<Tools, 'db'>,
  { slug, name, phone, hours, post }: z.output<typeof NewCommunity>,
): Promise<Result<{ community: CommunityId; slug: string; post: BodyId }, 'community.taken'>> {
  if (await findCommunityBySlug(db, slug)) return refuse('community.taken', { slug })
  const community = newId<CommunityId>()
  const body = newId<BodyId>()
  const [opens, closes] = minutesOf(hours) ?? [510, 1050]
  await insertCommunity(db, {
    id: community,
    slug,
    name,
    phone,
    hours,
    opens,
    closes,
    isDemo: false,
    closedAt: null,
  })
  return inCommunity(db, community, async (tx) => {
    await insertBodies(tx, community, [{ id: body, kind: 'community', name: post, phone }])
    return ok({ community, slug, post: body })
  })
}

const NewAccount = z.strictObject({
  community: z.string(),
  name: z.string().trim().min(1).max(40),
  rank: z.enum(ranks),
  user: z.string(),
  body: z.string().optional(),
})

/** A member with an account. An account that exists gets a second post; its password stays. */
export async function addAccount(
  tools: Tools,
  { community: slug, name, rank, user, body: wanted }: z.output<typeof NewAccount>,
): Promise<Result<object, AccountFault>> {
  const community = await findCommunityBySlug(tools.db, slug)
  if (!community) return refuse('community.unknown', { slug })
  const bodies = await readCommunity(tools.db, community.id, (tx) => listBodies(tx, community.id))
  const body = bodies.find((each) => (wanted ? each.name === wanted : each.kind === 'community'))
  if (!body) return refuse('body.unknown', { body: wanted ?? '' })
  const invitation = { community: community.id, name, body: body.id, rank, user }
  const invited = await inviteMember(tools, invitation, { joins: true })
  if (!invited.ok) return invited
  const { person, account, token } = invited.value
  return ok({ person, account, link: token === null ? null : addressOf(tools, token) })
}

const Linking = z.strictObject({ user: z.string(), 'clear-second': z.boolean().default(false) })

async function linkAccount(
  tools: Tools,
  { user, 'clear-second': clearsSecond }: z.output<typeof Linking>,
): Promise<Result<object, AccountFault>> {
  const who = readWho(user)
  const account = who && (await findAccount(tools.db, who))
  if (!account || account.isDemo) return refuse('account.unknown', { user })
  const token = await makePasswordLink(tools, { account: account.id, clearsSecond })
  return ok({ account: account.id, link: addressOf(tools, token) })
}

function addressOf({ baseUrl }: Tools, token: string): string {
  return `${baseUrl}/sign-in/new-password/${token}`
}

function minutesOf(hours: string): [number, number] | null {
  const found = /^(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)$/.exec(hours)
  if (!found) return null
  const [from, until] = [Number(found[1]) * 60 + Number(found[2]), Number(found[3]) * 60 + Number(found[4])]
  return from < until && until <= 1440 ? [from, until] : null
}

async function withOptions<Schema extends z.ZodObject>(
  args: readonly string[],
  schema: Schema,
  run: (options: z.output<Schema>) => Promise<Result<object, AccountFault>>,
): Promise<Result<object, AccountFault>> {
  const options = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [
      name,
      { type: flags.has(name) ? 'boolean' : 'string' } as const,
    ]),
  )
  try {
    const read = schema.safeParse({ ...parseArgs({ args: [...args], options }).values })
    if (read.success) return await run(read.data)
    const why = read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; ')
    return refuse('command.wrong', { why })
  } catch (error) {
    // parseArgs says in a sentence which option it does not know.
    if (!(error instanceof TypeError) || !('code' in error)) throw error
    return refuse('command.wrong', { why: error.message })
  }
}

const flags: ReadonlySet<string> = new Set(['clear-second'])
