import type { ComponentChildren } from 'preact'
import { outranks } from '../../../kernel/actor.ts'
import { newOnce } from '../../../kernel/http/once.ts'
import { ErrorSummary, SelectField, TextField } from '../../../kernel/ui/field.tsx'
import type { PlainDate } from '../../../kernel/time.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import type { Body } from '../../people/door.ts'
import { type Contact, type Hours, sayMinutes } from './card.rules.ts'
import type { listDeputies } from './card.store.ts'
import { type Duty, sayDocument } from './duty.rules.ts'
import { type AgainBody, CutShort } from './cut-short.tsx'
import { bodyWords as words } from './words.zh.ts'

type Card = {
  readonly hours: Hours | null
  readonly contacts: readonly Contact[]
  readonly deputies: Awaited<ReturnType<typeof listDeputies>>
  readonly duties: readonly Duty[]
  readonly today: PlainDate
}

type Props = {
  readonly frame: Frame
  readonly body: Body
  readonly card: Card
  readonly again: AgainBody | null
}

export function BodyPage({ frame, body, card, again }: Props) {
  const { hours, contacts, deputies, duties, today } = card
  const mayChange = outranks(frame.staff.rank, 'coordinator')
  const nameOf = (id: string) => contacts.find((each) => each.id === id)?.name ?? words.gone
  return (
    <DeskPage
      frame={frame}
      title={body.name}
      room="bodies"
      {...(mayChange && {
        panel: { label: words.save, content: <Forms body={body} card={card} again={again} /> },
      })}
    >
      <header class="head">
        <div>
          <p class="sm dim">
            <a href="/desk/bodies">{words.back}</a>
          </p>
          <h1>{body.name}</h1>
          <p>
            {[
              body.phone,
              hours ? words.hoursAre(sayMinutes(hours.opens), sayMinutes(hours.closes)) : words.noHours,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      </header>
      <Part name="contacts" title={words.contacts} none={contacts.length === 0 ? words.noContacts : null}>
        {contacts.map(({ name, role, phone, email, wecom }) => (
          <li>
            {[name, role, phone, email, wecom === null ? null : words.hasRobot].filter(Boolean).join(' · ')}
          </li>
        ))}
      </Part>
      <Part name="deputies" title={words.deputies} none={deputies.length === 0 ? words.noDeputies : null}>
        {deputies.map((deputy) => (
          <li>
            {words.deputy(nameOf(deputy.contact), nameOf(deputy.absent), deputy.from, deputy.until)}
            {mayChange && deputy.until >= today && (
              <CutShort body={body} deputy={deputy} today={today} again={again} />
            )}
          </li>
        ))}
      </Part>
      <Part name="duties" title={words.duties} none={duties.length === 0 ? words.noDuties : null}>
        {duties.map((duty) => (
          <li>
            {rulebookWords['zh-CN'].topics[duty.topic]}：{sayDocument(duty)}，
            {words.since(duty.from, duty.until)}
          </li>
        ))}
      </Part>
    </DeskPage>
  )
}

type PartProps = {
  readonly name: string
  readonly title: string
  readonly none: string | null
  readonly children: ComponentChildren
}

function Part({ name, title, none, children }: PartProps) {
  return (
    <section class="body" aria-labelledby={name}>
      <h2 id={name}>{title}</h2>
      {none === null ? <ul class="rows">{children}</ul> : <p>{none}</p>}
    </section>
  )
}

type FormsProps = Omit<Props, 'frame'>

function Forms({ body, card: { hours, contacts }, again }: FormsProps) {
  const who = contacts.map(({ id, name }) => ({ value: id, says: name }))
  const fields = { body, again }
  return (
    <>
      <Form {...fields} form="contact" says={words.addContact}>
        <Line again={again} form="contact" name="name" label={words.contactName} />
        <Line again={again} form="contact" name="role" label={words.role} />
        <Line again={again} form="contact" name="phone" label={words.contactPhone} />
        <Line again={again} form="contact" name="email" label={words.email} />
        <Line again={again} form="contact" name="wecom" label={words.wecom} />
      </Form>
      <Form {...fields} form="hours" says={words.hours}>
        <p class="sm dim">{words.hoursHint}</p>
        <Line
          again={again}
          form="hours"
          name="opens"
          label={words.opens}
          value={hours ? sayMinutes(hours.opens) : ''}
        />
        <Line
          again={again}
          form="hours"
          name="closes"
          label={words.closes}
          value={hours ? sayMinutes(hours.closes) : ''}
        />
      </Form>
      {who.length > 1 && (
        <Form {...fields} form="deputy" says={words.addDeputy}>
          <SelectField name="absent" id="absent-deputy" label={words.absent} options={who} />
          <SelectField name="contact" id="contact-deputy" label={words.stands} options={who} />
          <Line again={again} form="deputy" name="from" label={words.from} type="date" />
          <Line again={again} form="deputy" name="until" label={words.until} type="date" />
        </Form>
      )}
      {who.map(({ value, says }) => (
        <form class="flow" method="post" action={`/desk/bodies/${body.id}/end-contact`} data-guard>
          <input type="hidden" name="once" value={newOnce()} />
          <input type="hidden" name="contact" value={value} />
          <button class="b3">{words.endContact(says)}</button>
        </form>
      ))}
      {body.kind !== 'community' && (
        <Form {...fields} form="end" says={words.endPress}>
          <p class="sm dim">{words.endHint}</p>
        </Form>
      )}
    </>
  )
}

type FormProps = Pick<Props, 'body' | 'again'> & {
  readonly form: string
  readonly says: string
  readonly children: ComponentChildren
}

function Form({ body, again, form, says, children }: FormProps) {
  const mine = again?.form === form ? again : null
  const errors = (mine?.errors ?? []).map((each) => ({
    ...each,
    field: each.field === '' ? '' : `${each.field}-${form}`,
  }))
  return (
    <details open={mine !== null}>
      <summary>{says}</summary>
      <form class="flow" method="post" action={`/desk/bodies/${body.id}/${form}`} data-guard>
        <ErrorSummary lang="zh-CN" errors={errors} />
        <input type="hidden" name="once" value={newOnce()} />
        {children}
        <p class="acts">
          <button class="btn">{says}</button>
        </p>
      </form>
    </details>
  )
}

type LineProps = {
  readonly again: AgainBody | null
  readonly form: string
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly type?: 'date'
}

function Line({ again, form, name, label, value, type }: LineProps) {
  const mine = again?.form === form ? again : null
  return (
    <TextField
      name={name}
      id={`${name}-${form}`}
      label={label}
      value={mine?.typed[name] ?? value}
      error={mine?.errors.find(({ field }) => field === name)?.says}
      {...(type && { type })}
    />
  )
}
