import { newOnce } from '../../../kernel/http/once.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import { ErrorSummary, Field, TextField, TickField, type Wrong } from '../../../kernel/ui/field.tsx'
import { sayTopic } from '../../../rulebook/catalogue.ts'
import { bodyKinds, categories, type Topic } from '../../../rulebook/categories.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import { type Bodies, leaderOf } from '../../people/door.ts'
import { longestName } from '../catalogue/change.rules.ts'
import type { CatalogueReport } from '../catalogue/read-catalogue.ts'
import { History, isOwn } from './catalogue-view.tsx'
import { catalogueWords as words } from './catalogue.words.ts'
import { DeskPage, type Frame } from './frame.tsx'

/** The form shown again: what was typed, and what is wrong. */
export type AgainCategory = { readonly typed: Typed; readonly errors: readonly Wrong[] }

type Props = {
  readonly frame: Frame
  readonly report: CatalogueReport
  readonly topic: Topic
  readonly again: AgainCategory | null
}

const { bodies: kindWords, topics: usualNames } = rulebookWords['zh-CN']

/** `/desk/catalogue/:topic`: one topic, to be changed; beside it what the default is and what was changed before. */
export function CategoryPage(props: Props) {
  const { frame, report, topic } = props
  const title = words.form.title(sayTopic(report.catalogue, 'zh-CN', topic))
  return (
    <DeskPage
      frame={frame}
      title={title}
      room="catalogue"
      panel={{
        label: words.defaults.title,
        content: (
          <>
            <Usual report={report} topic={topic} />
            <History frame={frame} report={report} topic={topic} />
          </>
        ),
      }}
    >
      <header class="head">
        <div>
          <p class="sm">
            <a href={`/desk/catalogue#t-${topic}`}>{words.back}</a>
          </p>
          <h1>{title}</h1>
        </div>
      </header>
      <CategoryForm {...props} />
    </DeskPage>
  )
}

const switches = ['isOffered', 'privateByDefault', 'helpersWelcome'] as const

function CategoryForm({ report, topic, again }: Props) {
  const it = report.catalogue[topic]
  const { form } = words
  const errorAt = (name: string) => again?.errors.find(({ field }) => field === name)?.says
  // The other form, that of the default, brings no fields.
  const typed = again === null || again.typed['usual'] === '1' ? null : again.typed
  // Something that was not ticked is not sent.
  const isTicked = (name: (typeof switches)[number]) => (typed ? typed[name] === '1' : it[name])
  return (
    <form class="flow body" method="post" action={`/desk/catalogue/${topic}`} data-guard>
      <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
      <input type="hidden" name="once" value={typed?.['once'] ?? newOnce()} />
      <input type="hidden" name="seen" value={report.seen} />
      <TextField
        name="name"
        label={form.name}
        hint={form.nameHint(usualNames[topic], longestName)}
        value={typed ? typed['name'] : (it.name ?? '')}
        error={errorAt('name')}
        autocomplete="off"
      />
      <Leads
        bodies={report.bodies}
        chosen={typed ? (typed['leads'] ?? '') : leaderIn(report, topic)}
        error={errorAt('leads')}
      />
      <div id="isOffered">
        {switches.map((name) => (
          <TickField
            name={name}
            label={
              <span>
                {form.switches[name].label} <span class="sm dim">{form.switches[name].hint}</span>
              </span>
            }
            checked={isTicked(name)}
          />
        ))}
      </div>
      <p class="sm dim">{form.fromNow}</p>
      <p class="acts">
        <button class="btn b1">{form.save}</button>
        <a class="btn b3" href={`/desk/catalogue#t-${topic}`}>
          {words.back}
        </a>
      </p>
    </form>
  )
}

// A body that is not here any more cannot be chosen: its kind leads in its place.
function leaderIn({ catalogue, bodies }: CatalogueReport, topic: Topic): string {
  const { body, leadBody } = catalogue[topic]
  return body !== null && bodies.byId.has(body) ? body : leadBody
}

type LeadsProps = {
  readonly bodies: Bodies
  readonly chosen: string
  readonly error: string | undefined
}

function Leads({ bodies, chosen, error }: LeadsProps) {
  const { form } = words
  const has = new Set(bodies.all.map(({ kind }) => kind))
  const sayKind = (kind: (typeof bodyKinds)[number]) =>
    has.has(kind)
      ? form.kindNow(kindWords[kind], leaderOf(bodies, kind).name)
      : form.kindOfNobody(kindWords[kind])
  return (
    <Field name="leads" label={form.leads} hint={form.leadsHint} error={error}>
      {(control) => (
        <select {...control}>
          <optgroup label={form.kinds}>
            {bodyKinds.map((kind) => (
              <option value={kind} selected={kind === chosen}>
                {sayKind(kind)}
              </option>
            ))}
          </optgroup>
          <optgroup label={form.bodies}>
            {bodies.all.map(({ id, name }) => (
              <option value={id} selected={id === chosen}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      )}
    </Field>
  )
}

function Usual({ report, topic }: Pick<Props, 'report' | 'topic'>) {
  const usual = categories[topic]
  const { defaults } = words
  const sayYes = (yes: boolean) => (yes ? defaults.yes : defaults.no)
  return (
    <section aria-labelledby="usual">
      <h2 id="usual">{defaults.title}</h2>
      <dl class="kv">
        <dt>{defaults.name}</dt>
        <dd>{usualNames[topic]}</dd>
        <dt>{defaults.leads}</dt>
        <dd>{kindWords[usual.leadBody]}</dd>
        <dt>{defaults.isOffered}</dt>
        <dd>{defaults.offered}</dd>
        <dt>{defaults.privateByDefault}</dt>
        <dd>{sayYes(usual.privateByDefault)}</dd>
        <dt>{defaults.helpersWelcome}</dt>
        <dd>{sayYes(usual.helpersWelcome)}</dd>
      </dl>
      {isOwn(report, topic) && <ToUsual report={report} topic={topic} />}
    </section>
  )
}

function ToUsual({ report, topic }: Pick<Props, 'report' | 'topic'>) {
  const { defaults } = words
  return (
    <form class="flow act" method="post" action={`/desk/catalogue/${topic}`} data-guard>
      <input type="hidden" name="once" value={newOnce()} />
      <input type="hidden" name="seen" value={report.seen} />
      <input type="hidden" name="usual" value="1" />
      <p class="acts">
        <button class="btn">{defaults.take}</button>
      </p>
      <p class="sm dim">{defaults.takeHint}</p>
    </form>
  )
}
