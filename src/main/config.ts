import { resolve } from 'node:path'
import { z } from 'zod'
import type { ModelEndpoint } from '../kernel/model/ask.ts'

export type Config = {
  /** Absolute. Photos, the secret and, when the server is ours, the database. */
  readonly dataDir: string
  /** Undefined: we start PostgreSQL ourselves. */
  readonly database: { readonly ownerUrl: string; readonly appUrl: string } | undefined
  readonly host: string
  readonly port: number
  /** What phones open, without a slash at the end; QR codes are made from it. */
  readonly baseUrl: string
  readonly secret: string | undefined
  /** Believe the address that a proxy in front of us tells. */
  readonly trustProxy: boolean
  readonly demo: boolean
  readonly holidaysFile: string | undefined
  readonly logLevel: (typeof logLevels)[number]
  /** Writes allowed per address and minute. */
  readonly ratePerMinute: number
  /** How many there must be of something before figures compare it; undefined: what the rulebook says. */
  readonly leastToCompare: number | undefined
  /** A model that may propose; undefined: none is ever asked. */
  readonly model: ModelSettings | undefined
  /** The folder of a model that writes down voice notes; undefined: they are only played. */
  readonly speechFolder: string | undefined
  /** The ways by which people outside are told; what is undefined is not there. */
  readonly outbound: Outbound
  /** Whom to tell of what, when this installation wants it other than the rulebook. */
  readonly noticesFile: string | undefined
}

export type Outbound = {
  readonly mail: { readonly url: string; readonly from: string } | undefined
  /** The address of the service that the groups' robots live at, without a slash at the end. */
  readonly wecom: string | undefined
  readonly sms: { readonly url: string; readonly secret: string } | undefined
}

export type ModelSettings = {
  readonly endpoint: ModelEndpoint
  /** A community's share of a day. */
  readonly budget: { readonly requests: number; readonly characters: number }
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
const onOff = z.enum(['0', '1'], { error: 'must be 1 (on) or 0 (off)' }).transform((text) => text === '1')
const server = z.string().refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), {
  error: 'must look like postgres://user:password@host:5432/database',
})

const modelAddress =
  'must be an address such as https://model.example.org/v1, without a name or a question mark'

function whole(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}

const Settings = z.object({
  LEGWORK_DATA: z.string().default('./data'),
  DATABASE_URL: server.optional(),
  DATABASE_APP_URL: server.optional(),
  PORT: whole(1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'must be an address such as 127.0.0.1 or 0.0.0.0' })
    .default('127.0.0.1'),
  LEGWORK_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://legwork.example.org' })
    .optional(),
  LEGWORK_SECRET: z
    .string()
    .min(32, { error: 'must have at least 32 characters; `openssl rand -hex 32` makes one' })
    .optional(),
  LEGWORK_TRUST_PROXY: onOff.default(false),
  LEGWORK_DEMO: onOff.optional(),
  LEGWORK_HOLIDAYS: z.string().optional(),
  LEGWORK_LOG: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  LEGWORK_RATE: whole(1, 1_000_000).default(120),
  LEGWORK_LEAST_TO_COMPARE: whole(2, 10_000).optional(),
  LEGWORK_MODEL_URL: z
    .url({ protocol: /^https?$/, error: modelAddress })
    .refine((text) => new URL(text).username === '' && new URL(text).search === '', { error: modelAddress })
    .optional(),
  LEGWORK_MODEL_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: 'must be a key without spaces' })
    .optional(),
  LEGWORK_MODEL_NAME: z.string().max(200, { error: 'must have at most 200 characters' }).optional(),
  LEGWORK_MODEL_BUDGET: z
    .string()
    .regex(/^\d{1,7},\d{1,9}$/, { error: 'must be requests and characters a day, such as 200,200000' })
    .default('200,200000'),
  LEGWORK_MODEL_TIMEOUT: whole(1, 120).default(20),
  LEGWORK_SPEECH_MODEL: z.string().optional(),
  LEGWORK_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'must be an address such as smtps://user:password@mail.example.org:465',
    })
    .optional(),
  LEGWORK_MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, {
      error: 'must be a mailbox such as 服务站 <post@example.org>',
    })
    .optional(),
  LEGWORK_WECOM_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://qyapi.weixin.qq.com' })
    .optional(),
  LEGWORK_SMS_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address of a gateway, such as https://sms.example.org/send',
    })
    .optional(),
  LEGWORK_SMS_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, { error: 'must be whsec_ and a key in base64' })
    .optional(),
  LEGWORK_NOTICES: z.string().optional(),
})

/** A setting that cannot be used; the message says which ones and what they must be. */
export class WrongSetting extends Error {}

/**
 * The only reader of the environment. An empty setting counts as not set.
 * @throws WrongSetting
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = Settings.safeParse(given)
  if (!read.success)
    throw new WrongSetting(
      read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'),
    )
  const set = read.data
  if (set.DATABASE_APP_URL && !set.DATABASE_URL)
    throw new WrongSetting('DATABASE_APP_URL needs DATABASE_URL beside it: the owner makes the tables.')
  needTogether(set, 'LEGWORK_MODEL_URL', 'LEGWORK_MODEL_NAME', 'which model is to be asked')
  needTogether(set, 'LEGWORK_SMTP_URL', 'LEGWORK_MAIL_FROM', 'whom letters come from')
  needTogether(set, 'LEGWORK_SMS_URL', 'LEGWORK_SMS_SECRET', 'what the gateway knows us by')
  return {
    dataDir: resolve(set.LEGWORK_DATA),
    database: set.DATABASE_URL
      ? { ownerUrl: set.DATABASE_URL, appUrl: set.DATABASE_APP_URL ?? asApplication(set.DATABASE_URL) }
      : undefined,
    host: set.HOST,
    port: set.PORT,
    baseUrl: (set.LEGWORK_BASE_URL ?? `http://${nameable(set.HOST)}:${set.PORT}`).replace(/\/+$/, ''),
    secret: set.LEGWORK_SECRET,
    trustProxy: set.LEGWORK_TRUST_PROXY,
    demo: set.LEGWORK_DEMO ?? set.DATABASE_URL === undefined,
    holidaysFile: set.LEGWORK_HOLIDAYS,
    logLevel: set.LEGWORK_LOG,
    ratePerMinute: set.LEGWORK_RATE,
    leastToCompare: set.LEGWORK_LEAST_TO_COMPARE,
    model: modelOf(set),
    speechFolder: set.LEGWORK_SPEECH_MODEL && resolve(set.LEGWORK_SPEECH_MODEL),
    outbound: outboundOf(set),
    noticesFile: set.LEGWORK_NOTICES && resolve(set.LEGWORK_NOTICES),
  }
}

type Set = z.infer<typeof Settings>

function needTogether(set: Set, first: keyof Set, second: keyof Set, what: string): void {
  if (set[first] && !set[second]) throw new WrongSetting(`${first} needs ${second} beside it: ${what}.`)
}

function outboundOf(set: Set): Outbound {
  const { LEGWORK_SMTP_URL: smtp, LEGWORK_MAIL_FROM: from } = set
  const { LEGWORK_SMS_URL: gateway, LEGWORK_SMS_SECRET: secret } = set
  return {
    mail: smtp && from ? { url: smtp, from } : undefined,
    wecom: set.LEGWORK_WECOM_URL?.replace(/\/+$/, ''),
    sms: gateway && secret ? { url: gateway, secret } : undefined,
  }
}

function modelOf(set: Set): ModelSettings | undefined {
  if (!set.LEGWORK_MODEL_URL || !set.LEGWORK_MODEL_NAME) return undefined
  const [requests = 0, characters = 0] = set.LEGWORK_MODEL_BUDGET.split(',').map(Number)
  return {
    endpoint: {
      url: set.LEGWORK_MODEL_URL.replace(/\/+$/, ''),
      key: set.LEGWORK_MODEL_KEY,
      name: set.LEGWORK_MODEL_NAME,
      timeoutMillis: set.LEGWORK_MODEL_TIMEOUT * 1_000,
    },
    budget: { requests, characters },
  }
}

/** The environment of a child process that is to read the same configuration. */
export function childEnvironment(config: Config): NodeJS.ProcessEnv {
  return { ...process.env, ...settingsOf(config) }
}

export function settingsOf(config: Config): Record<string, string> {
  const { database } = config
  return {
    LEGWORK_DATA: config.dataDir,
    ...(database && { DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl }),
    PORT: String(config.port),
    HOST: config.host,
    LEGWORK_BASE_URL: config.baseUrl,
    LEGWORK_DEMO: config.demo ? '1' : '0',
  }
}

// The owner may take on the application's role; then row-level security holds without a second password.
function asApplication(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.searchParams.set('options', '-c role=legwork_app')
  return url.href.replaceAll('+', '%20')
}

// Listening everywhere is no address that one can open.
function nameable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
