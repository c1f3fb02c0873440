import { ChoiceField, Field, TextField } from '../../../kernel/ui/field.tsx'
import { Rating } from '../../../kernel/ui/parts.tsx'
import { caseWords } from './case.words.ts'
import { Choosing, DeedForm, errorAt, type FormProps, hintOf, typedIn, Words } from './deed-form.tsx'
import { deedWords as words } from './deeds.words.ts'
import { type CaseFile, doorOf } from '../reading/read-case.ts'

/** Somebody called one of the people concerned: fixed, not fixed and why, or not reached. */
export function CallbackForm(props: FormProps) {
  return (
    <DeedForm {...props}>
      <Choosing {...props} name="request" options={sayersOf(props.file)} {...onlyOne(props.file)} />
      <ChoiceField
        name="outcome"
        label={words.fields.outcome}
        error={errorAt(props, 'outcome')}
        options={(['fixed', 'not_fixed', 'unreached'] as const).map((value) => ({
          value,
          says: words.outcomes[value],
        }))}
        chosen={typedIn(props, 'outcome')}
      />
      <Words {...props} name="words" rows={2} />
      <Field name="rating" label={words.fields.rating} {...hintOf('rating')}>
        {() => <Rating lang="zh-CN" name="rating" chosen={typedIn(props, 'rating')} />}
      </Field>
    </DeedForm>
  )
}

export function ExplainForm(props: FormProps) {
  return (
    <DeedForm {...props}>
      <Words {...props} name="words" />
    </DeedForm>
  )
}

/** The coordinator reads the explanation and agrees, or says why the work goes on. */
export function ApproveForms(props: FormProps) {
  const { file, deed } = props
  const note = file.notes.find(({ id }) => id === file.it.explanation)
  const again = (mine: 'approve' | 'reject') => (deed === mine ? props.again : null)
  const rejecting: FormProps = { ...props, deed: 'reject', again: again('reject') }
  return (
    <>
      <p class="sm dim">{words.proposal}</p>
      <blockquote class="words">{note?.words ?? caseWords.erasedWords}</blockquote>
      <DeedForm {...props} deed="approve" again={again('approve')} />
      <details class="act" open={deed === 'reject'}>
        <summary>{words.deeds.reject.label}</summary>
        <DeedForm {...rejecting} second>
          <Words {...rejecting} name="why" rows={2} />
        </DeedForm>
      </details>
    </>
  )
}

export function ReferForm(props: FormProps) {
  return (
    <DeedForm {...props}>
      <TextField
        name="to"
        label={words.whom}
        error={errorAt(props, 'to')}
        value={typedIn(props, 'to')}
        maxLength={200}
      />
      <Words {...props} name="words" />
    </DeedForm>
  )
}

/** Those who said it, by door. */
export function sayersOf(file: CaseFile) {
  return file.requests.map((request) => {
    const said = Array.from(request.words ?? caseWords.erasedWords)
      .slice(0, 12)
      .join('')
    return { value: request.id, says: `${doorOf(file, request) ?? caseWords.doorless} · ${said}` }
  })
}

export function onlyOne({ requests }: CaseFile): { readonly chosen?: string } {
  const [only] = requests
  return only && requests.length === 1 ? { chosen: only.id } : {}
}
