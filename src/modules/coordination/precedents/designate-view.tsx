import { newOnce } from '../../../kernel/http/once.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import { AreaField, ErrorSummary, SelectField, type Wrong } from '../../../kernel/ui/field.tsx'
import { Mark } from '../../../kernel/ui/state.tsx'
import type { BodyId } from '../../../kernel/ids.ts'
import { sayMoment } from '../../../kernel/words/time.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import { isOpen } from '../../cases/door.ts'
import { sayDocument } from '../bodies/door.ts'
import type { Declined } from './asked.store.ts'
import { Cited } from './cited.tsx'
import type { Designation } from './read-designation.ts'
import { precedentWords as words } from './words.ts'

/** The form when it is shown again. */
export type AgainDesignate = { readonly typed: Typed; readonly errors: readonly Wrong[] }

type Props = {
  readonly frame: Frame
  readonly designation: Designation
  readonly again: AgainDesignate | null
}

export function DesignatePage({ frame, designation, again }: Props) {
  const { it, precedents, bodies, calendar } = designation
  const at = `/desk/cases/${it.ref}`
  return (
    <DeskPage
      frame={frame}
      title={words.title(it.ref)}
      room="waits"
      panel={{ label: words.decide, content: <Decide designation={designation} again={again} /> }}
    >
      <header class="head">
        <div>
          <p class="sm">
            <a href={at}>{it.ref}</a>
          </p>
          <h1>{it.title}</h1>
          <p>{!isOpen(it) ? words.hasEnded : it.awaitsDesignation ? words.lead : words.notWaiting}</p>
        </div>
        <div class="go">
          <a class="btn b3" href={at} data-key="u">
            {words.back}
          </a>
        </div>
      </header>
      <section class="body" aria-labelledby="asked">
        <h2 id="asked">{words.asked}</h2>
        {designation.declined.length === 0 ? (
          <p class="dim">{words.nobodyAsked}</p>
        ) : (
          <AskedTable designation={designation} />
        )}
      </section>
      <ByList designation={designation} />
      <section class="body" aria-labelledby="before">
        <h2 id="before">{words.before}</h2>
        {precedents.length === 0 ? (
          <p class="dim">{words.noneBefore}</p>
        ) : (
          <Cited precedents={precedents} bodies={bodies} calendar={calendar} />
        )}
      </section>
    </DeskPage>
  )
}

function ByList({ designation: { proposal, bodies } }: Pick<Props, 'designation'>) {
  const nameOf = (body: BodyId) => bodies.byId.get(body)?.name ?? ''
  const rest = proposal ? [...proposal.also, ...proposal.others] : []
  return (
    <section class="body" aria-labelledby="list">
      <h2 id="list">{words.list}</h2>
      {proposal === null ? (
        <p class="dim">{words.gap}</p>
      ) : (
        <p>
          {words.byList(nameOf(proposal.body), sayDocument(proposal.because), proposal.because.from)}
          {rest.length > 0 && words.alsoByList([...new Set(rest.map(({ body }) => nameOf(body)))].join('、'))}
        </p>
      )}
      <p class="sm">
        <a href="/desk/duties">{words.toList}</a>
      </p>
    </section>
  )
}

function AskedTable({ designation }: Pick<Props, 'designation'>) {
  return (
    <table class="list">
      <caption class="vh">{words.askedCaption}</caption>
      <thead>
        <tr>
          {(['who', 'why', 'better', 'when'] as const).map((name) => (
            <th scope="col">{words.askedHeads[name]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {designation.declined.map((each) => (
          <AskedRow each={each} designation={designation} />
        ))}
      </tbody>
    </table>
  )
}

function AskedRow({ each, designation: { bodies, now } }: { each: Declined } & Pick<Props, 'designation'>) {
  const when = sayMoment('zh-CN', now, each.answeredAt ?? each.askedAt)
  return (
    <tr>
      <td>
        <b>{bodies.byId.get(each.to)?.name}</b>
      </td>
      <td>
        {each.how === 'refused' ? (
          (each.why ?? words.erased)
        ) : (
          <Mark mark="no">{words.how.lapsed(when)}</Mark>
        )}
      </td>
      <td>{each.better === null ? words.noBetter : bodies.byId.get(each.better)?.name}</td>
      <td>
        <span class="sm">{words.askedOn(sayMoment('zh-CN', now, each.askedAt))}</span>{' '}
        {each.how === 'refused' && <span class="sm dim">{words.how.refused(when)}</span>}
      </td>
    </tr>
  )
}

function Decide({
  designation: { it, bodies, declined, proposal, precedents },
  again,
}: Omit<Props, 'frame'>) {
  if (!isOpen(it)) return <p class="dim">{words.hasEnded}</p>
  // The list is a paper that binds; a precedent fills what it leaves open.
  const likely =
    proposal?.body ?? precedents[0]?.body ?? declined.findLast(({ better }) => better !== null)?.better ?? ''
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{words.decide}</h2>
      <form class="flow deed" method="post" action={`/desk/designate/${it.ref}`} data-guard>
        <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
        <input type="hidden" name="once" value={again?.typed['once'] ?? newOnce()} />
        <input type="hidden" name="seen" value={it.journal.n} />
        <SelectField
          name="to"
          label={words.to}
          options={[
            { value: '', says: words.choose },
            ...bodies.all.map(({ id, name }) => ({ value: id, says: name })),
          ]}
          chosen={again ? (again.typed['to'] ?? '') : likely}
          error={errorAt(again, 'to')}
        />
        <AreaField
          name="why"
          label={words.why}
          hint={words.whyHint}
          value={again?.typed['why']}
          error={errorAt(again, 'why')}
          rows={3}
          maxLength={1000}
        />
        <p class="acts">
          <button class="btn b1">{words.press}</button>
        </p>
        <p class="sm dim">{words.hint}</p>
      </form>
    </section>
  )
}

function errorAt(again: AgainDesignate | null, name: string): string | undefined {
  return again?.errors.find(({ field }) => field === name)?.says
}
