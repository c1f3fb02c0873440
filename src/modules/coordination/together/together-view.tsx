import { SelectField } from '../../../kernel/ui/field.tsx'
import { Empty } from '../../../kernel/ui/parts.tsx'
import { sayDay } from '../../../kernel/words/time.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import { isOpen } from '../../cases/door.ts'
import { Form, Text } from './form-parts.tsx'
import type { Share, Together } from './read-together.ts'
import type { Again } from './again.ts'
import { WhistlePart } from './whistle-view.tsx'
import { togetherWords as words } from './words.ts'

type Props = { readonly frame: Frame; readonly together: Together; readonly again: Again | null }

export function TogetherPage({ frame, together, again }: Props) {
  const { it, bodies, shares } = together
  const lead = (it.holder && bodies.byId.get(it.holder.body)?.name) ?? ''
  return (
    <DeskPage frame={frame} title={words.title(it.ref)}>
      <header class="head">
        <div>
          <p class="sm dim">
            <a href={`/desk/cases/${it.ref}`}>
              {it.ref} {it.title}
            </a>
          </p>
          <h1>{words.title(it.ref)}</h1>
          {lead !== '' && <p>{words.lead(lead)}</p>}
        </div>
      </header>
      <section class="body" aria-labelledby="parts">
        <h2 id="parts">{words.parts}</h2>
        {shares.length === 0 && <Empty>{words.noParts}</Empty>}
        <ul class="rows">
          {shares.map((share) => (
            <ShareLine frame={frame} together={together} again={again} share={share} />
          ))}
        </ul>
        {isOpen(it) && <Ask frame={frame} together={together} again={again} />}
      </section>
      <WhistlePart frame={frame} together={together} again={again} />
    </DeskPage>
  )
}

function ShareLine({ frame, together, again, share }: Props & { readonly share: Share }) {
  const name = together.bodies.byId.get(share.body)?.name ?? '—'
  const at = `/desk/together/${together.it.ref}`
  return (
    <li>
      <p>
        <b>{words.part(name, share.what)}</b> · {words.until(sayDay('zh-CN', frame.now, share.due))} ·{' '}
        {words.standings[share.standing]}
      </p>
      {share.why !== null && <p class="sm">{words.explained(share.why)}</p>}
      {share.report !== null && <p class="sm">{words.reported(share.report)}</p>}
      {share.state === 'open' && (
        <details open={again?.typed['id'] === share.id}>
          <summary>{words.saysHow}</summary>
          <Form at={at} deed="done" id={share.id} again={again} says={words.done}>
            <Text form={`done-${share.id}`} again={again} name="words" />
          </Form>
          <Form at={at} deed="late" id={share.id} again={again} says={words.late}>
            <Text form={`late-${share.id}`} again={again} name="why" />
          </Form>
          <Form at={at} deed="withdraw" id={share.id} again={again} says={words.withdraw} isSecond />
        </details>
      )}
    </li>
  )
}

function Ask({ together: { it, bodies }, again }: Props) {
  const mine = again?.form === 'ask' ? again : null
  const others = bodies.all.filter(({ id }) => id !== it.holder?.body)
  return (
    <details open={mine !== null}>
      <summary>{words.ask}</summary>
      <Form at={`/desk/together/${it.ref}`} deed="ask" again={again} says={words.askDo}>
        <SelectField
          name="body"
          id="body-ask"
          label={words.fields.body}
          options={others.map(({ id, name }) => ({ value: id, says: name }))}
          chosen={mine?.typed['body']}
          error={mine?.errors.find(({ field }) => field === 'body')?.says}
        />
        <Text form="ask" again={again} name="what" />
        <Text form="ask" again={again} name="on" type="date" />
      </Form>
    </details>
  )
}
