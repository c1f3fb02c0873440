import { passkey } from '@better-auth/passkey'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { randomInt } from 'node:crypto'
import type { AnyDb } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Secrets } from '../../../kernel/secrets.ts'
import type { Clock } from '../../../kernel/time.ts'
import type { Site } from '../../../kernel/http/site.ts'
import { databaseFor } from './auth-database.store.ts'
import { longestPassword, shortestPassword } from './password/password.rules.ts'

export const appName = '跑腿'
export const addressHeader = 'x-legwork-address'

/** What sign-in works with. `demo`: this installation may show invented communities that anybody can enter. */
export type SignInHouse = {
  readonly db: AnyDb
  readonly secrets: Secrets
  readonly clock: Clock
  readonly demo: boolean
}

export type Auth = ReturnType<typeof makeAuth>

const thirtyDays = 30 * 86_400

/** By this path a session is made when a second factor was shown. */
const fullPaths = new Set([
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/verify-authentication',
])

/**
 * better-auth on our own tables. Its HTTP handler is not put on the server: pages call `auth.api` and pass its
 * cookies on. How long a session lasts is decided in standing.rules.ts; thirty days is only the longest of all.
 */
export function makeAuth({ db, secrets, clock }: SignInHouse, site: Pick<Site, 'baseUrl'>) {
  const { origin, hostname } = new URL(site.baseUrl)
  return betterAuth({
    appName,
    baseURL: site.baseUrl,
    secret: secrets.keyFor('sessions'),
    database: databaseFor(db),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    ...tables,
    advanced: {
      cookiePrefix: 'legwork',
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId() },
    },
    databaseHooks: {
      session: {
        create: {
          // better-auth reckons with the machine's clock; what we decide by is written by ours.
          before: async (session, context) => {
            const at = new Date(clock())
            return {
              data: { ...session, isFull: fullPaths.has(context?.path ?? ''), since: at, seenAt: at },
            }
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: appName,
        backupCodeOptions: { customBackupCodesGenerate: newBackupCodes },
        twoFactorCookieMaxAge: 600,
        schema: secondFactorTable,
      }),
      passkey({
        rpID: hostname,
        rpName: appName,
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: passkeyTable,
      }),
    ],
  })
}

const tables = {
  user: {
    modelName: 'account',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    additionalFields: {
      userName: { type: 'string', required: false, input: false, fieldName: 'user_name' },
      isDemo: { type: 'boolean', required: false, input: false, fieldName: 'is_demo', defaultValue: false },
    },
  },
  account: {
    modelName: 'credential',
    fields: {
      accountId: 'provider_key',
      providerId: 'provider',
      userId: 'account_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  session: {
    modelName: 'session',
    expiresIn: thirtyDays,
    disableSessionRefresh: true,
    freshAge: 12 * 3_600,
    fields: {
      userId: 'account_id',
      ipAddress: 'address',
      userAgent: 'device',
      expiresAt: 'expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
    additionalFields: {
      isFull: { type: 'boolean', required: false, input: false, fieldName: 'is_full' },
      community: { type: 'string', required: false, input: false, fieldName: 'community_id' },
      since: { type: 'date', required: false, input: false },
      seenAt: { type: 'date', required: false, input: false, fieldName: 'seen_at' },
    },
  },
  verification: {
    modelName: 'verification',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} satisfies Partial<BetterAuthOptions>

const secondFactorTable = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'second_factor',
    fields: {
      userId: 'account_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
}

const passkeyTable = {
  passkey: {
    modelName: 'passkey',
    fields: {
      userId: 'account_id',
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
}

// Without the letters and digits that are taken for one another on paper.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Eight codes such as `k3mp-x7wd`, for the day the telephone is lost. */
export function newBackupCodes(): string[] {
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 8 }, () => `${four()}-${four()}`)
}
