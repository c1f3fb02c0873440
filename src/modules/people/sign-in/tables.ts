import type { CommunityId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { PeopleTables } from '../tables.ts'

/** The id of an account; a text, because better-auth and people.member keep it as one. */
export type AccountId = string

export type AccountTables = Pick<PeopleTables, 'people.member' | 'people.person'> & {
  'accounts.account': {
    id: AccountId
    name: string
    user_name: string | null
    email: string
    is_demo: boolean
    two_factor_enabled: boolean | null
    created_at: Instant
    updated_at: Instant
  }
  'accounts.credential': {
    id: string
    account_id: AccountId
    provider: string
    provider_key: string
    password: string | null
    created_at: Instant
    updated_at: Instant
  }
  'accounts.session': {
    id: string
    token: string
    account_id: AccountId
    community_id: CommunityId | null
    is_full: boolean
    since: Instant
    seen_at: Instant
    address: string | null
    device: string | null
    expires_at: Instant
    created_at: Instant
    updated_at: Instant
  }
  'accounts.verification': { id: string; identifier: string; value: string; expires_at: Instant }
  'accounts.second_factor': {
    id: string
    account_id: AccountId
    secret: string
    backup_codes: string
    verified: boolean | null
  }
  'accounts.passkey': {
    id: string
    account_id: AccountId
    name: string | null
    device_type: string
    aaguid: string | null
    created_at: Instant | null
  }
  'accounts.membership': { account_id: AccountId; community_id: CommunityId }
  'accounts.link': {
    hash: string
    account_id: AccountId
    clears_second: boolean
    made_at: Instant
    expires_at: Instant
    used_at: Instant | null
  }
  'accounts.attempt': { key: string; fails: number; waits: Instant; at: Instant }
  'accounts.used_code': { account_id: AccountId; print: string; at: Instant }
  'accounts.sign_in': {
    id: string
    account_id: AccountId | null
    at: Instant
    how: How
    ok: boolean
    address: string
  }
  'accounts.held': { id: string; path: string; words: Buffer; at: Instant }
}

/** By what somebody came in, or tried to. */
export type How = 'password' | 'code' | 'backup_code' | 'passkey' | 'demo' | 'link'
