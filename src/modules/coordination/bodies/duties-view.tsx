import { newOnce } from '../../../kernel/http/once.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import { ErrorSummary, SelectField, TextField, type Wrong } from '../../../kernel/ui/field.tsx'
import { topics } from '../../../rulebook/categories.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import { sayPlace } from '../../places/door.ts'
import { type Duty, sayDocument, isValidOn } from './duty.rules.ts'
import type { DutyList } from './read-duties.ts'
import { SheetForm } from './sheet-view.tsx'
import { bodyWords as words } from './words.zh.ts'

/** A form of these rooms when it is shown again. */
export type Again = { readonly typed: Typed; readonly errors: readonly Wrong[] }

type Props = {
  readonly frame: Frame
  readonly list: DutyList
  readonly again: Again | null
  readonly changing: Duty | null
  /** A list was just taken. */
  readonly isTaken: boolean
}

export function DutiesPage({ frame, list, again, changing, isTaken }: Props) {
  const mayChange = frame.staff.rank === 'coordinator' || frame.staff.rank === 'secretary'
  const panel = mayChange && {
    label: changing ? words.changeDuty : words.addDuty,
    content: <DutyForm list={list} again={again} changing={changing} />,
  }
  return (
    <DeskPage frame={frame} title={words.dutiesTitle} room="bodies" {...(panel && { panel })}>
      {isTaken && (
        <p class="news" role="status">
          {words.importTaken}
        </p>
      )}
      <header class="head">
        <div>
          <h1>{words.dutiesTitle}</h1>
          <p>{words.dutiesLead}</p>
        </div>
        <div class="go">
          <a class="btn b3" href="/desk/duties/matrix">
            {words.toMatrix}
          </a>
          <a class="btn b3" href="/desk/bodies">
            {words.back}
          </a>
        </div>
      </header>
      <section class="body" aria-label={words.dutiesTitle}>
        {list.duties.length === 0 ? (
          <p class="dim">{words.noList}</p>
        ) : (
          <DutyTable duties={list.duties} list={list} mayChange={mayChange} />
        )}
      </section>
      <Missing list={list} />
      {mayChange && <SheetForm />}
    </DeskPage>
  )
}

/** What nobody answers for, and what two do. */
function Missing({ list }: Pick<Props, 'list'>) {
  return (
    <>
      <section class="body" aria-labelledby="gaps">
        <h2 id="gaps">{words.gaps}</h2>
        {list.gaps.length === 0 && <p class="dim">{words.noGaps}</p>}
        <ul>
          {list.gaps.map((gap) => (
            <li>
              {topicIn(list, gap)}：{placeIn(list, gap)}
              {words.gapCases(gap.cases)}
            </li>
          ))}
        </ul>
      </section>
      <section class="body" aria-labelledby="overlaps">
        <h2 id="overlaps">{words.overlaps}</h2>
        {list.overlaps.length === 0 && <p class="dim">{words.noOverlaps}</p>}
        <ul>
          {list.overlaps.map((group) => (
            <li>
              {group[0] && `${topicIn(list, group[0])}，${placeIn(list, group[0])}：`}
              {group.map((duty) => `${bodyIn(list, duty)}（${sayDocument(duty)}）`).join('、')}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

type Table = { readonly duties: readonly Duty[]; readonly list: DutyList; readonly mayChange: boolean }

function DutyTable({ duties, list, mayChange }: Table) {
  return (
    <table class="list">
      <caption class="vh">{words.dutiesTitle}</caption>
      <thead>
        <tr>
          {(['topic', 'place', 'body', 'document', 'days'] as const).map((head) => (
            <th scope="col">{words.dutyHeads[head]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {duties.map((duty) => (
          <tr class={isValidOn(duty, list.today) ? undefined : 'dim'}>
            <td>{topicIn(list, duty)}</td>
            <td>{placeIn(list, duty)}</td>
            <td>{bodyIn(list, duty)}</td>
            <td>{duty.link === null ? sayDocument(duty) : <a href={duty.link}>{sayDocument(duty)}</a>}</td>
            <td>
              {words.since(duty.from, duty.until)}{' '}
              {mayChange && (
                <a href={`/desk/duties?change=${duty.id}`}>
                  {words.change}
                  <span class="vh">{`${topicIn(list, duty)} ${bodyIn(list, duty)}`}</span>
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function topicIn({ catalogue }: DutyList, { topic }: Pick<Duty, 'topic'>): string {
  return catalogue[topic].name ?? rulebookWords['zh-CN'].topics[topic]
}

function placeIn({ tree }: DutyList, { place }: Pick<Duty, 'place'>): string {
  return sayPlace(tree, { ...place, stairwell: null }) || words.whole
}

function bodyIn({ bodies }: DutyList, { body }: Pick<Duty, 'body'>): string {
  return bodies.byId.get(body)?.name ?? ''
}

function DutyForm({ list, again, changing }: Omit<Props, 'frame' | 'isTaken'>) {
  const typed: Typed = again?.typed ?? typedOf(changing)
  const field = (name: string, label: string) => ({
    name,
    label,
    value: typed[name],
    error: again?.errors.find((each) => each.field === name)?.says,
  })
  return (
    <form method="post" action={changing ? `/desk/duties/${changing.id}` : '/desk/duties'}>
      {again && <ErrorSummary lang="zh-CN" errors={again.errors} />}
      <input type="hidden" name="once" value={newOnce()} />
      {changing ? (
        <p>
          {topicIn(list, changing)}，{placeIn(list, changing)}，{bodyIn(list, changing)}
        </p>
      ) : (
        <Choices list={list} typed={typed} field={field} />
      )}
      {!changing && <TextField {...field('from', words.from)} type="date" />}
      <TextField {...field('until', words.until)} type="date" />
      <TextField {...field('title', words.document)} maxLength={120} />
      <TextField {...field('reference', words.reference)} maxLength={120} />
      <TextField {...field('datedOn', words.datedOn)} type="date" />
      <TextField {...field('link', words.link)} maxLength={500} />
      <button class="btn">{words.save}</button>
    </form>
  )
}

type Chosen = {
  readonly list: DutyList
  readonly typed: Typed
  readonly field: (name: string, label: string) => { name: string; label: string; error: string | undefined }
}

function Choices({ list, typed, field }: Chosen) {
  const none = { value: '', says: words.choose }
  const places = [
    { value: 'all', says: words.whole },
    ...[...list.tree.estates.values()].map(({ id, name }) => ({ value: `e:${id}`, says: name })),
    ...[...list.tree.buildings.values()].map(({ id }) => ({
      value: `b:${id}`,
      says: placeIn(list, { place: { estate: null, building: id } }),
    })),
  ]
  const kinds = topics.map((topic) => ({ value: topic, says: topicIn(list, { topic }) }))
  const bodies = list.bodies.all.map(({ id, name }) => ({ value: id, says: name }))
  return (
    <>
      <SelectField {...field('topic', words.topics)} options={[none, ...kinds]} chosen={typed['topic']} />
      <SelectField {...field('place', words.places)} options={places} chosen={typed['place']} />
      <SelectField {...field('body', words.bodies)} options={[none, ...bodies]} chosen={typed['body']} />
    </>
  )
}

function typedOf(duty: Duty | null): Typed {
  if (!duty) return {}
  const { until, title, reference, datedOn, link } = duty
  return { until: until ?? '', title, reference: reference ?? '', datedOn: datedOn ?? '', link: link ?? '' }
}
