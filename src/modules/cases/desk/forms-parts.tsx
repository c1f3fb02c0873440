import { sayTopic } from '../../../rulebook/catalogue.ts'
import { topics, urgencies } from '../../../rulebook/categories.ts'
import { TextField, TickField } from '../../../kernel/ui/field.tsx'
import { MarkShape } from '../../../kernel/ui/icon.tsx'
import { sayPlace } from '../../places/door.ts'
import { caseWords } from './case.words.ts'
import { Choosing, DeedForm, errorAt, type FormProps, hintOf, typedIn } from './deed-form.tsx'
import { deedWords as words } from './deeds.words.ts'
import { onlyOne, sayersOf } from './forms-end.tsx'
import type { CaseFile } from '../reading/read-case.ts'
import { Understood } from './understood.tsx'

/** What was understood, to be taken as it is or put right. */
export function TriageForm(props: FormProps) {
  const { file, again } = props
  const { it, catalogue } = file
  const ticked = (name: 'isPrivate' | 'isOpenToHelpers') => (again ? again.typed[name] === '1' : it[name])
  const hintFor = (name: 'isPrivate' | 'isOpenToHelpers') =>
    name === 'isOpenToHelpers' && catalogue[it.topic].helpersWelcome
      ? words.helpersWelcome
      : words.hints[name]
  return (
    <>
      <Understood file={file} />
      <DeedForm {...props}>
        <TextField
          name="title"
          label={words.fields.title}
          error={errorAt(props, 'title')}
          value={typedIn(props, 'title', it.title)}
          maxLength={80}
        />
        <Choosing {...props} name="topic" options={topicsFor(file)} chosen={it.topic} />
        <Choosing
          {...props}
          name="urgency"
          options={urgencies.map((urgency) => ({ value: urgency, says: caseWords.urgencies[urgency] }))}
          chosen={it.urgency}
        />
        <Choosing
          {...props}
          name="stairwell"
          options={stairwellsOf(file)}
          chosen={it.place.stairwell ?? ''}
        />
        {(['isPrivate', 'isOpenToHelpers'] as const).map((name) => (
          <TickField
            name={name}
            label={
              <>
                {words.fields[name]} <span class="sm dim">{hintFor(name)}</span>
              </>
            }
            checked={ticked(name)}
          />
        ))}
      </DeedForm>
    </>
  )
}

/** What the community offers, and what the case is filed under already. */
function topicsFor({ it, catalogue }: CaseFile) {
  return topics
    .filter((topic) => topic === it.topic || catalogue[topic].isOffered)
    .map((topic) => ({ value: topic, says: sayTopic(catalogue, 'zh-CN', topic) }))
}

function stairwellsOf({ tree }: CaseFile) {
  return [...tree.stairwells.values()].map(({ id, building }) => ({
    value: id,
    says: sayPlace(tree, {
      estate: tree.buildings.get(building)?.estate ?? null,
      building,
      stairwell: id,
    }),
  }))
}

export function MergeForm(props: FormProps) {
  return (
    <DeedForm {...props}>
      <TextField
        name="ref"
        label={words.fields.ref}
        error={errorAt(props, 'ref')}
        value={typedIn(props, 'ref')}
        inputMode="numeric"
        autocomplete="off"
        list="refs"
        {...hintOf('ref')}
      />
      <datalist id="refs">
        {props.file.near.map(({ ref, title }) => (
          <option value={ref}>{title}</option>
        ))}
      </datalist>
    </DeedForm>
  )
}

/** Some of what was said becomes a case of its own. */
export function SplitForm(props: FormProps) {
  const { file } = props
  const error = errorAt(props, 'needs')
  return (
    <DeedForm {...props}>
      <fieldset class={error ? 'field bad' : 'field'} id="needs" tabIndex={-1}>
        <legend>{words.fields.needs}</legend>
        {file.needs.map((need) => (
          <label class="tick">
            <input type="checkbox" name="needs" value={need.id} />
            {need.words ?? caseWords.erasedWords}
          </label>
        ))}
        {error && (
          <span class="err">
            <MarkShape name="late" />
            {error}
          </span>
        )}
      </fieldset>
      <TextField
        name="title"
        label={words.fields.title}
        error={errorAt(props, 'title')}
        value={typedIn(props, 'title')}
        maxLength={80}
      />
    </DeedForm>
  )
}

export function HouseholdForm(props: FormProps) {
  return (
    <DeedForm {...props}>
      <Choosing {...props} name="request" options={sayersOf(props.file)} {...onlyOne(props.file)} />
      <TextField
        name="door"
        label={words.fields.home}
        error={errorAt(props, 'door')}
        value={typedIn(props, 'door')}
        autocomplete="off"
        list="doors"
        {...hintOf('home')}
      />
      <datalist id="doors">
        {props.file.homes.map(({ door }) => (
          <option value={door} />
        ))}
      </datalist>
    </DeedForm>
  )
}

/** Which phone: with several people each reading is of one, and written down. */
export function PhoneForm(props: FormProps) {
  const { file } = props
  const reachable = new Set<string>(file.requests.flatMap(({ id, hasPhone }) => (hasPhone ? [id] : [])))
  const options = sayersOf(file).filter(({ value }) => reachable.has(value))
  const [only] = options
  return (
    <DeedForm {...props} staysHere>
      <Choosing
        {...props}
        name="request"
        options={options}
        {...(only && options.length === 1 && { chosen: only.value })}
      />
    </DeedForm>
  )
}

export function EraseForm(props: FormProps) {
  return (
    <DeedForm {...props}>
      <Choosing {...props} name="request" options={sayersOf(props.file)} {...onlyOne(props.file)} />
      <TickField name="sure" label={words.fields.sure} />
    </DeedForm>
  )
}
