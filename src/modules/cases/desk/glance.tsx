import type { Instant } from '../../../kernel/time.ts'
import { Mark } from '../../../kernel/ui/state.tsx'
import { sayLate, sayMoment } from '../../../kernel/words/time.ts'
import { newOnce } from '../../../kernel/http/once.ts'
import { caseWords } from './case.words.ts'
import { mayDo, nextDeed } from './deeds.rules.ts'
import { deedWords } from './deeds.words.ts'
import { inboxWords as words } from './inbox.words.ts'
import { sayManner } from './lines.tsx'
import { mannerOf, markOf } from './line.rules.ts'
import type { CaseFile } from '../reading/read-case.ts'
import { Saying } from './sayings.tsx'

/** The selected case beside the list: what was said, whose it is, what is to be done now. */
export function Glance({ file }: { readonly file: CaseFile }) {
  const { it, place, requests, siblings } = file
  const [first] = requests
  const manner = mannerOf({
    state: it.state,
    awaitsDesignation: it.awaitsDesignation,
    asked: it.openQuestion !== null,
    offered: it.offer !== null,
  })
  return (
    <>
      <section class="flow">
        <p class="sm dim">{[it.ref, place || caseWords.nowhere].join(' · ')}</p>
        <h2>
          <a href={`/desk/cases/${it.ref}`}>{it.title}</a>
        </h2>
        <Mark mark={markOf(manner)}>{sayManner(manner)}</Mark>
        {first && <Saying file={file} request={first} />}
      </section>
      {it.holder && <Holder file={file} />}
      <ToDo file={file} />
      {siblings.length > 0 && (
        <section aria-labelledby="p3">
          <h2 id="p3">{caseWords.siblings}</h2>
          {siblings.map((other) => (
            <p>
              <a href={`/desk/cases/${other.ref}`}>{other.title}</a>
            </p>
          ))}
        </section>
      )}
    </>
  )
}

function Holder({ file }: { readonly file: CaseFile }) {
  const { it, bodies, members, now } = file
  const { holder, times } = it
  const person = members.find((each) => each.person === holder?.person)?.name
  return (
    <section aria-labelledby="p1">
      <h2 id="p1">{words.holder}</h2>
      <p>{[holder && bodies.byId.get(holder.body)?.name, person].filter(Boolean).join(' ')}</p>
      <p class="sm dim">
        {holder?.isDesignated && words.designated}
        {times.promisedAt && words.promised(sayMoment('zh-CN', now, times.promisedAt))}
      </p>
    </section>
  )
}

function ToDo({ file }: { readonly file: CaseFile }) {
  const { it, staff, now } = file
  const next = nextDeed(file)
  const at = `/desk/cases/${it.ref}`
  return (
    <section aria-labelledby="p2">
      <h2 id="p2">{words.toDo}</h2>
      {it.next && <p>{sayDue(it.next, now)}</p>}
      <p class="acts act">
        {next && (
          <a class="btn b1" href={`${at}?do=${next}#deed`} data-key={next === 'tell' ? 'h' : undefined}>
            {deedWords.deeds[next].label}
            {next === 'tell' && <kbd>H</kbd>}
          </a>
        )}
        {next !== 'tell' && mayDo(file, 'tell') && (
          <a class="btn" href={`${at}?do=tell#deed`} data-key="h">
            {deedWords.deeds.tell.label}
          </a>
        )}
        {mayDo(file, 'offer') && (
          <a class="btn b3" href={`${at}?do=offer#deed`} data-key="t">
            {deedWords.deeds.offer.label}
          </a>
        )}
      </p>
      {mayTake(file) && (
        <form method="post" action={`${at}/assign`} class="act">
          <input type="hidden" name="once" value={newOnce()} />
          <input type="hidden" name="seen" value={it.journal.n} />
          <input type="hidden" name="person" value={staff.person} />
          <button class="btn" data-key="a">
            {words.takeMe} <kbd>A</kbd>
          </button>
        </form>
      )}
    </section>
  )
}

function sayDue({ clock, at }: NonNullable<CaseFile['it']['next']>, now: Instant): string {
  const what = words.clocks[clock]
  return at < now
    ? deedWords.late(sayLate('zh-CN', now, at), what)
    : deedWords.before(sayMoment('zh-CN', now, at), what)
}

// One press for the commonest deed: the post's own matter that lies in nobody's hands.
function mayTake(file: CaseFile): boolean {
  const { it, staff } = file
  const isFree = it.holder?.body === staff.body && it.holder.person === null
  return isFree && it.offer === null && !it.awaitsDesignation && mayDo(file, 'assign')
}
