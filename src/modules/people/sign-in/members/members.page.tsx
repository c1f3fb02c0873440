import type { Rank } from '../../../../kernel/actor.ts'
import { SelectField, TextField } from '../../../../kernel/ui/field.tsx'
import { Qr } from '../../../../kernel/ui/qr.tsx'
import type { BodyId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/time.ts'
import { sayDay } from '../../../../kernel/words/time.ts'
import type { Body } from '../../people.rules.ts'
import { accountWords, memberWords as words } from '../account/account.words.ts'
import type { Listed } from './member.store.ts'

export type MemberFault = { readonly at: '' | 'name' | 'user' | 'rank' | 'body'; readonly says: string }

/** A link just made: shown this once. */
export type FreshLink = { readonly name: string; readonly href: string | null }

export type MembersView = {
  readonly members: readonly Listed[]
  readonly bodies: readonly Body[]
  readonly post: BodyId
  readonly ranks: readonly Rank[]
  /** Whom the one who looks may change. */
  readonly mayChange: (one: Listed) => boolean
  readonly now: Instant
  readonly typed: Readonly<Record<string, string>>
  readonly fault?: MemberFault | undefined
  readonly said?: string | undefined
  readonly link?: FreshLink | undefined
}

/** /desk/account/members: who has a place here; letting somebody in, letting somebody go. */
export function MembersPage(view: MembersView) {
  const { members, fault, said, link } = view
  return (
    <>
      <header class="head">
        <div>
          <p class="sm">{words.sum(members.length)}</p>
          <h1>{words.title}</h1>
        </div>
      </header>
      {said && (
        <p class="body" role="status">
          {said}
        </p>
      )}
      {fault?.at === '' && (
        <p class="body err" role="alert">
          {fault.says}
        </p>
      )}
      {link && <LinkPart link={link} />}
      <Table {...view} />
    </>
  )
}

function LinkPart({ link }: { readonly link: FreshLink }) {
  const { name, href } = link
  if (href === null) return <p class="body">{words.linkHas(name)}</p>
  return (
    <section class="body" aria-labelledby="link">
      <h2 id="link">{words.linkFor(name)}</h2>
      <p>{words.linkSays}</p>
      <p>
        <Qr lang="zh-CN" text={href} />
      </p>
      <p>
        <code>{href}</code>
      </p>
    </section>
  )
}

function Table(view: MembersView) {
  const { members, bodies, now } = view
  const bodyOf = (id: BodyId) => bodies.find((body) => body.id === id)?.name ?? ''
  return (
    <table class="list">
      <thead>
        <tr>
          <th>{words.name}</th>
          <th>{words.body}</th>
          <th>{words.rank}</th>
          <th>{words.typedAs}</th>
          <th>{words.lock}</th>
          <th>{words.since}</th>
          <th>
            <span class="vh">{words.reset}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((one) => (
          <tr>
            <td>{one.name}</td>
            <td>{bodyOf(one.body)}</td>
            <td>{accountWords.ranks[one.rank]}</td>
            <td>{one.userName ?? one.email ?? words.none}</td>
            <td>{one.account === null ? '' : one.hasSecond ? words.hasLock : words.noLock}</td>
            <td>{sayDay('zh-CN', now, one.since)}</td>
            <td>{view.mayChange(one) && <Change one={one} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Change({ one }: { readonly one: Listed }) {
  const { person, name, account, isDemo } = one
  return (
    <div class="acts">
      {account === null && <Give one={one} />}
      {account !== null && !isDemo && (
        <details>
          <summary>{words.reset}</summary>
          <form class="flow" method="post" action={`/desk/account/members/${person}/link`} data-turbo="false">
            <label class="tick">
              <input type="checkbox" name="clears" value="1" />
              {words.lostPhone}
            </label>
            <button class="btn">{words.reset}</button>
          </form>
        </details>
      )}
      <details>
        <summary>{words.end}</summary>
        <form class="flow" method="post" action={`/desk/account/members/${person}/end`}>
          <p class="dim">{words.endSays(name)}</p>
          <button class="btn">{words.endSure(name)}</button>
        </form>
      </details>
    </div>
  )
}

function Give({ one: { person } }: { readonly one: Listed }) {
  return (
    <details>
      <summary>{words.give}</summary>
      <form class="flow" method="post" action={`/desk/account/members/${person}/account`} data-turbo="false">
        <TextField
          name="user"
          id={`user-${person}`}
          label={words.user}
          hint={words.userHint}
          autocomplete="off"
          maxLength={254}
          required
        />
        <button class="btn">{words.give}</button>
      </form>
    </details>
  )
}

/** The form to let somebody in, which stands beside the page. */
export function InvitePart({ bodies, post, ranks, typed, fault }: MembersView) {
  const at = (name: MemberFault['at']) => (fault?.at === name ? fault.says : undefined)
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{words.invite}</h2>
      <p class="dim">{words.inviteSays}</p>
      <form class="flow" method="post" action="/desk/account/members" data-turbo="false">
        <TextField
          name="name"
          label={words.name}
          value={typed['name']}
          error={at('name')}
          maxLength={40}
          required
        />
        <TextField
          name="user"
          label={words.user}
          hint={words.userHint}
          value={typed['user']}
          error={at('user')}
          autocomplete="off"
          maxLength={254}
          required
        />
        <SelectField
          name="body"
          label={words.body}
          options={bodies.map(({ id, name }) => ({ value: id, says: name }))}
          chosen={typed['body'] ?? post}
          error={at('body')}
        />
        <SelectField
          name="rank"
          label={words.rank}
          options={ranks.map((rank) => ({ value: rank, says: accountWords.ranks[rank] }))}
          chosen={typed['rank'] ?? 'worker'}
          error={at('rank')}
        />
        <p class="acts">
          <button class="btn b1">{words.send}</button>
        </p>
      </form>
    </section>
  )
}
