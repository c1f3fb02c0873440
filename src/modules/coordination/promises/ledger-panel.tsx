import type { ComponentChildren } from 'preact'
import { newOnce } from '../../../kernel/http/once.ts'
import { AreaField, ChoiceField, ErrorSummary, SelectField, TextField } from '../../../kernel/ui/field.tsx'
import { sayMoment } from '../../../kernel/words/time.ts'
import { type AgainPromise, MatterLine, StateMark } from './line.tsx'
import { consents } from './promise.rules.ts'
import type { Ledger } from './read-ledger.ts'
import { promiseWords as words } from './words.ts'

type Props = { readonly ledger: Ledger; readonly again: AgainPromise | null }

/** One promise: what was said, what came of it and why, and what can be written down of it. */
export function PickedPromise({ ledger, again }: Props) {
  const { picked: line, bodies, now } = ledger
  const wrong = <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
  if (!line) return again ? wrong : <p class="dim">{words.none}</p>
  const whom =
    line.to === 'body' && line.toBody !== null
      ? (bodies.byId.get(line.toBody)?.name ?? '')
      : words.whom[line.to === 'post' ? 'post' : 'residents']
  return (
    <>
      {wrong}
      <section>
        <h2>{line.what ?? words.finish}</h2>
        <p class="sm">
          <MatterLine line={line} />
        </p>
        <p>
          {bodies.byId.get(line.body)?.name} {words.to(whom)}，
          {words.dueAt(sayMoment('zh-CN', now, line.due))}
        </p>
        <p>
          <StateMark line={line} />{' '}
          {line.settledAt !== null && line.because !== null && (
            <span class="sm dim">
              {words.ended(line.state, sayMoment('zh-CN', now, line.settledAt))} ·{' '}
              {words.because[line.because]}
              {line.consent !== null && ` · ${words.consents[line.consent]}`}
            </span>
          )}
        </p>
        {line.said !== null && (
          <>
            <p class="sm dim">{words.saidWith}</p>
            <blockquote class="words">{line.said}</blockquote>
          </>
        )}
        {line.why !== null && (
          <>
            <p class="sm dim">{words.why}</p>
            <blockquote class="words">{line.why}</blockquote>
          </>
        )}
        {line.follows !== null && (
          <p>
            <a href={`/desk/promises?at=${line.follows}`}>{words.followsOne}</a>
          </p>
        )}
      </section>
      {line.kind === 'finish' ? <OfCase line={line} /> : <Settling ledger={ledger} again={again} />}
    </>
  )
}

function OfCase({ line: { matter } }: { readonly line: NonNullable<Ledger['picked']> }) {
  return (
    <section>
      <p class="sm dim">{words.byCase}</p>
      {matter && (
        <p class="acts">
          <a class="btn" href={`/desk/cases/${matter.ref}`}>
            {words.toCase}
          </a>
        </p>
      )}
    </section>
  )
}

function Settling({ ledger: { picked: line }, again }: Props) {
  if (!line || (line.state !== 'open' && line.state !== 'broken')) return null
  const of = (form: AgainPromise['form']) => (again?.form === form ? again : null)
  const [broken, moved] = [of('broken'), of('moved')]
  return (
    <section aria-labelledby="settle">
      <h2 id="settle">{words.settle}</h2>
      <Form action={`/desk/promises/${line.id}/kept`} again={of('kept')} press={words.keepDo} first />
      {line.state === 'open' && (
        <>
          <details open={moved !== null}>
            <summary>{words.as.moved}</summary>
            <Form action={`/desk/promises/${line.id}/moved`} again={moved} press={words.moveDo}>
              <Day again={moved} />
              <Why id="why-moved" again={moved} />
              <ChoiceField
                name="consent"
                label={words.fields.consent}
                options={consents.map((value) => ({ value, says: words.consents[value] }))}
                chosen={moved?.typed['consent']}
                error={errorAt(moved, 'consent')}
              />
            </Form>
          </details>
          <details open={broken !== null}>
            <summary>{words.as.broken}</summary>
            <Form action={`/desk/promises/${line.id}/broken`} again={broken} press={words.breakDo}>
              <Why id="why-broken" again={broken} />
            </Form>
          </details>
        </>
      )}
    </section>
  )
}

/** Writes down what a body promised about a case. */
export function MakePromise({ ledger: { bodies }, again }: Props) {
  const typed = again?.typed ?? {}
  return (
    <section id="make" aria-labelledby="make-title">
      <h2 id="make-title">{words.make}</h2>
      <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
      <Form action="/desk/promises" again={again} press={words.makeDo} first>
        <TextField
          name="ref"
          label={words.fields.ref}
          hint={words.hints.ref}
          value={typed['ref']}
          error={errorAt(again, 'ref')}
          maxLength={20}
          autocomplete="off"
        />
        <SelectField
          name="body"
          label={words.fields.body}
          options={[
            { value: '', says: words.choose },
            ...bodies.all.map(({ id, name }) => ({ value: id, says: name })),
          ]}
          chosen={typed['body'] ?? ''}
          error={errorAt(again, 'body')}
        />
        <AreaField
          name="what"
          label={words.fields.what}
          hint={words.hints.what}
          value={typed['what']}
          error={errorAt(again, 'what')}
          rows={2}
          maxLength={300}
        />
        <Day again={again} />
      </Form>
    </section>
  )
}

type FormProps = {
  readonly action: string
  readonly again: AgainPromise | null
  readonly press: string
  readonly first?: boolean
  readonly children?: ComponentChildren
}

function Form({ action, again, press, first = false, children }: FormProps) {
  return (
    <form class="flow deed" method="post" action={action} data-guard>
      <input type="hidden" name="once" value={again?.typed['once'] ?? newOnce()} />
      {children}
      <p class="acts">
        <button class={first ? 'btn b1' : 'btn'}>{press}</button>
      </p>
    </form>
  )
}

function Day({ again }: Pick<Props, 'again'>) {
  return (
    <TextField
      name="on"
      type="date"
      label={words.fields.on}
      hint={words.hints.on}
      value={again?.typed['on']}
      error={errorAt(again, 'on')}
    />
  )
}

function Why({ id, again }: Pick<Props, 'again'> & { readonly id: string }) {
  return (
    <AreaField
      id={id}
      name="why"
      label={words.fields.why}
      value={again?.typed['why']}
      error={errorAt(again, id)}
      rows={2}
      maxLength={1000}
    />
  )
}

function errorAt(again: AgainPromise | null, name: string): string | undefined {
  return again?.errors.find(({ field }) => field === name)?.says
}
