import type { Hono } from 'hono'
import { outranks } from '../../../kernel/actor.ts'
import { readForm, type Typed } from '../../../kernel/http/form.ts'
import { newOnce } from '../../../kernel/http/once.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import {
  AreaField,
  ChoiceField,
  ErrorSummary,
  Field,
  TextField,
  type Wrong,
} from '../../../kernel/ui/field.tsx'
import { Sos } from '../../../kernel/ui/parts.tsx'
import { type Odd, oddIn } from '../../../language/broken.ts'
import { placesOf, type PlaceTree } from '../../places/door.ts'
import type { KeptFile } from '../parts.rules.ts'
import { sayRefusal } from '../refusals.ts'
import type { Understanding } from '../understand.ts'
import { sayIssue, statusOf } from './deeds.ts'
import { deedWords } from './deeds.words.ts'
import { type Desk, DeskPage, type Frame, frameFor, staffOf } from './frame.tsx'
import { keepPhotos } from './kept-photos.ts'
import { Dangerous, KnownMatters } from './new-questions.tsx'
import { newWords as words } from './new.words.ts'
import { Attached } from './sayings.tsx'
import { storyWords } from '../reading/story.words.ts'
import { listPlaces, staffChannels, takeDown, takeDownForm, type TakeDownCode } from './take-down.ts'

/** `/desk/new`: 代报, what a worker writes down for somebody. */
export function newPage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  app.get('/desk/new', async (c) => {
    const staff = staffOf(c)
    if (!outranks(staff.rank, 'worker')) return c.notFound()
    const tree = await placesOf(house.db, staff.community)
    return sendPage(c, <NewPage frame={await frameFor(c, desk)} tree={tree} again={null} />)
  })
  app.post('/desk/new', async (c) => {
    const staff = staffOf(c)
    if (!outranks(staff.rank, 'worker')) return c.notFound()
    const form = await readForm(c, takeDownForm)
    const { errors: unkept, ...kept } = await keepPhotos(house, staff.community, form)
    const show = async (again: Again, status: 409 | 413 | 422) => {
      const tree = await placesOf(house.db, staff.community)
      return sendPage(c, <NewPage frame={await frameFor(c, desk)} tree={tree} again={again} />, status)
    }
    const again = { typed: form.typed, ...kept, asks: null, odd: oddIn(form.typed['words'] ?? '') }
    const wrong = [...(form.ok ? [] : form.issues.map(sayIssue)), ...unkept, ...wrongOdd(form.typed)]
    if (!form.ok) return show({ ...again, errors: wrong }, statusOf(form))
    if (wrong.length > 0) return show({ ...again, errors: wrong }, 422)
    const { done, understanding } = await takeDown(house)(form.value, staff, kept.draft ?? undefined)
    if (done.ok)
      return c.redirect(`/desk/cases/${done.value.cases[0]?.ref ?? ''}?said=${done.value.ref}`, 303)
    const asks = isQuestion(done.code) ? { code: done.code, understanding } : null
    return show({ ...again, asks, errors: [sayWhy(done.code, done.facts)] }, asks ? 422 : 409)
  })
}

function wrongOdd(typed: Typed): Wrong[] {
  const odd = oddIn(typed['words'] ?? '')
  return odd === null || typed['oddSeen'] === odd ? [] : [{ field: 'words', says: words.odd[odd] }]
}

type Question = 'request.danger' | 'request.known'

type Again = {
  readonly typed: Typed
  readonly errors: readonly Wrong[]
  readonly draft: string | null
  readonly files: readonly KeptFile[]
  /** What is odd about the words; the page says so, and the next press means them. */
  readonly odd: Odd | null
  /** What has to be decided before it can be filed. */
  readonly asks: { readonly code: Question; readonly understanding: Understanding } | null
}

function isQuestion(code: TakeDownCode): code is Question {
  return code === 'request.danger' || code === 'request.known'
}

const fieldOf: Readonly<Partial<Record<TakeDownCode, string>>> = {
  'phone.not_a_number': 'phone',
  'request.in_the_future': 'saidAt',
  'request.known': 'known',
  'request.danger': 'dangerSeen',
}

function sayWhy(code: TakeDownCode, facts: Readonly<Record<string, string | number>>): Wrong {
  if (code === 'home.not_found') return { field: 'door', says: deedWords.wrong.home }
  if (code === 'request.known') return { field: 'known', says: words.choose }
  return { field: fieldOf[code] ?? '', says: sayRefusal('zh-CN', code, facts) }
}

type Props = { readonly frame: Frame; readonly tree: PlaceTree; readonly again: Again | null }

function NewPage({ frame, tree, again }: Props) {
  return (
    <DeskPage frame={frame} title={words.title} panel={{ label: words.tips, content: <Tips /> }}>
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      <form class="body flow" method="post" action="/desk/new" enctype="multipart/form-data" data-guard>
        <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
        <input type="hidden" name="once" value={again?.typed['once'] ?? newOnce()} />
        {again?.draft && <input type="hidden" name="draft" value={again.draft} />}
        {again?.odd && <input type="hidden" name="oddSeen" value={again.odd} />}
        {again?.asks?.code === 'request.danger' && <Dangerous understanding={again.asks.understanding} />}
        {again?.typed['dangerSeen'] && again.asks?.code !== 'request.danger' && (
          <input type="hidden" name="dangerSeen" value="1" />
        )}
        {again?.asks?.code === 'request.known' && (
          <KnownMatters understanding={again.asks.understanding} tree={tree} />
        )}
        <Fields again={again} tree={tree} />
        <p class="acts">
          <button class="btn b1">{words.send}</button>
        </p>
      </form>
    </DeskPage>
  )
}

function Tips() {
  return (
    <section aria-labelledby="tips">
      <h2 id="tips">{words.tips}</h2>
      {words.tip.map((says) => (
        <p>{says}</p>
      ))}
      <Sos lang="zh-CN" />
    </section>
  )
}

function Fields({ again, tree }: Omit<Props, 'frame'>) {
  const typed = (name: string) => again?.typed[name] ?? ''
  const error = (name: string) => again?.errors.find(({ field }) => field === name)?.says
  const of = (name: 'words' | 'place' | 'door' | 'phone' | 'saidAt') => ({
    name,
    label: words[name],
    hint: words[`${name}Hint`],
    error: error(name),
    value: typed(name),
  })
  return (
    <>
      {/* Whoever takes down a call types at once. */}
      <AreaField {...of('words')} rows={3} maxLength={4000} required autofocus={again === null} />
      <div class="inrow">
        <ChoiceField
          name="channel"
          label={words.channel}
          error={error('channel')}
          options={staffChannels.map((value) => ({ value, says: storyWords.channels[value] }))}
          chosen={typed('channel') || 'counter'}
        />
      </div>
      <div class="abreast">
        <TextField {...of('place')} list="places" maxLength={80} autocomplete="off" />
        <TextField {...of('door')} maxLength={10} autocomplete="off" />
        <TextField {...of('phone')} type="tel" maxLength={30} autocomplete="off" />
      </div>
      <datalist id="places">
        {listPlaces(tree).map(({ says }) => (
          <option value={says} />
        ))}
      </datalist>
      <div class="abreast even">
        <TextField {...of('saidAt')} type="datetime-local" />
        <Field name="photo" label={words.photo} hint={words.photoHint} error={error('photo')}>
          {(control) => <input {...control} type="file" accept="image/*" multiple />}
        </Field>
      </div>
      {again && <Attached files={again.files} />}
    </>
  )
}
