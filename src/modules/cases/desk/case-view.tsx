import { outranks } from '../../../kernel/actor.ts'
import { BuildingDiagram } from '../../../kernel/ui/building.tsx'
import { ClockBar, Mark } from '../../../kernel/ui/state.tsx'
import { Hops } from '../../../kernel/ui/trail.tsx'
import type { Instant } from '../../../kernel/time.ts'
import { sayClock, sayHowLong, sayMoment } from '../../../kernel/words/time.ts'
import type { Hop, Request } from '../parts.rules.ts'
import { caseWords as words } from './case.words.ts'
import { foremost, mayDo } from './deeds.rules.ts'
import { deedWords } from './deeds.words.ts'
import { frameWords } from './frame.words.ts'
import { mannerOf, markOf, usedOf } from './line.rules.ts'
import { sayManner } from './lines.tsx'
import { type CaseFile, doorOf } from '../reading/read-case.ts'
import { Attached, Saying } from './sayings.tsx'
import { longStepsOf } from './way.ts'

/** Number, place and homes above the title; the deeds that are done most beside it. */
export function Head({ file }: { readonly file: CaseFile }) {
  const { it, place } = file
  const at = `/desk/cases/${it.ref}`
  const manner = mannerOf({
    state: it.state,
    awaitsDesignation: it.awaitsDesignation,
    asked: it.openQuestion !== null,
    offered: it.offer !== null,
  })
  const facts = [
    it.ref,
    [place, it.place.words].filter(Boolean).join(' ') || words.nowhere,
    words.households(it.households),
    it.urgency === 'normal' ? null : words.urgencies[it.urgency],
    it.isPrivate ? words.private : null,
    it.isOpenToHelpers ? words.openToHelpers : null,
    it.urges > 0 ? words.urges(it.urges) : null,
  ]
  const keys = { tell: 'h', note: 'm', done: 'd' } as const
  const isHelper = !outranks(file.staff.rank, 'worker')
  return (
    <header class="head">
      <div>
        <p class="sm">{facts.filter((each) => each !== null).join(' · ')}</p>
        <h1>{it.title}</h1>
        <Mark mark={markOf(manner)}>{sayManner(manner)}</Mark>
      </div>
      <div class="go acts">
        {foremost
          .filter((deed) => mayDo(file, deed))
          .map((deed) => (
            <a class="btn" href={`${at}?do=${deed}#deed`} data-key={keys[deed as keyof typeof keys]}>
              {deedWords.deeds[deed].label}
            </a>
          ))}
        <a class="btn b3" href={isHelper ? '/desk/near' : '/desk/inbox'} data-key="u">
          {isHelper ? frameWords.backNear : frameWords.keys.back}
        </a>
      </div>
    </header>
  )
}

/** The three clocks: each is running, was kept, or is over. */
export function Clocks({ file }: { readonly file: CaseFile }) {
  const { it, now } = file
  const { times } = it
  const isWorked = it.state === 'new' || it.state === 'held'
  const of = { openedAt: times.openedAt, toldAt: times.toldAt, doneClaimedAt: null }
  const answered = times.contactedAt === null ? null : sayHowLong('zh-CN', times.openedAt, times.contactedAt)
  const finished = times.doneClaimedAt ?? times.endedAt
  return (
    <div class="strip" aria-label={words.threeClocks}>
      <div>
        <p class="sm dim">{words.clocks.contact}</p>
        {answered !== null && times.contactedAt !== null ? (
          <Stopped
            used={usedOf({ ...of, clock: 'contact', dueAt: times.contactDue }, times.contactedAt)}
            late={times.contactedAt > times.contactDue}
            says={(times.contactedAt > times.contactDue ? words.answeredLate : words.answeredAfter)(answered)}
          />
        ) : (
          <Running
            now={now}
            dueAt={times.contactDue}
            used={usedOf({ ...of, clock: 'contact', dueAt: times.contactDue }, now)}
            runs={isWorked}
          />
        )}
      </div>
      <div>
        <p class="sm dim">{words.clocks.update}</p>
        <Running
          now={now}
          dueAt={times.updateDue}
          used={usedOf({ ...of, clock: 'update', dueAt: times.updateDue }, now)}
          runs={isWorked}
        />
      </div>
      <div>
        <p class="sm dim">{words.clocks.finish}</p>
        {!isWorked && finished !== null ? (
          <Stopped
            used={usedOf({ ...of, clock: 'finish', dueAt: times.finishDue }, finished)}
            late={finished > times.finishDue}
            says={(finished > times.finishDue ? words.finishedLate : words.finishedAfter)(
              sayHowLong('zh-CN', times.openedAt, finished),
            )}
          />
        ) : (
          <Running
            now={now}
            dueAt={times.finishDue}
            used={usedOf({ ...of, clock: 'finish', dueAt: times.finishDue }, now)}
            runs={isWorked}
          />
        )}
      </div>
    </div>
  )
}

function Stopped({ used, late, says }: { used: number; late: boolean; says: string }) {
  const tone = late ? 'late' : 'done'
  return (
    <>
      <ClockBar used={late ? 1 : used} tone={tone} />
      <p>
        <Mark mark={late ? 'late' : 'done'}>{says}</Mark>
      </p>
    </>
  )
}

type RunningProps = { now: Instant; dueAt: Instant; used: number; runs: boolean }

function Running({ now, dueAt, used, runs }: RunningProps) {
  if (!runs) return <p class="dim">{words.stands}</p>
  const mark = dueAt < now ? 'late' : used > 0.75 ? 'soon' : 'doing'
  return (
    <>
      <ClockBar used={mark === 'late' ? 1 : used} tone={mark} />
      <p>
        <Mark mark={mark}>{sayClock('zh-CN', now, dueAt)}</Mark>{' '}
        <span class="sm dim">{sayMoment('zh-CN', now, dueAt)}</span>
      </p>
    </>
  )
}

/** Who held it how long, and who was asked and did not take it. */
export function Way({ file }: { readonly file: CaseFile }) {
  const { it, hops, now, bodies, offers, notes } = file
  const isWorked = it.state === 'new' || it.state === 'held'
  const whyOf = (hop: Hop) => {
    const offer = offers.find((each) => each.to === hop.body && each.offeredAt === hop.since)
    return notes.find(({ id }) => id === offer?.answerNote)?.words ?? null
  }
  const steps = longStepsOf(hops, now, {
    nameOf: (body) => bodies.byId.get(body)?.name ?? '',
    whyOf,
    isWorked,
  })
  return (
    <section class="body" aria-labelledby="c1">
      <h2 id="c1" class="vh">
        {words.way}
      </h2>
      <Hops steps={steps} />
    </section>
  )
}

/** The words as they were said, with the stairwell and the homes concerned. */
export function Words({ file }: { readonly file: CaseFile }) {
  const { requests, files, it } = file
  const [first, ...others] = requests
  const asSaid = files.filter((each) => each.request !== null)
  const hasBuilding = file.homes.length > 0
  return (
    <section class={hasBuilding ? 'body two' : 'body'} aria-labelledby="c2">
      <div>
        <h2 id="c2" class="vh">
          {words.asSaid}
        </h2>
        {first && <Saying file={file} request={first} />}
        {others.length > 0 && (
          <details class="act" open={others.length <= 3}>
            <summary class="sm dim">{words.alsoSaid(others.length, doorsOf(file, others))}</summary>
            {others.map((request) => (
              <Saying file={file} request={request} />
            ))}
          </details>
        )}
        <Attached files={asSaid} heard={file.heard} />
      </div>
      {hasBuilding && it.place.stairwell !== null && <Stairwell file={file} />}
    </section>
  )
}

function Stairwell({ file }: { readonly file: CaseFile }) {
  const { homes, requests, tree, it, place } = file
  const stairwell = it.place.stairwell === null ? undefined : tree.stairwells.get(it.place.stairwell)
  const [first, ...others] = requests
  const also = new Set(others.map((request) => request.home))
  return (
    <BuildingDiagram
      lang="zh-CN"
      label={`${words.building}：${place}`}
      floors={stairwell?.floors ?? 1}
      homes={homes.map(({ id, door, floor }) => ({
        door,
        floor,
        mark: id === first?.home ? 'this' : also.has(id) ? 'also' : undefined,
        href: hrefOf(requests, id),
      }))}
      legend={words.legend}
    />
  )
}

function hrefOf(requests: readonly Request[], home: string): string | undefined {
  const said = requests.find((request) => request.home === home)
  return said && `#q-${said.ref}`
}

function doorsOf(file: CaseFile, requests: readonly Request[]): string {
  return requests.map((request) => doorOf(file, request) ?? words.doorless).join('、')
}
