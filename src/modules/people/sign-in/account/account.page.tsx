import type { ComponentChildren } from 'preact'
import { TextField } from '../../../../kernel/ui/field.tsx'
import type { Instant } from '../../../../kernel/time.ts'
import { sayMoment } from '../../../../kernel/words/time.ts'
import type { SignInRow } from '../account.store.ts'
import { accountWords as words } from './account.words.ts'
import { deviceOf } from '../device.rules.ts'
import type { Key } from '../second/second.store.ts'
import type { Presence } from '../session.store.ts'
import { AddPasskey } from '../second/set-up.page.tsx'
import type { Session } from '../standing.rules.ts'
import { signInWords } from '../words.ts'

export type AccountFault = {
  readonly at: 'old' | 'fresh' | 'code' | 'codes' | 'passkey'
  readonly says: string
}

export type AccountView = {
  readonly session: Session
  readonly name: string
  /** 青砚社区 · 服务站 · 工作人员 */
  readonly place: string
  readonly manyPosts: boolean
  readonly sessions: readonly Presence[]
  readonly passkeys: readonly Key[]
  /** The script that makes passkeys; null where no browser would. */
  readonly passkeyScript: string | null
  readonly records: readonly SignInRow[]
  readonly now: Instant
  readonly fault?: AccountFault | undefined
  readonly said?: string | undefined
}

/** /desk/account: where one is signed in, one's keys, one's password. */
export function AccountPage(view: AccountView) {
  const { session, name, place, manyPosts, said } = view
  const { who } = session
  return (
    <>
      <header class="head">
        <div>
          <p class="sm">{place}</p>
          <h1>{name}</h1>
          {(who.userName ?? who.email) && !who.isDemo && (
            <p class="dim">{words.typedAs(who.userName ?? who.email)}</p>
          )}
        </div>
        <div class="go acts">
          {manyPosts && (
            <a class="btn" href="/sign-in/post?to=/desk">
              {words.otherPost}
            </a>
          )}
          <form method="post" action="/sign-out" data-turbo="false">
            <button class="btn">{words.signOut}</button>
          </form>
        </div>
      </header>
      {said && (
        <p class="body" role="status">
          {said}
        </p>
      )}
      <Devices {...view} />
      {who.isDemo ? (
        <Part title={words.second}>
          <p class="dim">{words.demo}</p>
        </Part>
      ) : (
        <>
          <Locks {...view} />
          <Record {...view} />
        </>
      )}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="body">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Devices({ session, sessions, now }: AccountView) {
  const say = (at: Instant) => sayMoment('zh-CN', now, at)
  return (
    <Part title={words.devices}>
      <ul class="rows">
        {sessions.map(({ id, device, address, since, seenAt }) => {
          const { app, system } = deviceOf(device)
          return (
            <li>
              <b>{words.device(app, system)}</b>
              {id === session.id && ` · ${words.thisOne}`}
              <p class="sm dim">
                {words.since(say(since))}，{words.seen(say(seenAt))}
                {address && `，${words.from(address)}`}
              </p>
              {id !== session.id && (
                <form method="post" action={`/desk/account/sessions/${id}/end`}>
                  <button class="btn b3">{words.endOne}</button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 && (
        <form class="act" method="post" action="/desk/account/sessions/end-others">
          <button class="btn">{words.endOthers}</button>
        </form>
      )}
    </Part>
  )
}

function Locks({ session, passkeys, passkeyScript, now, fault }: AccountView) {
  const { hasCode } = session.who
  return (
    <Part title={words.second}>
      <p>{hasCode ? words.hasCode : words.noCode}</p>
      {hasCode ? (
        <>
          <WithPassword
            id="code"
            says={words.changeCodeSays}
            action="code"
            verb={words.changeCode}
            fault={fault}
          />
          <WithPassword
            id="codes"
            says={words.newCodesSays}
            action="codes"
            verb={words.newCodes}
            fault={fault}
          />
        </>
      ) : (
        <p>
          <a class="btn" href="/sign-in/set-up?to=/desk/account" data-turbo="false">
            {words.addCode}
          </a>
        </p>
      )}
      <h3>{words.passkeys}</h3>
      {passkeys.length === 0 && <p class="dim">{words.noPasskeys}</p>}
      <ul class="rows">
        {passkeys.map(({ id, name, madeAt }) => (
          <li>
            {words.passkey(name)}
            {madeAt && <span class="sm dim"> {words.madeAt(sayMoment('zh-CN', now, madeAt))}</span>}
            <form method="post" action={`/desk/account/passkeys/${id}/end`}>
              <button class="btn b3">{words.endPasskey}</button>
            </form>
          </li>
        ))}
      </ul>
      {fault?.at === 'passkey' && <p class="err">{fault.says}</p>}
      {passkeyScript !== null && (
        <>
          <AddPasskey words={signInWords['zh-CN']} to="/desk/account" />
          <script type="module" src={passkeyScript} />
        </>
      )}
    </Part>
  )
}

type Guarded = {
  readonly id: 'code' | 'codes'
  readonly says: string
  readonly action: string
  readonly verb: string
  readonly fault: AccountFault | undefined
}

/** Something that only the owner may do: the password is asked for once more. */
function WithPassword({ id, says, action, verb, fault }: Guarded) {
  const wrong = fault?.at === id ? fault.says : undefined
  return (
    <details open={wrong !== undefined}>
      <summary>{verb}</summary>
      <form class="flow" method="post" action={`/desk/account/${action}`} data-turbo="false">
        <p class="dim">{says}</p>
        <TextField
          name="password"
          id={`${id}-password`}
          type="password"
          label={words.old}
          autocomplete="current-password"
          error={wrong}
          required
        />
        <p class="acts">
          <button class="btn">{verb}</button>
        </p>
      </form>
    </details>
  )
}

/** The form for a new password, which stands beside the page. */
export function PasswordPart({ fault }: Pick<AccountView, 'fault'>) {
  const at = (name: 'old' | 'fresh') => (fault?.at === name ? fault.says : undefined)
  return (
    <section>
      <h2>{words.password}</h2>
      <form class="flow" method="post" action="/desk/account/password">
        <TextField
          name="old"
          type="password"
          label={words.old}
          autocomplete="current-password"
          error={at('old')}
          required
        />
        <TextField
          name="fresh"
          type="password"
          label={words.fresh}
          hint={words.freshHint}
          autocomplete="new-password"
          error={at('fresh')}
          required
        />
        <TextField name="again" type="password" label={words.again} autocomplete="new-password" required />
        <p class="acts">
          <button class="btn">{words.save}</button>
        </p>
      </form>
    </section>
  )
}

function Record({ records, now }: AccountView) {
  return (
    <Part title={words.record}>
      <p class="dim">{words.recordSays}</p>
      <ul class="rows">
        {records.map(({ at, how, ok, address }) => (
          <li>
            {sayMoment('zh-CN', now, at)} {words.how[how]}，{ok ? words.went : words.failed}
            {address && <span class="sm dim">，{words.from(address)}</span>}
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** New codes for paper: shown this once. */
export function CodesPage({ codes }: { readonly codes: readonly string[] }) {
  return (
    <Part title={words.codes}>
      <p>{words.codesSays}</p>
      <ul class="rows">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a class="btn b1" href="/desk/account">
          {words.account}
        </a>
      </p>
    </Part>
  )
}
