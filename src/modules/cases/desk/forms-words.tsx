import { dayOf } from '../../../kernel/calendar.ts'
import { ChoiceField, TextField } from '../../../kernel/ui/field.tsx'
import { DeedForm, errorAt, type FormProps, hintOf, typedIn, Words } from './deed-form.tsx'
import { deedWords as words } from './deeds.words.ts'

/** Told in writing or on the phone; both count as an answer. */
export function TellForm(props: FormProps) {
  return (
    <DeedForm {...props} withPhotos>
      <Words {...props} name="words" />
      <ChoiceField
        name="how"
        label={words.fields.how}
        error={errorAt(props, 'how')}
        options={(['told', 'called'] as const).map((value) => ({ value, says: words.how[value] }))}
        chosen={typedIn(props, 'how', 'told')}
      />
    </DeedForm>
  )
}

export function NoteForm(props: FormProps) {
  return (
    <DeedForm {...props} withPhotos>
      <Words {...props} name="words" />
    </DeedForm>
  )
}

export function AskForm(props: FormProps) {
  return (
    <DeedForm {...props}>
      <Words {...props} name="words" rows={2} />
    </DeedForm>
  )
}

export function PromiseForm(props: FormProps) {
  const { calendar, now } = props.file
  return (
    <DeedForm {...props}>
      <TextField
        name="on"
        type="date"
        label={words.fields.on}
        error={errorAt(props, 'on')}
        value={typedIn(props, 'on')}
        min={dayOf(calendar, now)}
        {...hintOf('on')}
      />
      <Words {...props} name="why" rows={2} />
    </DeedForm>
  )
}

export function DoneForm(props: FormProps) {
  return (
    <DeedForm {...props} withPhotos>
      <Words {...props} name="words" />
    </DeedForm>
  )
}
