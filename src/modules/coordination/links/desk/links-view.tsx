import { newOnce } from '../../../../kernel/http/once.ts'
import type { Typed } from '../../../../kernel/http/form.ts'
import type { CaseId } from '../../../../kernel/ids.ts'
import { ErrorSummary, SelectField, TextField } from '../../../../kernel/ui/field.tsx'
import { Empty } from '../../../../kernel/ui/parts.tsx'
import type { Instant } from '../../../../kernel/time.ts'
import { DeskPage, type Frame } from '../../../cases/desk/door.ts'
import type { Body } from '../../../people/door.ts'
import { fatesOf, LinkRow, Press } from './link-row.tsx'
import type { DeskLink } from './read-links.ts'
import { SentenceForm } from './sentence-form.tsx'
import { deskWords } from './words.ts'

const words = deskWords.page

/** A form that was refused: what was typed, and why. `sentence` stands here again, because its case is elsewhere. */
export type AgainLink = {
  readonly says: string
  readonly typed: Typed
  readonly sentence: CaseId | null
  readonly back: string
}

type Props = {
  readonly frame: Frame
  readonly links: readonly DeskLink[]
  readonly bodies: readonly Body[]
  readonly again: AgainLink | null
}

/** Every link of the post's: for whom, when it was opened last, and how to end it. */
export function LinksPage({ frame, links, bodies, again }: Props) {
  const open = links.filter(({ isLive }) => isLive)
  const over = links.filter(({ isLive }) => !isLive)
  return (
    <DeskPage
      frame={frame}
      title={words.title}
      room="bodies"
      panel={{ label: words.makeFor, content: <MakeForm bodies={bodies} again={again} /> }}
    >
      {again && (
        <ErrorSummary
          lang="zh-CN"
          errors={[{ field: again.sentence ? 'release-words' : '', says: again.says }]}
        />
      )}
      {again?.sentence && (
        <section class="body">
          <SentenceForm
            about={again.sentence}
            back={again.back}
            value={again.typed['words'] ?? ''}
            error={again.says}
          />
          <p>
            <a href={again.back}>{words.back}</a>
          </p>
        </section>
      )}
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.sums(open.length)}</p>
        </div>
      </header>
      {links.length === 0 && <Empty>{words.empty}</Empty>}
      <ul class="rows body">
        {open.map((each) => (
          <li>
            <Head it={each} />
            <LinkRow it={each} now={frame.now} back="/desk/links" />
          </li>
        ))}
        {over.map((each) => (
          <li>
            <Head it={each} />
            <Over it={each} now={frame.now} />
          </li>
        ))}
      </ul>
    </DeskPage>
  )
}

function Head({ it }: { readonly it: DeskLink }) {
  const { link, body, ref, by } = it
  return (
    <p>
      <b>{body}</b>{' '}
      {link.case === null ? (
        words.forAll
      ) : ref === null ? null : (
        <a href={`/desk/cases/${ref}`}>{words.forCase(ref)}</a>
      )}{' '}
      <span class="sm dim">
        {link.madeAs === 'machine'
          ? words.programs
          : link.madeAs === 'body'
            ? words.byBody
            : by && words.by(by)}
      </span>
    </p>
  )
}

function Over({ it, now }: { readonly it: DeskLink; readonly now: Instant }) {
  return (
    <div class="acts">
      <p class="sm dim">{fatesOf(it, now).join('，')}</p>
      {it.link.revokedAt === null && (
        <Press it={it} deed="revoke" says={deskWords.revoke} back="/desk/links" />
      )}
    </div>
  )
}

function MakeForm({ bodies, again }: Pick<Props, 'bodies' | 'again'>) {
  const typed = again?.sentence === null ? again.typed : {}
  return (
    <section aria-labelledby="make">
      <h2 id="make">{words.makeFor}</h2>
      <form method="post" action="/desk/links" class="flow" data-guard>
        <input type="hidden" name="once" value={newOnce()} />
        <input type="hidden" name="back" value="/desk/links" />
        <SelectField
          name="body"
          label={words.body}
          options={[
            { value: '', says: words.choose },
            ...bodies.map(({ id, name }) => ({ value: id, says: name })),
          ]}
          chosen={typed['body']}
        />
        <TextField name="name" label={words.name} value={typed['name']} maxLength={40} />
        <p class="acts">
          <button class="btn b1">{words.press}</button>
        </p>
      </form>
    </section>
  )
}
