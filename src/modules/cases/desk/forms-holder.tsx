import { sayMoment } from '../../../kernel/words/time.ts'
import type { Option } from '../../../kernel/ui/field.tsx'
import { leaderFor } from '../catalogue/read-catalogue.ts'
import { Choosing, DeedForm, type FormProps, Words } from './deed-form.tsx'
import { membersOf } from './deeds.rules.ts'
import { deedWords as words } from './deeds.words.ts'
import type { CaseFile } from '../reading/read-case.ts'

export function AssignForm(props: FormProps) {
  const { file } = props
  const options = membersOf(file).map(({ person, name }) => ({ value: person, says: name }))
  return (
    <DeedForm {...props}>
      <Choosing {...props} name="person" options={options} chosen={file.it.holder?.person ?? ''} />
    </DeedForm>
  )
}

/** Asks another body. The one that the words point to stands first. */
export function OfferForm(props: FormProps) {
  const { file } = props
  return (
    <DeedForm {...props}>
      <Choosing {...props} name="to" options={leaderFirst(file, bodiesBut(file, file.it.holder?.body))} />
      <Words {...props} name="why" />
    </DeedForm>
  )
}

/** What the other body said: it takes it, or it does not and says why and whose it is. */
export function AnswerForms(props: FormProps) {
  const { file, deed } = props
  const { offer } = file.it
  if (!offer) return null
  const who = file.bodies.byId.get(offer.to)?.name ?? ''
  const again = (mine: 'accept' | 'refuse') => (deed === mine ? props.again : null)
  const refusing: FormProps = { ...props, deed: 'refuse', again: again('refuse') }
  return (
    <>
      <p>
        {words.asks(who)}
        <span class="sm dim"> {words.whyNot.offered(who, sayMoment('zh-CN', file.now, offer.answerBy))}</span>
      </p>
      <DeedForm {...props} deed="accept" again={again('accept')} />
      <details class="act" open={deed === 'refuse'}>
        <summary>{words.deeds.refuse.label}</summary>
        <DeedForm {...refusing} second>
          <Words {...refusing} name="why" rows={2} />
          <Choosing {...refusing} name="better" options={bodiesBut(file, offer.to)} />
        </DeedForm>
      </details>
    </>
  )
}

export function DesignateForm(props: FormProps) {
  const refused = props.file.offers.findLast((offer) => offer.state === 'refused')
  return (
    <DeedForm {...props}>
      <Choosing
        {...props}
        name="to"
        options={props.file.bodies.all.map(({ id, name }) => ({ value: id, says: name }))}
        {...(refused?.better && { chosen: refused.better })}
      />
      <Words {...props} name="why" rows={2} />
    </DeedForm>
  )
}

function leaderFirst({ needs, bodies, catalogue, it }: CaseFile, options: Option[]): Option[] {
  // What was read counts as long as the topic stands that it was read with.
  const read = needs.find((need) => need.topic === it.topic)?.body
  const kind = read ?? catalogue[it.topic].leadBody
  const leader = leaderFor(bodies, catalogue[it.topic], kind).id
  const isLeader = ({ value }: Option) => value === leader
  return [...options.filter(isLeader), ...options.filter((option) => !isLeader(option))]
}

function bodiesBut({ bodies }: CaseFile, but: string | undefined): Option[] {
  return bodies.all.filter(({ id }) => id !== but).map(({ id, name }) => ({ value: id, says: name }))
}
