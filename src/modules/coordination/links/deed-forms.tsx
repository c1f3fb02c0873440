import type { ComponentChildren } from 'preact'
import { newOnce } from '../../../kernel/http/once.ts'
import { AreaField, SelectField, TextField } from '../../../kernel/ui/field.tsx'
import { Icon, MarkShape } from '../../../kernel/ui/icon.tsx'
import type { Page } from '../../../kernel/ui/page.ts'
import { fieldId } from './deed-form.ts'
import type { Showing } from './view.ts'
import { linkWords } from './words.ts'
import type { LinkDeedName, LinkWords } from './words.zh.ts'

type Props = { readonly page: Page; readonly showing: Showing; readonly deed: LinkDeedName }

/** One deed: the first lies open with the page's one filled button, the others fold open. */
export function DeedPart({ first, ...props }: Props & { readonly first: boolean }) {
  const { deed, page, showing } = props
  const { label } = linkWords[page.lang].deeds[deed]
  if (first)
    return (
      <section class="after" aria-labelledby={`deed-${deed}`}>
        <h3 id={`deed-${deed}`}>{label}</h3>
        <DeedForm {...props} first />
      </section>
    )
  return (
    <details class="sec" id={`deed-${deed}`} open={showing.redo?.deed === deed}>
      <summary>{label}</summary>
      <DeedForm {...props} first={false} />
    </details>
  )
}

function DeedForm({ first, ...props }: Props & { readonly first: boolean }) {
  const { deed, page, showing } = props
  const { at, matter } = showing
  const redo = showing.redo?.deed === deed ? showing.redo : null
  const Fields = fieldsOf[deed]
  return (
    <form
      class="stack"
      method="post"
      action={`${at}/${matter.it.ref}/${deed}`}
      enctype={withPhotos.has(deed) ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name="once" value={redo?.once ?? newOnce()} />
      {redo?.draft && <input type="hidden" name="draft" value={redo.draft} />}
      <Fields {...props} />
      {redo?.needsCode && <CodeField {...props} />}
      <button class={first ? 'btn b1 wide big' : 'btn wide'}>{linkWords[page.lang].deeds[deed].press}</button>
    </form>
  )
}

const withPhotos: ReadonlySet<LinkDeedName> = new Set(['refuse', 'report', 'done'])

const fieldsOf: Readonly<Record<LinkDeedName, (props: Props) => ComponentChildren>> = {
  accept: (props) => (
    <>
      <Day {...props} hint="onMaybe" />
      <Words {...props} label="plan" hint="planHint" />
    </>
  ),
  refuse: (props) => (
    <>
      <Words {...props} label="whyNot" />
      <Better {...props} />
      <Photos {...props} label="paper" />
    </>
  ),
  promise: (props) => (
    <>
      <Day {...props} hint="onHint" />
      <Words {...props} label="whyDay" hint="planHint" />
    </>
  ),
  ask: (props) => <Words {...props} label="question" hint="questionHint" />,
  report: (props) => (
    <>
      <Words {...props} label="report" hint="reportHint" />
      <Photos {...props} label="photo" />
    </>
  ),
  done: (props) => (
    <>
      <Words {...props} label="done" hint="doneHint" />
      <Photos {...props} label="photo" />
    </>
  ),
  hand: (props) => (
    <>
      <Line {...props} name="name" />
      <Line {...props} name="phone" />
    </>
  ),
}

type FieldWords = LinkWords['fields']
type Text = { [K in keyof FieldWords]: FieldWords[K] extends string ? K : never }[keyof FieldWords]

function Day({ hint, ...props }: Props & { readonly hint: Text }) {
  const words = linkWords[props.page.lang].fields
  return (
    <TextField
      name="on"
      id={fieldId(props.deed, 'on')}
      type="date"
      label={words.on}
      hint={words[hint]}
      min={props.showing.today}
      value={typedIn(props, 'on')}
      error={errorAt(props, 'on')}
    />
  )
}

function Words({ label, hint, ...props }: Props & { readonly label: Text; readonly hint?: Text }) {
  const words = linkWords[props.page.lang].fields
  return (
    <AreaField
      name="words"
      id={fieldId(props.deed, 'words')}
      label={words[label]}
      {...(hint && { hint: words[hint] })}
      rows={3}
      value={typedIn(props, 'words')}
      error={errorAt(props, 'words')}
    />
  )
}

function Better(props: Props) {
  const words = linkWords[props.page.lang].fields
  return (
    <SelectField
      name="better"
      id={fieldId(props.deed, 'better')}
      label={words.better}
      options={[
        { value: '', says: words.choose },
        ...props.showing.others.map(({ id, name }) => ({ value: id, says: name })),
      ]}
      chosen={typedIn(props, 'better')}
      error={errorAt(props, 'better')}
    />
  )
}

/** A file input as a button; `required` never stops the form, it lets the stylesheet tell that something was chosen. */
function Photos({ label, ...props }: Props & { readonly label: Text }) {
  const words = linkWords[props.page.lang].fields
  const redo = props.showing.redo?.deed === props.deed ? props.showing.redo : null
  const error = errorAt(props, 'photo')
  const id = fieldId(props.deed, 'photo')
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label class="btn file wide">
        <input
          type="file"
          id={id}
          name="photo"
          accept="image/*"
          multiple
          required
          aria-required="false"
          aria-describedby={error && `${id}-error`}
        />
        <Icon name="camera" />
        {words[label]}
        <span class="chosen">{words.chosen}</span>
      </label>
      {redo && redo.photos > 0 && <p class="dim">{words.kept(redo.photos)}</p>}
      {error && (
        <span class="err" id={`${id}-error`}>
          <MarkShape name="late" />
          {error}
        </span>
      )}
    </div>
  )
}

function Line({ name, ...props }: Props & { readonly name: 'name' | 'phone' }) {
  const words = linkWords[props.page.lang].fields
  return (
    <TextField
      name={name}
      id={fieldId(props.deed, name)}
      type={name === 'phone' ? 'tel' : 'text'}
      label={words[name]}
      {...(name === 'phone' && { hint: words.phoneHint })}
      maxLength={40}
      value={typedIn(props, name)}
      error={errorAt(props, name)}
    />
  )
}

/** Another phone than the one that the link was used on: the post reads out six digits. */
function CodeField(props: Props) {
  const words = linkWords[props.page.lang].fields
  return (
    <TextField
      name="code"
      id={fieldId(props.deed, 'code')}
      inputMode="numeric"
      autocomplete="one-time-code"
      label={words.code}
      hint={words.codeHint(props.showing.community.phone)}
      maxLength={12}
      error={errorAt(props, 'code')}
    />
  )
}

function typedIn({ showing, deed }: Props, name: string): string {
  return showing.redo?.deed === deed ? (showing.redo.typed[name] ?? '') : ''
}

function errorAt({ showing, deed }: Props, name: string): string | undefined {
  if (showing.redo?.deed !== deed) return undefined
  return showing.redo.errors.find(({ field }) => field === fieldId(deed, name))?.says
}
